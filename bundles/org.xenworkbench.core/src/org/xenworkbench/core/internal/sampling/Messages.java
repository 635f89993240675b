/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Sampler_ManyDetails;
  public static String Sampler_ManyOfHost;
  public static String Sampler_ManyOfVm;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.sampling.messages", Messages.class);
  }

  private Messages() {
  }
}
