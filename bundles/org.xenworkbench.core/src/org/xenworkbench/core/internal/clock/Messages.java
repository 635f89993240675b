/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.clock;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Clock_Advice;
  public static String Clock_Ahead;
  public static String Clock_AheadConfirmed;
  public static String Clock_AheadOfStored;
  public static String Clock_AheadReturned;
  public static String Clock_Back;
  public static String Clock_BackConfirmed;
  public static String Clock_BackReturned;
  public static String Clock_BehindStored;
  public static String Clock_Lost;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.clock.messages", Messages.class);
  }

  private Messages() {
  }
}
