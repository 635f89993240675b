/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Networks_name;
  public static String Storage_name;

  static {
    NLS.initializeMessages("org.xenworkbench.core.storage.messages", Messages.class);
  }

  private Messages() {
  }
}
