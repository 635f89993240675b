/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/**
 * What changes seldom about a host's domains: asked once, and again after an event that says it may have changed or
 * when the domain has another number.
 */
final class DomainFacts {

  /**
   * Devices of a domain.
   *
   * @param number the domain's number when they were read
   * @param devices the devices
   */
  record Devices(int number, List<CountedDevice> devices) {
  }

  private final Map<UUID, Boolean> persistent = new ConcurrentHashMap<>();
  private final Map<UUID, Devices> devices = new ConcurrentHashMap<>();

  /** Asks again for everything about a domain. */
  void forget(UUID domain) {
    persistent.remove(domain);
    devices.remove(domain);
  }

  /** Forgets the domains that are not in the set. */
  void retain(Set<UUID> domains) {
    persistent.keySet().retainAll(domains);
    devices.keySet().retainAll(domains);
  }

  /** Whether a domain is persistent, as last asked; null if not asked yet. */
  @Nullable Boolean knownPersistent(UUID domain) {
    return persistent.get(domain);
  }

  /** Remembers whether a domain is persistent. */
  void persistent(UUID domain, boolean value) {
    persistent.put(domain, value);
  }

  /** Whether the domain is persistent; to be called within a {@link Connection#call}. */
  boolean isPersistent(UUID uuid, long domain, Connection connection) throws HypervisorException {
    Boolean known = persistent.get(uuid);
    if (known == null) {
      int answer = DomainCalls.isPersistent(domain);
      if (answer < 0) {
        throw connection.lastError(Messages.Action_poll);
      }
      known = answer == 1;
      persistent.put(uuid, known);
    }
    return known;
  }

  /**
   * The domain's devices; none if its description cannot be read as one. To be called within a {@link Connection#call}.
   */
  List<CountedDevice> devices(UUID uuid, int number, long domain, Connection connection) throws HypervisorException {
    Devices known = devices.get(uuid);
    if (known == null || known.number() != number) {
      String description = DomainCalls.description(domain);
      if (description == null) {
        throw connection.lastError(Messages.Action_poll);
      }
      known = new Devices(number, CountedDevice.of(parse(description), number));
      devices.put(uuid, known);
    }
    return known.devices();
  }

  private static DomainXml parse(String xml) {
    try {
      return DomainXml.parse(xml);
    } catch (IOException e) {
      // Its statistics are left out; state, CPU and memory do not need its description.
      return DomainXml.NONE;
    }
  }
}
