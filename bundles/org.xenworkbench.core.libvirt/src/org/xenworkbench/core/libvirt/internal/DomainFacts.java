/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/**
 * What changes seldom about a host's domains: asked once, and again after an event that says it may have changed or
 * when the domain has another number.
 */
final class DomainFacts {

  /**
   * Devices of a domain.
   *
   * @param number the domain's number when they were read
   * @param xml the devices
   * @param refused names of devices whose statistics the host does not support
   */
  record Devices(int number, DomainXml xml, Set<String> refused) {
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

  /** Whether the domain is persistent. */
  boolean isPersistent(UUID uuid, Domain domain) throws LibvirtException {
    Boolean known = persistent.get(uuid);
    if (known == null) {
      known = domain.isPersistent() == 1;
      persistent.put(uuid, known);
    }
    return known;
  }

  /** The domain's devices; none if its description cannot be read as one. */
  Devices devices(UUID uuid, int number, Domain domain) throws LibvirtException {
    Devices known = devices.get(uuid);
    if (known == null || known.number() != number) {
      known = new Devices(number, parse(domain.getXMLDesc(0)), ConcurrentHashMap.newKeySet());
      devices.put(uuid, known);
    }
    return known;
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
