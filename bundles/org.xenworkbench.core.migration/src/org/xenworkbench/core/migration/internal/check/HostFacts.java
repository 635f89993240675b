/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.CpuComparison;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.HostPaths;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * What checks ask of hosts. An answer holds for moments, so that ten virtual machines and two hundred targets ask each
 * host once; a host that does not answer is waited for once. Any thread but a UI thread.
 */
@Component(service = HostFacts.class)
public final class HostFacts {

  /** For how long an answer holds: what one round of checks asks, and the check right before the start. */
  static final Duration AGE = Duration.ofSeconds(3);
  /** How long a host is waited for, ... */
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  /** ... and for how long only that much longer if that was in vain. */
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration IMPATIENCE = Duration.ofMillis(20);
  /** What reads storage: a server that is gone lets each of these hang. */
  private static final Set<String> STORAGE = Set.of("pools", "volume", "volumes");

  /**
   * A question.
   *
   * @param what which, with whatever it depends on
   */
  private record Question(HostId host, List<?> what) {
  }

  private record Asked(long at, CompletableFuture<?> answer) {
  }

  private final HostCalls hosts;
  private final Timing timing;
  private final Duration patience;
  private final Map<Question, Asked> asked = new ConcurrentHashMap<>();
  private final Map<HostId, Long> silent = new ConcurrentHashMap<>();
  private final Registration rounds;
  private volatile long swept;

  /** Asks by the core's service, and forgets with the rounds of hosts, which go on when nobody asks any more. */
  @Activate
  public HostFacts(@Reference HostCalls hosts, @Reference Polling polling) {
    this(hosts, polling, Timing.system(), PATIENCE);
  }

  HostFacts(HostCalls hosts, Polling polling, Timing timing, Duration patience) {
    this.hosts = hosts;
    this.timing = timing;
    this.patience = patience;
    this.rounds = polling.addConsumer(round -> sweep());
  }

  @Deactivate
  void stop() {
    rounds.close();
  }

  /** How much is kept. */
  int known() {
    return asked.size();
  }

  /** What a VM is made of. */
  VmParts parts(VirtualMachine vm, Host host) throws HypervisorException {
    return ask(host, List.of("parts", vm.id()),
        session -> VmParts.of(session.require(DefinitionAccess.class).definition(vm.id().uuid())));
  }

  /** The networks of a host; empty if it does not tell any. */
  Optional<List<VirtualNetwork>> networks(Host host) throws HypervisorException {
    return ask(host, List.of("networks"), session -> with(session, NetworkAccess.class, NetworkAccess::networks));
  }

  /** The storage pools of a host; empty if it does not tell any. */
  Optional<List<StoragePool>> pools(Host host) throws HypervisorException {
    return askStorage(host, List.of("pools"), session -> with(session, StorageAccess.class, StorageAccess::pools));
  }

  /** The volume at a path of a host; empty if it is in no active pool. */
  Optional<StorageVolume> volumeAt(Host host, String path) throws HypervisorException {
    String plain = HostPaths.plain(path);
    return askStorage(host, List.of("volume", plain), session -> session.require(StorageAccess.class).volumeAt(plain));
  }

  /** The volume of that name in a pool of a host, which is active. */
  Optional<StorageVolume> volume(Host host, String pool, String name) throws HypervisorException {
    return askStorage(host, List.of("volumes", pool),
        session -> session.require(StorageAccess.class).volumes(pool)).stream()
        .filter(volume -> volume.name().equals(name)).findFirst();
  }

  /** The CPUs of a host in its hypervisor's form; empty if it does not compare any. */
  Optional<String> cpu(Host host) throws HypervisorException {
    return ask(host, List.of("cpu"), session -> with(session, CpuComparison.class, CpuComparison::hostCpu));
  }

  /** Whether a host's CPUs have what those have; empty if it does not compare any. */
  Optional<CpuComparison.Match> compareHost(Host host, String cpu) throws HypervisorException {
    return ask(host, List.of("compareHost", cpu),
        session -> with(session, CpuComparison.class, cpus -> cpus.compareHost(cpu)));
  }

  /** Whether a host can give a VM the CPU that it has; empty if that has what its host has. */
  Optional<CpuComparison.Match> compareGuest(Host host, VirtualMachine vm, VmParts parts) throws HypervisorException {
    return ask(host, List.of("compareGuest", vm.id()),
        session -> session.require(CpuComparison.class).compareGuest(parts.definition()));
  }

  /** Asks by a facet. */
  private interface ByFacet<F, T> {
    T ask(F facet) throws HypervisorException;
  }

  /** Where the facet is missing, or the host has nothing behind it, there is no answer. */
  private static <F, T> Optional<T> with(HypervisorSession session, Class<F> type, ByFacet<F, T> question)
      throws HypervisorException {
    Optional<F> facet = session.facet(type);
    try {
      return facet.isPresent() ? Optional.of(question.ask(facet.get())) : Optional.empty();
    } catch (HypervisorException e) {
      if (e.kind() == Kind.UNSUPPORTED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** One question of storage that hangs is enough: more would take the calls of the connection from the polling. */
  private <T> T askStorage(Host host, List<?> what, HostCalls.Call<T> call) throws HypervisorException {
    boolean hangs = asked.entrySet().stream()
        .anyMatch(one -> one.getKey().host().equals(host.id()) && STORAGE.contains(one.getKey().what().get(0))
            && !one.getValue().answer().isDone()
            && timing.nanos() - one.getValue().at() >= patience.toNanos());
    if (hangs) {
      throw new HypervisorException(Kind.BUSY, NLS.bind(Messages.Facts_silent, host.name()));
    }
    return ask(host, what, call);
  }

  @SuppressWarnings("unchecked") // a question has one kind of answer
  private <T> T ask(Host host, List<?> what, HostCalls.Call<T> call) throws HypervisorException {
    sweep();
    Asked one = asked.compute(new Question(host.id(), what), (question, known) -> known != null && holds(known) ? known
        : new Asked(timing.nanos(), hosts.submit(host.id(), Role.POLLING, call)));
    return (T) await(host, one.answer());
  }

  /** One that is open is not asked again: a frozen host would be asked ever more. */
  private boolean holds(Asked known) {
    return !known.answer().isDone() || timing.nanos() - known.at() < AGE.toNanos();
  }

  private Object await(Host host, CompletableFuture<?> answer) throws HypervisorException {
    Long since = silent.get(host.id());
    boolean rests = since != null && timing.nanos() - since < REST.toNanos();
    boolean isNew = !answer.isDone();
    try {
      Object got = timing.await(answer, rests ? IMPATIENCE : patience);
      if (isNew) {
        silent.remove(host.id());
      }
      return got;
    } catch (TimeoutException e) {
      if (!rests) {
        silent.put(host.id(), timing.nanos());
      }
      throw new HypervisorException(Kind.BUSY, NLS.bind(Messages.Facts_silent, host.name()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof HypervisorException reason ? reason
          : new HypervisorException(Kind.FAILED, String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HypervisorException(Kind.CANCELLED, NLS.bind(Messages.Facts_silent, host.name()), e);
    }
  }

  /** What becomes of a fix is seen by the next check: when it has ended, its hosts are asked anew. */
  CompletableFuture<?> after(CompletableFuture<?> fix) {
    return fix.whenComplete((done, failure) -> asked.clear());
  }

  private void sweep() {
    long now = timing.nanos();
    if (now - swept > AGE.toNanos()) {
      swept = now;
      asked.values().removeIf(known -> !holds(known));
    }
  }
}
