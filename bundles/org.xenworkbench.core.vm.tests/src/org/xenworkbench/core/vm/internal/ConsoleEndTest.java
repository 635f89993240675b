/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.core.testkit.VirtualTime;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole.State;

/** An attached console says what ended it: first in the driver's words, then by what became of its VM and host. */
class ConsoleEndTest {

  private static final String ENDED = "It stopped, left, or was taken over.";

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final VmId vm = VmId.of(uuid);
  private final FakeInventory inventory = new FakeInventory();
  private final FakeConsoles consoles = new FakeConsoles();
  private final ManualClock clock = new ManualClock();
  private final ManualScheduler attaching = new ManualScheduler(clock);
  private final ManualScheduler timer = new ManualScheduler(clock);
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AttachedConsole console = new AttachedConsole(vm, inventory, consoles.hosts(),
      new ConsoleThreads(attaching, new ManualScheduler(clock), timer, new VirtualTime(clock)), new Listener(),
      () -> {});

  @BeforeEach
  void attached() throws HypervisorException {
    put(pm1, "PM1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH));
    put(pm2, "PM2", Connection.of(Connection.State.CONNECTED, Instant.EPOCH));
    put(pm1, DomainState.RUNNING, StateReason.BOOTED);
    console.open(false);
    told.clear();
  }

  @ParameterizedTest
  @CsvSource({"SHUT_OFF, SHUT_DOWN, shut down", "SHUT_OFF, CRASHED, guest crashed", "CRASHED, UNKNOWN, guest crashed",
      "SHUT_OFF, PANICKED, kernel panic", "SHUT_OFF, DESTROYED, forced off", "SHUT_OFF, SAVED, saved to disk",
      "SHUT_OFF, FAILED, hypervisor failed", "SHUT_OFF, DAEMON, given up by the host"})
  void theVmEnded(DomainState state, StateReason reason, String text) {
    consoles.last().end(ENDED);
    put(pm1, state, reason);
    follow();
    assertThat(told).containsExactly("The console on 'PM1' ended. " + ENDED, "'VM' on 'PM1' is off: " + text + ".");
  }

  @Test
  void theVmEndedWithoutAReason() {
    put(pm1, DomainState.SHUT_OFF, StateReason.UNKNOWN);
    consoles.last().end(ENDED);
    assertThat(told).as("known at once").containsExactly("'VM' on 'PM1' is off.");
  }

  @Test
  void theVmWasMigratedAway() {
    consoles.last().end(ENDED);
    put(pm1, DomainState.SHUT_OFF, StateReason.MIGRATED);
    follow();
    assertThat(told).last().isEqualTo("'VM' was migrated from 'PM1' to a host that is not connected here.");
    inventory.remove(vm);
    follow();
    assertThat(told).last().isEqualTo(
        "'VM' is not on 'PM1' any more: it was removed, or left for a host that is not connected.");
  }

  @Test
  void theVmWasMigratedToAHostThatIsNotConnected() {
    put(pm2, DomainState.RUNNING, StateReason.MIGRATED);
    put(pm2, "PM2", Connection.failed(Instant.EPOCH, "No route.", Instant.EPOCH));
    consoles.last().end(ENDED);
    follow();
    assertThat(told).containsExactly("'VM' was migrated to 'PM2', which is not connected. No route.");
    assertThat(consoles.opened()).as("hosts that were asked").containsExactly(pm1);
    put(pm2, "PM2", Connection.of(Connection.State.CONNECTED, Instant.EPOCH));
    follow();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
  }

  @Test
  void theConnectionWasLost() {
    consoles.last().end("The host or its libvirtd ended the connection.");
    put(pm1, "PM1", Connection.failed(Instant.EPOCH, "Nothing listens there.", Instant.EPOCH));
    follow();
    assertThat(told).containsExactly(
        "The console on 'PM1' ended. The host or its libvirtd ended the connection.",
        "Host 'PM1' is not connected. Nothing listens there.");
  }

  /** The driver does not tell the end of what was closed by its side. */
  @Test
  void theUserDisconnectedTheHost() {
    put(pm1, "PM1", Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH));
    follow();
    assertThat(console.state()).isEqualTo(State.WAITING);
    assertThat(told).containsExactly("Host 'PM1' is not connected.");
    put(pm1, "PM1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH));
    follow();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
  }

  @Test
  void somebodyTookItOver() {
    consoles.last().end(ENDED);
    consoles.refuse(pm1, new HypervisorException(Kind.CONSOLE_IN_USE, "in use"));
    timer.advance(AttachedConsole.RETRY);
    attaching.runDue();
    assertThat(told).last().isEqualTo(
        "Somebody else uses the console of 'VM' on 'PM1' now. Choose Reconnect to take it over.");
  }

  @Test
  void aPauseEndsNothing() {
    put(pm1, DomainState.PAUSED, StateReason.USER);
    follow();
    put(pm1, DomainState.RUNNING, StateReason.UNPAUSED);
    follow();
    assertThat(told).isEmpty();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
  }

  private void follow() {
    console.follow();
    attaching.runDue();
  }

  private void put(HostId id, String name, Connection connection) {
    inventory.put(Host.of(id, name, connection).build());
  }

  private void put(HostId host, DomainState state, StateReason reason) {
    boolean active = state != DomainState.SHUT_OFF && state != DomainState.CRASHED;
    inventory.put(VirtualMachine.of(vm, "VM", host).state(state, active ? 1 : -1).vcpus(1).memory(64, 64)
        .reason(reason).build());
  }

  private final class Listener implements ConsoleListener {

    @Override
    public void output(byte[] data) {
      // says nothing of the end
    }

    @Override
    public void stateChanged(State state, String message) {
      told.add(message);
    }
  }
}
