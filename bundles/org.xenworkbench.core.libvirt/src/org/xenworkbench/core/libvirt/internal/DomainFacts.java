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
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/**
 * What changes seldom about a host's domains: asked once, and again after an event that says it may have changed or
 * when the domain has another number.
 */
final class DomainFacts {

  private final Map<UUID, Known> domains = new ConcurrentHashMap<>();
  private final Marks marks = new Marks(System::nanoTime);

  /**
   * Devices of a domain.
   *
   * @param number the domain's number when they were read
   * @param devices the devices
   */
  private record Devices(int number, List<CountedDevice> devices) {
  }

  /**
   * Why a domain is in its state.
   *
   * @param number the domain's number then
   * @param state the state
   * @param reason the reason
   */
  private record Reason(int number, DomainState state, StateReason reason) {
  }

  /** What one domain has told. Once forgotten it is found by nobody, so no answer to an earlier question is kept. */
  private static final class Known {
    private volatile @Nullable Boolean persistent;
    private volatile int maxVcpus;
    private volatile @Nullable Devices devices;
    private volatile @Nullable Reason reason;
  }

  /** Asks again for everything about a domain. */
  void forget(UUID domain) {
    marks.forget();
    domains.remove(domain);
  }

  /** Forgets the domains that are not in the set. */
  void retain(Set<UUID> listed) {
    domains.keySet().retainAll(listed);
  }

  private Known known(UUID domain) {
    return domains.computeIfAbsent(domain, key -> new Known());
  }

  /**
   * Whether a domain is persistent: 1 or 0, or -1 if that cannot be told now. To be called within a
   * {@link Connection#call}.
   */
  int persistence(UUID uuid, long domain) {
    Known known = known(uuid);
    Boolean persistent = known.persistent;
    if (persistent != null) {
      return persistent ? 1 : 0;
    }
    int answer = DomainCalls.isPersistent(domain);
    if (answer >= 0) { // one that failed is asked again
      known.persistent = answer == 1;
    }
    return answer;
  }

  /**
   * Why the domain is in that state, unknown if it is not in it any more or does not tell. Every change of it comes
   * with an event. To be called within a {@link Connection#call}.
   */
  StateReason reason(UUID uuid, long domain, int number, DomainState state, DomainCalls calls) {
    Known known = known(uuid);
    Reason told = known.reason;
    if (told != null && told.number() == number && told.state() == state) {
      return told.reason();
    }
    if (DomainStates.state(calls.state(domain)) != state) {
      return StateReason.UNKNOWN;
    }
    StateReason reason = StateReasons.of(state, calls.reason());
    known.reason = new Reason(number, state, reason);
    return reason;
  }

  /** Asks for what is asked of all domains at once, before a round. */
  void refresh(Connection connection, boolean thorough) throws HypervisorException {
    marks.refresh(connection, thorough);
    if (thorough) {
      domains.values().forEach(known -> {
        known.maxVcpus = 0;
        known.devices = null; // libxl tells of none that is attached
      });
    }
  }

  /** The domain with what {@link #refresh} asked for. */
  DomainInfo marked(DomainInfo info) {
    return marks.with(info);
  }

  /** The most vCPUs that a domain may have online, 0 if it does not tell; within a {@link Connection#call}. */
  int maxVcpus(UUID uuid, long domain) {
    Known known = known(uuid);
    if (known.maxVcpus == 0) {
      known.maxVcpus = Math.max(0, DomainCalls.maxVcpus(domain));
    }
    return known.maxVcpus;
  }

  /** Whether the domain is persistent; to be called within a {@link Connection#call}. */
  boolean isPersistent(UUID uuid, long domain, Connection connection) throws HypervisorException {
    int answer = persistence(uuid, domain);
    if (answer < 0) {
      throw connection.lastError(Messages.Action_poll);
    }
    return answer == 1;
  }

  /**
   * The domain's devices; none if its description cannot be read as one. To be called within a {@link Connection#call}.
   */
  List<CountedDevice> devices(UUID uuid, int number, long domain, Connection connection) throws HypervisorException {
    Known known = known(uuid);
    Devices devices = known.devices;
    if (devices == null || devices.number() != number) {
      String description = DomainCalls.description(domain);
      if (description == null) {
        throw connection.lastError(Messages.Action_poll);
      }
      devices = new Devices(number, CountedDevice.of(parse(description), number));
      known.devices = devices;
    }
    return devices.devices();
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
