/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.io.IOException;
import java.net.URL;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Bundle;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;

/** Opens the user's guide, which comes with the product, in the browser. */
public final class OpenGuideHandler extends AbstractHandler {

  private static final String PART = "org.xenworkbench.ui.openGuide.part";

  @Override
  public @Nullable Object execute(ExecutionEvent event) {
    try {
      String part = event.getParameter(PART);
      URL page = new URL(guide() + (part == null ? "" : '#' + part));
      PlatformUI.getWorkbench().getBrowserSupport().getExternalBrowser().openURL(page);
    } catch (IOException | PartInitException e) {
      Problems.show(Messages.OpenGuideHandler_failed, e);
    }
    return null;
  }

  /** As a file, which a browser can read. */
  private static URL guide() throws IOException {
    Bundle bundle = Platform.getBundle(XenUi.PLUGIN_ID);
    URL found = bundle == null ? null : FileLocator.find(bundle, new Path("help/user-guide.html"), null);
    if (found == null) {
      throw new IOException(Messages.OpenGuideHandler_missing);
    }
    return FileLocator.toFileURL(found);
  }
}
