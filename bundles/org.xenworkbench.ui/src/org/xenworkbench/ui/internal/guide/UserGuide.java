/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.guide;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.internal.Messages;

/** Opens the user's guide, which comes with the product. UI thread. */
public final class UserGuide {

  private static final Path PAGE = new Path("help/user-guide.html");

  private UserGuide() {
  }

  /**
   * Opens it, or brings it to the front.
   *
   * @param part where: the id of a heading; empty for the beginning
   */
  public static void open(String part) {
    with(window -> window.show(part));
  }

  /** Opens it where these words are. */
  static void search(String words) {
    with(window -> window.search(words));
  }

  private static void with(Consumer<GuideWindow> use) {
    try (InputStream page = FileLocator.openStream(FrameworkUtil.getBundle(UserGuide.class), PAGE, false)) {
      use.accept(GuideWindow.over(parent(), GuidePage.read(page)));
    } catch (IOException e) {
      Problems.show(Messages.UserGuide_failed, e);
    }
  }

  private static Shell parent() {
    Display display = PlatformUI.getWorkbench().getDisplay();
    Shell active = display.getActiveShell();
    return active == null ? PlatformUI.getWorkbench().getModalDialogShellProvider().getShell() : active;
  }
}
