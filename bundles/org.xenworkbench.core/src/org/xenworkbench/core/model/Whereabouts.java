/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is said of where virtual machines belong besides what hosts list: that one is on its way to another host, and
 * that one is the VM whose UUID it bears. The {@link Inventory} follows it. An OSGi service; any thread, returns at
 * once.
 *
 * @since 0.1
 */
@ProviderType
public interface Whereabouts {

  /**
   * Marks a VM as being on its way, or as arrived. While it is, one of its two hosts shows it: the target as soon as it
   * runs there.
   *
   * @param source where it began
   * @param target where it goes; empty when that has ended, wherever the VM is then
   */
  void setMigrating(VmId vm, HostId source, Optional<HostId> target);

  /**
   * The user says that a claim ({@link VmId#isClaim()}) is the VM of its UUID: it is from now on, and what was until
   * now becomes a claim.
   *
   * @return whether there is such a claim, and nothing of that UUID is on its way; else nothing has changed
   */
  boolean adopt(VmId claim);
}
