/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.Optional;
import java.util.UUID;

/**
 * Identity of a virtual machine: its UUID, wherever it runs. Domain-0 carries the same UUID on every Xen host, so its
 * identity is the host it controls.
 *
 * @param uuid the domain's UUID as the hypervisor gives it
 * @param controlled the host, for a control domain only
 */
public record VmId(UUID uuid, Optional<HostId> controlled) implements ObjectId {

  /** The UUID of Domain-0 on every Xen host. */
  public static final UUID CONTROL_DOMAIN_UUID = new UUID(0, 0);

  static final String PREFIX = "vm";
  static final String CONTROL_PREFIX = "dom0";

  /** The identity of an ordinary virtual machine. */
  public static VmId of(UUID uuid) {
    return new VmId(uuid, Optional.empty());
  }

  /** The identity of the control domain of a host. */
  public static VmId controlDomain(HostId host) {
    return new VmId(CONTROL_DOMAIN_UUID, Optional.of(host));
  }

  /** The identity of a domain that a host lists under the given UUID. */
  public static VmId onHost(HostId host, UUID uuid) {
    return uuid.equals(CONTROL_DOMAIN_UUID) ? controlDomain(host) : of(uuid);
  }

  /** Whether this is a control domain (Domain-0). */
  public boolean isControlDomain() {
    return controlled.isPresent();
  }

  @Override
  public String key() {
    return controlled.map(host -> CONTROL_PREFIX + '/' + host.uuid()).orElseGet(() -> PREFIX + '/' + uuid);
  }

  @Override
  public String toString() {
    return key();
  }
}
