/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.ui.internal.guide.UserGuide;

/** Opens the user's guide. */
public final class OpenGuideHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) {
    UserGuide.open("");
    return null;
  }
}
