/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String UnusedOptions_headless;
  public static String UnusedOptions_noWindow;
  public static String WorkbenchApplication_lockedTitle;
  public static String WorkbenchApplication_noDisplay;
  public static String XenWorkbenchWindowAdvisor_title;

  static {
    NLS.initializeMessages("org.xenworkbench.rcp.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
