/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.setting;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Setting_Days;
  public static String Setting_IntervalHint;
  public static String Setting_NoStore;
  public static String Setting_NotSaved;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.setting.messages", Messages.class);
  }

  private Messages() {
  }
}
