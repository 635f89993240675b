/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Something that a host has besides its domains, and that can be acted on: a storage pool, a volume, a network.
 *
 * @since 0.1
 */
@ProviderType
public sealed interface HostResource permits StoragePool, StorageVolume, VirtualNetwork {

  /** Its name, which nobody can change: one of another name is another one. */
  String name();
}
