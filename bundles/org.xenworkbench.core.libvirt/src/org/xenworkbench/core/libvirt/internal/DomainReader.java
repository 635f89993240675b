/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.DomainState;

/** Reads one domain by calls that never wait for its job. */
final class DomainReader {

  private DomainReader() {
  }

  /**
   * What was read.
   *
   * @param info the domain
   * @param cpuTime CPU time in nanoseconds, -1 if not active or not known
   * @param nanos when
   */
  record Snapshot(DomainInfo info, long cpuTime, long nanos) {
  }

  /** The domain as it is now; to be called within a {@link Connection#call}. */
  static Snapshot read(UUID uuid, long domain, DomainFacts facts, Connection connection) throws HypervisorException {
    DomainCalls calls = DomainCalls.ofThread();
    if (calls.info(domain)) {
      return snapshot(uuid, domain, calls, facts, connection);
    }
    HypervisorException failure = connection.lastError(Messages.Action_poll);
    if (failure.kind() != Kind.FAILED) {
      throw failure;
    }
    return ending(uuid, domain, calls, facts, connection, failure);
  }

  private static Snapshot snapshot(UUID uuid, long domain, DomainCalls calls, DomainFacts facts,
      Connection connection) throws HypervisorException {
    long nanos = System.nanoTime();
    DomainState state = DomainStates.state(calls.infoState());
    int number = number(domain, state);
    long memory = calls.infoMemory();
    // Xen counts some pages of its own to a domain, which then has a little more than its maximum.
    long maximum = Math.max(calls.infoMaxMemory(), memory);
    long cpuTime = calls.infoCpuTime(); // before the thread's memory is used again
    int vcpus = calls.infoVcpus();
    DomainInfo info = DomainInfo.of(uuid, DomainCalls.name(domain)).state(state, number).vcpus(vcpus)
        .memory(Bounds.kibibytes(memory), Bounds.kibibytes(maximum))
        .persistent(facts.isPersistent(uuid, domain, connection))
        .reason(facts.reason(uuid, domain, number, state, calls)).maxVcpus(facts.maxVcpus(uuid, domain)).build();
    return new Snapshot(info, info.isActive() ? cpuTime : -1, nanos);
  }

  /** The number was told when the domain was looked up, the state is newer. */
  private static int number(long domain, DomainState state) {
    return state == DomainState.SHUT_OFF ? -1 : DomainCalls.number(domain);
  }

  /**
   * Xen has forgotten a domain that ends or leaves a moment before libvirt has: then only libvirt's own record of it is
   * left, which has neither CPU time nor the memory that it has: no samples are made up of them.
   */
  private static Snapshot ending(UUID uuid, long domain, DomainCalls calls, DomainFacts facts, Connection connection,
      HypervisorException failure) throws HypervisorException {
    long maximum = Bounds.kibibytes(DomainCalls.maxMemory(domain));
    int code = maximum == 0 ? -1 : calls.state(domain);
    if (code < 0) {
      // by now libvirt may have forgotten it as well
      HypervisorException newer = connection.lastError(Messages.Action_poll);
      throw newer.kind() == Kind.NO_SUCH_DOMAIN ? newer : failure;
    }
    DomainState state = DomainStates.state(code);
    DomainInfo info = DomainInfo.of(uuid, DomainCalls.name(domain)).state(state, number(domain, state))
        .memory(0, maximum).persistent(facts.isPersistent(uuid, domain, connection))
        .reason(StateReasons.of(state, calls.reason())).build();
    return new Snapshot(info, -1, System.nanoTime());
  }
}
