/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.Optional;
import java.util.UUID;

/**
 * Identity of a virtual machine: its UUID, wherever it runs. Two kinds are told apart by their host too: Domain-0,
 * which carries the same UUID on every Xen host, and a <em>claim</em>, a domain whose UUID another host's VM bears
 * already. A claim has metrics and events of its own, so that nobody takes over a VM's history by naming its UUID.
 *
 * @param uuid the domain's UUID as the hypervisor gives it
 * @param on the host, for a control domain or a claim only
 * @since 0.1
 */
public record VmId(UUID uuid, Optional<HostId> on) implements ObjectId {

  /** The UUID of Domain-0 on every Xen host. */
  public static final UUID CONTROL_DOMAIN_UUID = new UUID(0, 0);

  static final String PREFIX = "vm";
  static final String CONTROL_PREFIX = "dom0";
  static final String CLAIM_PREFIX = "claim";

  /** The identity of an ordinary virtual machine. */
  public static VmId of(UUID uuid) {
    return new VmId(uuid, Optional.empty());
  }

  /** The identity of the control domain of a host. */
  public static VmId controlDomain(HostId host) {
    return new VmId(CONTROL_DOMAIN_UUID, Optional.of(host));
  }

  /** The identity of a domain of that host whose UUID another host's VM bears. */
  public static VmId claim(HostId host, UUID uuid) {
    return new VmId(uuid, Optional.of(host));
  }

  /** Reads what {@link #key()} wrote of a claim, without its prefix. */
  static VmId parseClaim(String text) {
    int slash = text.indexOf('/');
    return claim(HostId.of(text.substring(slash + 1)), IdText.uuid(text.substring(0, Math.max(0, slash))));
  }

  /** The identity of a domain that a host lists under the given UUID, unless another host's VM bears it already. */
  public static VmId onHost(HostId host, UUID uuid) {
    return uuid.equals(CONTROL_DOMAIN_UUID) ? controlDomain(host) : of(uuid);
  }

  /** Whether this is a control domain (Domain-0). */
  public boolean isControlDomain() {
    return on.isPresent() && uuid.equals(CONTROL_DOMAIN_UUID);
  }

  /** Whether another host's VM bears the same UUID, and this one is told apart by its host. */
  public boolean isClaim() {
    return on.isPresent() && !isControlDomain();
  }

  /** The identity that is claimed; this one itself if it is none. */
  public VmId claimed() {
    return isClaim() ? of(uuid) : this;
  }

  @Override
  public String key() {
    return on.map(host -> isClaim() ? CLAIM_PREFIX + '/' + uuid + '/' + host : CONTROL_PREFIX + '/' + host)
        .orElseGet(() -> PREFIX + '/' + uuid);
  }

  @Override
  public String toString() {
    return key();
  }
}
