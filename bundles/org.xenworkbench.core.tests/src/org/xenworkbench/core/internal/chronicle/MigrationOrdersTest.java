/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.testkit.VirtualTime;

/**
 * The end of a migration is heard in pieces, from two hosts and the operation itself, in any order: the log has the
 * migration's own entry and no other.
 */
class MigrationOrdersTest {

  private static final String MIGRATED = "Migrated VM 'web' from 'a' to 'b'";

  private enum Step {
    SOURCE_LISTS_IT_NO_MORE, TARGET_LISTS_IT_RUNNING, STOPPED, UNDEFINED, OPERATION_ENDS
  }

  /** What else is heard around every step. */
  private enum Between {
    NOTHING, TARGET_LISTS_NOTHING_YET, POLLS, REFRESHES, POLLS_AND_REFRESHES;

    boolean polls() {
      return this == POLLS || this == POLLS_AND_REFRESHES;
    }

    boolean refreshes() {
      return this == REFRESHES || this == POLLS_AND_REFRESHES;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLogHasTheMigrationsEntryAlone(Between between) {
    List<List<Step>> orders = new ArrayList<>();
    permutations(new ArrayList<>(), orders::add);
    assertThat(orders).hasSize(120);
    for (List<Step> order : orders) {
      Run run = new Run(between);
      run.migrate(order);
      assertThat(run.messages()).as("%s", order).containsExactly(MIGRATED);
      assertThat(run.shown()).as("%s", order).containsExactly(run.id + " on b");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatHappensAfterItIsTold(Between between) {
    permutations(new ArrayList<>(), order -> {
      Run run = new Run(between);
      run.migrate(order);
      run.list(run.b, List.of(run.web(DomainState.SHUT_OFF, StateReason.DESTROYED)));
      run.event(run.b, DomainEvent.Type.UNDEFINED, DomainEvent.Cause.OTHER);
      assertThat(run.messages()).as("%s", order).containsExactlyInAnyOrder(MIGRATED, "VM 'web' on 'b' was forced off",
          "The definition of VM 'web' was removed from 'b'");
    });
  }

  private static void permutations(List<Step> begun, Consumer<List<Step>> each) {
    if (begun.size() == Step.values().length) {
      each.accept(List.copyOf(begun));
    }
    for (Step step : Step.values()) {
      if (!begun.contains(step)) {
        begun.add(step);
        permutations(begun, each);
        begun.remove(step);
      }
    }
  }

  /** A migration from a to b, and what the workbench hears of it. */
  private static final class Run {

    private final HostId a = HostId.random();
    private final HostId b = HostId.random();
    private final UUID uuid = UUID.randomUUID();
    private final VmId id = VmId.of(uuid);
    private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
    private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
    private final EventLogImpl log = new EventLogImpl(dispatcher);
    private final Chronicle chronicle = new Chronicle(dispatcher, inventory,
        new FakeHostCalls((host, role) -> new FakeSession()), new FakePolling(), new FakeOperations(), log,
        new VirtualTime());
    private final Set<Step> done = EnumSet.noneOf(Step.class);
    private final Between between;
    private long time;

    Run(Between between) {
      this.between = between;
      for (HostId host : List.of(a, b)) {
        inventory.putHost(Host.of(host, host.equals(a) ? "a" : "b",
            Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
      }
      list(b, List.of());
      list(a, List.of(web(DomainState.RUNNING, StateReason.BOOTED)));
    }

    void migrate(List<Step> order) {
      inventory.setMigrating(id, a, Optional.of(b));
      if (between != Between.TARGET_LISTS_NOTHING_YET) {
        tell(b, web(DomainState.PAUSED, StateReason.MIGRATING));
      }
      tell(a, web(DomainState.PAUSED, StateReason.MIGRATING));
      for (Step step : order) {
        done.add(step);
        take(step);
        if (between.polls()) {
          poll();
        }
      }
      for (int i = 0; i < 5; i++) {
        poll();
      }
    }

    private void take(Step step) {
      switch (step) {
        case SOURCE_LISTS_IT_NO_MORE -> list(a, List.of());
        case TARGET_LISTS_IT_RUNNING -> list(b, List.of(web(DomainState.RUNNING, StateReason.MIGRATED)));
        case STOPPED -> event(a, DomainEvent.Type.STOPPED, DomainEvent.Cause.MIGRATED);
        case UNDEFINED -> event(a, DomainEvent.Type.UNDEFINED, DomainEvent.Cause.OTHER);
        case OPERATION_ENDS -> {
          inventory.setMigrating(id, a, Optional.empty());
          log.append(LogEntry.occurrence(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, MIGRATED, Instant.EPOCH)
              .host(a, "a").build());
        }
      }
    }

    /** Both hosts list what they have by now; the operation ends when all has been done. */
    private void poll() {
      list(a, isGone() ? List.of() : done.contains(Step.STOPPED)
          ? List.of(web(DomainState.SHUT_OFF, StateReason.MIGRATED))
          : List.of(web(DomainState.PAUSED, StateReason.MIGRATING)));
      list(b, List.of(done.contains(Step.TARGET_LISTS_IT_RUNNING) || done.contains(Step.OPERATION_ENDS)
          ? web(DomainState.RUNNING, StateReason.MIGRATED) : web(DomainState.PAUSED, StateReason.MIGRATING)));
    }

    private boolean isGone() {
      return done.contains(Step.SOURCE_LISTS_IT_NO_MORE) || done.contains(Step.OPERATION_ENDS)
          || done.contains(Step.UNDEFINED);
    }

    /** As a host's connection does: the state that an event tells is known at once, and the domain is asked for. */
    private void event(HostId host, DomainEvent.Type type, DomainEvent.Cause cause) {
      if (type == DomainEvent.Type.STOPPED && inventory.domain(host, id).isPresent()) {
        tell(host, web(DomainState.SHUT_OFF, StateReason.MIGRATED));
      }
      chronicle.domainEvent(host, new DomainEvent(uuid, "web", type, cause));
      if (between.refreshes() && host.equals(a)) {
        inventory.removeDomain(host, uuid, ++time);
      }
    }

    private void tell(HostId host, DomainInfo info) {
      inventory.updateDomain(host, info, ++time);
    }

    private void list(HostId host, List<DomainInfo> domains) {
      inventory.updateDomains(host, domains, ++time);
      chronicle.polled(FakePolling.round(host));
    }

    private DomainInfo web(DomainState state, StateReason reason) {
      return DomainInfo.of(uuid, "web").state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(1).memory(64, 64)
          .reason(reason).build();
    }

    List<String> messages() {
      return Logged.newest(log, 10).stream().map(LogEntry::message).toList();
    }

    List<String> shown() {
      return inventory.virtualMachines().stream().map(vm -> vm.id() + " on " + name(vm)).toList();
    }

    private String name(VirtualMachine vm) {
      return vm.host().equals(a) ? "a" : "b";
    }
  }
}
