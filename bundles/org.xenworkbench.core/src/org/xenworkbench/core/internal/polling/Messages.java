/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Sampler_IntervalChanged;
  public static String Sampler_IntervalOutOfBounds;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.polling.messages", Messages.class);
  }

  private Messages() {
  }
}
