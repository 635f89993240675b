/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.ManualClock;

class RunTimesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Fleet fleet = new Fleet();
  private final ManualClock clock = new ManualClock();
  private final Host pm1 = fleet.addHost("pm1");
  private final Host pm2 = fleet.addHost("pm2");
  private final VirtualMachine running = fleet.addVm(pm1, "running", DomainState.RUNNING);
  private final VirtualMachine off = fleet.addVm(pm1, "off", DomainState.SHUT_OFF);
  private final RunTimes times = new RunTimes(fleet.inventory, fleet.operations, clock);

  private Optional<RunTimes.Uptime> of(VirtualMachine vm) {
    return times.of(fleet.inventory.virtualMachine(vm.id()).orElseThrow());
  }

  private void state(VirtualMachine vm, DomainState state, int number) {
    fleet.inventory.put(vm.toBuilder().state(state, number).build());
  }

  private static Optional<RunTimes.Uptime> atLeast(Duration time) {
    return Optional.of(new RunTimes.Uptime(time, false));
  }

  private static Optional<RunTimes.Uptime> exactly(Duration time) {
    return Optional.of(new RunTimes.Uptime(time, true));
  }

  @Test
  void ofWhatRanAlreadyItIsKnownOnlySinceWhenItWasSeen() {
    clock.advance(HOUR);
    assertThat(of(running)).isEqualTo(atLeast(HOUR));
    assertThat(of(off)).isEmpty();
  }

  @Test
  void whatIsSeenToStartIsKnownFromThenOn() {
    clock.advance(HOUR);
    state(off, DomainState.RUNNING, 7);
    clock.advance(HOUR);
    state(off, DomainState.PAUSED, 7);
    assertThat(of(off)).isEqualTo(exactly(HOUR));
    state(off, DomainState.SHUT_OFF, -1);
    assertThat(of(off)).isEmpty();
  }

  private void done(VirtualMachine vm, PowerAction action) {
    Operation.Description description = Operation.Description.of(LogEntry.POWER, vm.host(), "pm1", "", "")
        .withVm(vm.id(), vm.name()).withAttributes(Map.of(LogAttribute.ACTION.name(), action.name()));
    fleet.operations.tell(new OperationState(UUID.randomUUID(), description, LogEntry.Status.SUCCEEDED,
        OptionalDouble.empty(), "", "root", clock.instant(), Optional.of(clock.instant()), Optional.empty()));
  }

  /** While the machine is behind a start of our own may be seen minutes after it was done. */
  @Test
  void anOwnStartThatIsSeenLateIsKnownOnlySinceWhenItWasSeen() {
    done(off, PowerAction.START);
    clock.advance(HOUR);
    state(off, DomainState.RUNNING, 7);
    clock.advance(HOUR);
    assertThat(of(off)).isEqualTo(atLeast(HOUR));
    state(off, DomainState.SHUT_OFF, -1);
    state(off, DomainState.RUNNING, 8);
    assertThat(of(off)).as("that was another start").isEqualTo(exactly(Duration.ZERO));
  }

  @Test
  void anOwnStartThatIsSeenAtOnceIsAllThereIs() {
    done(off, PowerAction.START_PAUSED);
    clock.advance(Duration.ofSeconds(1));
    state(off, DomainState.PAUSED, 7);
    assertThat(of(off)).isEqualTo(exactly(Duration.ZERO));
    done(off, PowerAction.START);
    state(off, DomainState.SHUT_OFF, -1);
    clock.advance(HOUR);
    state(off, DomainState.RUNNING, 8);
    assertThat(of(off)).as("what was seen to run before its start was told").isEqualTo(exactly(Duration.ZERO));
  }

  @Test
  void anotherNumberIsAnotherStart() {
    clock.advance(HOUR);
    state(running, DomainState.RUNNING, 2);
    assertThat(of(running)).isEqualTo(exactly(Duration.ZERO));
  }

  @Test
  void aMigrationEndsNothing() {
    clock.advance(HOUR);
    fleet.inventory.put(VirtualMachine.of(running.id(), "running", pm2.id()).state(DomainState.RUNNING, 9).build());
    clock.advance(HOUR);
    assertThat(of(running)).isEqualTo(atLeast(HOUR.multipliedBy(2)));
  }

  /** What happens while its host is not connected nobody sees. */
  @Test
  void whatCameBackUnderAnotherNumberWasStartedNobodyKnowsWhen() {
    for (int number : List.of(1, 2)) {
      fleet.inventory
          .put(pm1.toBuilder().connection(Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH)).build());
      state(running, DomainState.NO_STATE, -1);
      clock.advance(HOUR);
      assertThat(of(running)).as("while nobody looks").isEmpty();
      fleet.inventory.put(pm1.toBuilder().connection(Fleet.connected()).build());
      state(running, DomainState.RUNNING, number);
      assertThat(of(running)).isEqualTo(atLeast(number == 1 ? HOUR : Duration.ZERO));
    }
  }

  @Test
  void aClockThatWasPutBackTellsNothing() {
    clock.advance(HOUR.negated());
    assertThat(of(running)).isEmpty();
  }
}
