/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Domain;
import org.libvirt.Handles;
import org.xenworkbench.core.driver.AddressAccess;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.libvirt.internal.jna.DomainAddresses;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * Reads addresses of guests: the leases of libvirt's own networks, and what the host itself has learnt of others. The
 * guest's agent is not asked: one that hangs would block for seconds.
 */
final class Addresses implements AddressAccess {

  private final Connection connection;

  Addresses(Means means) {
    this.connection = means.connection();
  }

  @Override
  public List<String> addresses(UUID uuid) throws HypervisorException {
    return connection.onDomain(uuid, Messages.Action_addresses, domain -> {
      String doing = NLS.bind(Messages.Action_addresses, domain.getName());
      if (Virt.virDomainGetID(Handles.of(domain)) < 0) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, Messages.State_inactive, null); // drivers differ
      }
      Optional<List<String>> leases = DomainAddresses.read(Handles.of(domain), DomainAddresses.LEASE);
      if (leases.filter(some -> !some.isEmpty()).isPresent()) {
        return leases.get();
      }
      return learnt(doing, domain, leases);
    });
  }

  /** Not every driver can tell both. */
  private List<String> learnt(String doing, Domain domain, Optional<List<String>> leases) throws HypervisorException {
    Optional<List<String>> learnt = DomainAddresses.read(Handles.of(domain), DomainAddresses.ARP);
    if (learnt.isEmpty() && leases.isEmpty()) {
      throw connection.lastError(doing);
    }
    return learnt.orElse(List.of());
  }
}
