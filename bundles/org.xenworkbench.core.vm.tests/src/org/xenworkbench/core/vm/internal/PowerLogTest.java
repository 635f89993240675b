/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationState;

/** What is done with VMs of a simulated fleet is in the log, once, with who did it. */
class PowerLogTest {

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  PowerLogTest() throws Exception {
    engine.until("both hosts are heard", () -> isHeard(engine.a) && isHeard(engine.b));
    engine.settle();
  }

  private boolean isHeard(HostId host) {
    return engine.polling.statistics(host).filter(statistics -> statistics.rounds() > 1).isPresent();
  }

  private List<String> messages() {
    return engine.entries(LogEntry.POWER).stream().map(LogEntry::message).toList();
  }

  private LogEntry await(String message) {
    engine.until("“" + message + "” is in " + messages(), () -> messages().contains(message));
    return engine.entries(LogEntry.POWER).stream().filter(entry -> entry.message().equals(message)).findFirst()
        .orElseThrow();
  }

  private VirtualMachine web() {
    return engine.inventory.virtualMachine(engine.web).orElseThrow();
  }

  private void awaitState(DomainState state) {
    engine.until("it is " + state, () -> web().state() == state);
  }

  private OperationState power(PowerAction action) throws Exception {
    return engine.get(engine.vms.power(engine.web, engine.a, action, "tester").done());
  }

  @Test
  void aResetOfOursIsToldOnce() throws Exception {
    assertThat(power(PowerAction.FORCE_REBOOT).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    await("Forced VM 'web' on 'a' to reboot");
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.PAUSE));
    await("VM 'web' on 'a' was paused");
    assertThat(messages()).as("its guest did not reboot by itself").hasSize(2);
  }

  @Test
  void aResumeThatDoesNotHoldIsNotDone() throws Exception {
    engine.fleet.failDisk(engine.web.uuid(), Optional.of("/small/d.img"));
    await("VM 'web' on 'a' was paused: I/O error");
    OperationState end = power(PowerAction.RESUME);
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow().getMessage())
        .isEqualTo("Resumed, but paused again at once: I/O error. "
            + "Make room on the host for /small/d.img, or repair its storage, then resume the VM.");
    engine.settle();
    assertThat(messages()).as("the operation's entry tells it").hasSize(2);
    engine.fleet.failDisk(engine.web.uuid(), Optional.empty());
    awaitState(DomainState.PAUSED);
    engine.until("it can be resumed",
        () -> engine.vms.obstacle(engine.web, engine.a, PowerAction.RESUME).isEmpty());
    assertThat(power(PowerAction.RESUME).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
  }

  @Test
  void aStartThatDoesNotHoldIsNotDone() throws Exception {
    engine.fleet.failDisk(engine.old.uuid(), Optional.of("/small/d.img"));
    OperationState end =
        engine.get(engine.vms.power(engine.old, engine.b, PowerAction.START, "tester").done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow().getMessage()).contains("I/O error");
  }

  @Test
  void whatAnOperationOfOursDidIsToldOnce() throws Exception {
    power(PowerAction.PAUSE);
    awaitState(DomainState.PAUSED);
    power(PowerAction.RESUME);
    awaitState(DomainState.RUNNING);
    power(PowerAction.FORCE_OFF);
    awaitState(DomainState.SHUT_OFF);
    power(PowerAction.START);
    awaitState(DomainState.RUNNING);
    engine.settle();
    assertThat(messages()).containsExactlyInAnyOrder("Paused VM 'web' on 'a'", "Resumed VM 'web' on 'a'",
        "Forced off VM 'web' on 'a'", "Started VM 'web' on 'a'");
  }

  private OperationState change(VmChange change) throws Exception {
    return engine.get(engine.vms.change(engine.web, engine.a, change, "", "tester").done());
  }

  @Test
  void whatIsSuspendedToDiskGoesOnFromThereAndIsToldOnce() throws Exception {
    assertThat(power(PowerAction.SAVE).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("it is saved", () -> web().saved() && web().state() == DomainState.SHUT_OFF);
    power(PowerAction.START);
    engine.until("it runs on", () -> web().state() == DomainState.RUNNING && !web().saved());
    assertThat(web().reason()).isEqualTo(StateReason.RESTORED);
    assertThat(engine.vms.obstacle(engine.web, engine.a, VmChange.DISCARD_SAVED)).contains("VM 'web' is not shut off.");
    engine.settle();
    assertThat(messages()).containsExactlyInAnyOrder("Suspended VM 'web' on 'a' to disk", "Started VM 'web' on 'a'");
  }

  @Test
  void whatWasSavedCanBeDiscarded() throws Exception {
    power(PowerAction.SAVE);
    engine.until("it is saved", () -> web().saved());
    assertThat(change(VmChange.DISCARD_SAVED).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("nothing is saved", () -> !web().saved());
    assertThat(engine.vms.obstacle(engine.web, engine.a, VmChange.DISCARD_SAVED))
        .contains("VM 'web' has no saved state.");
    power(PowerAction.START);
    engine.until("it runs", () -> web().state() == DomainState.RUNNING);
    assertThat(web().reason()).isEqualTo(StateReason.BOOTED);
  }

  @Test
  void aFullDiskLosesNothingThatIsToBeSaved() throws Exception {
    engine.fleet.failKeeping("a", Optional.of("No space left on device."));
    OperationState end = power(PowerAction.SAVE);
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow()).hasMessageContaining("No space left on device.");
    assertThat(web().state()).isEqualTo(DomainState.RUNNING);
  }

  @Test
  void aStartThatStandsStillIsToldOnce() throws Exception {
    power(PowerAction.FORCE_OFF);
    awaitState(DomainState.SHUT_OFF);
    power(PowerAction.START_PAUSED);
    awaitState(DomainState.PAUSED);
    power(PowerAction.RESUME);
    awaitState(DomainState.RUNNING);
    engine.settle();
    assertThat(messages()).containsExactlyInAnyOrder("Forced off VM 'web' on 'a'", "Started VM 'web' on 'a' paused",
        "Resumed VM 'web' on 'a'");
  }

  @Test
  void thatAGuestDidWhatItWasAskedForIsNews() throws Exception {
    power(PowerAction.SHUT_DOWN);
    await("VM 'web' on 'a' has shut down");
    assertThat(messages()).containsExactlyInAnyOrder("Asked VM 'web' on 'a' to shut down",
        "VM 'web' on 'a' has shut down");
  }

  @Test
  void aCrashedVmIsStillThereAndCanBeEnded() throws Exception {
    engine.fleet.become(engine.web.uuid(), DomainState.CRASHED, StateReason.PANICKED);
    LogEntry entry = await("VM 'web' on 'a' crashed: kernel panic");
    assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
    assertThat(entry.user()).isEqualTo("guest");
    assertThat(web().isActive()).isTrue();
    assertThat(messages()).as("the pause before is none by somebody").hasSize(1);
    assertThat(engine.vms.obstacle(engine.web, engine.a, PowerAction.START)).isPresent();
    long rounds = engine.polling.statistics(engine.a).orElseThrow().rounds();
    engine.until("it was sampled",
        () -> engine.polling.statistics(engine.a).orElseThrow().rounds() > rounds + 1);
    assertThat(engine.sampler.latest(engine.a).get(Metrics.RUNNING_DOMAINS)).as("with Domain-0").isEqualTo(2.0);
    assertThat(web().memory()).isPositive();
    assertThat(power(PowerAction.FORCE_OFF).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    awaitState(DomainState.SHUT_OFF);
  }

  @Test
  void aSleepingVmIsWokenByResume() throws Exception {
    engine.fleet.become(engine.web.uuid(), DomainState.PM_SUSPENDED, StateReason.UNKNOWN);
    awaitState(DomainState.PM_SUSPENDED);
    assertThat(engine.vms.obstacle(engine.web, engine.a, PowerAction.FORCE_OFF)).isEmpty();
    assertThat(power(PowerAction.RESUME).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    awaitState(DomainState.RUNNING);
  }

  @Test
  void aVmWithoutAStateIsTreatedAsARunningOne() throws Exception {
    engine.fleet.become(engine.web.uuid(), DomainState.NO_STATE, StateReason.UNKNOWN);
    awaitState(DomainState.NO_STATE);
    assertThat(engine.vms.obstacle(engine.web, engine.a, PowerAction.SHUT_DOWN)).isEmpty();
    assertThat(engine.vms.obstacle(engine.web, engine.a, PowerAction.START)).isPresent();
    assertThat(power(PowerAction.FORCE_OFF).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
  }
}
