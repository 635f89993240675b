/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeText;

/** What a client gave, as it is quoted to it and to the log: one line, which clients print as it is, and never long. */
final class Quoted {

  private static final int LONGEST = 100;

  private Quoted() {
  }

  static String text(@Nullable Object value) {
    return SafeText.line(Bounds.text(String.valueOf(value), LONGEST));
  }
}
