/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.xenworkbench.core.jmx.Described;

/** What every bean of ours has. */
public interface Versioned {

  /** Version of every interface of this bundle; grows when attributes are added. */
  int VERSION = 1;

  /** See the annotation. */
  @Described("Version of this interface. Attributes and operations are only ever added.")
  default int getInterfaceVersion() {
    return VERSION;
  }
}
