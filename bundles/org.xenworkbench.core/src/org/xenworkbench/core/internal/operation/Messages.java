/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Operation_Cancelled;
  public static String Operation_Failed;
  public static String Operation_Stopped;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.operation.messages", Messages.class);
  }

  private Messages() {
  }
}
