/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.setting;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Setting_NoNumber;
  public static String Setting_NoSwitch;
  public static String Setting_NotWhole;

  static {
    NLS.initializeMessages("org.xenworkbench.core.setting.messages", Messages.class);
  }

  private Messages() {
  }
}
