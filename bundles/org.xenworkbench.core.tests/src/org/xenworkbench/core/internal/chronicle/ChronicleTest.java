/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What happens to VMs of a simulated fleet is in the log, once, with who did it. */
class ChronicleTest {

  private final Engine engine = new Engine();
  private final VmId old = VmId.of(engine.fleet.vm("old"));

  ChronicleTest() throws Exception {
    engine.until("both hosts are heard", () -> isHeard(engine.a) && isHeard(engine.b));
    engine.settle();
  }

  private boolean isHeard(HostId host) {
    return engine.polling.statistics(host).filter(statistics -> statistics.rounds() > 1).isPresent();
  }

  @AfterEach
  void close() {
    engine.close();
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

  @Test
  void theFirstListingIsNoNews() {
    assertThat(messages()).isEmpty();
  }

  @Test
  void whatSomebodyElseDoesIsTold() throws Exception {
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.PAUSE));
    LogEntry entry = await("VM 'web' on 'a' was paused");
    assertThat(entry.user()).isEqualTo("somebody else");
    assertThat(entry.status()).isEqualTo(LogEntry.Status.INFO);
    assertThat(entry.vm()).contains(engine.web);
    assertThat(entry.host()).contains(engine.a);
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.RESUME));
    await("VM 'web' on 'a' was resumed");
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.FORCE_OFF));
    await("VM 'web' on 'a' was forced off");
    engine.get(engine.fleet.power(old.uuid(), PowerAction.START));
    await("VM 'old' was started on 'b'");
    assertThat(messages()).hasSize(4);
  }

  @Test
  void whatTheGuestDoesIsTold() throws Exception {
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.REBOOT));
    assertThat(await("VM 'web' on 'a' rebooted").user()).isEqualTo("guest");
    engine.fleet.become(engine.web.uuid(), DomainState.PM_SUSPENDED, StateReason.UNKNOWN);
    assertThat(await("VM 'web' on 'a' went to sleep").user()).isEqualTo("guest");
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.RESUME));
    await("VM 'web' on 'a' was woken");
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.SHUT_DOWN));
    assertThat(await("VM 'web' on 'a' has shut down").user()).isEqualTo("guest");
    assertThat(messages()).hasSize(4);
  }

  @Test
  void aResetByOthersIsToldAsAReboot() throws Exception {
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.FORCE_REBOOT));
    await("VM 'web' on 'a' rebooted");
  }

  @Test
  void anIoErrorIsAWarningThatNamesTheFile() {
    engine.fleet.failDisk(engine.web.uuid(), Optional.of("/small/d.img (enospc)"));
    LogEntry entry = await("VM 'web' on 'a' was paused: I/O error");
    assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
    assertThat(entry.user()).isEqualTo("hypervisor");
    assertThat(entry.details()).contains("/small/d.img (enospc)").contains("Make room");
    assertThat(web().reason()).isEqualTo(StateReason.IO_ERROR);
    assertThat(messages()).hasSize(1);
  }

  @Test
  void whatHappenedWhileTheHostWasAwayIsToldWhenItIsBack() throws Exception {
    engine.fleet.setReachable("a", false);
    engine.until("it is lost",
        () -> engine.inventory.host(engine.a).orElseThrow().connection().state() == Connection.State.FAILED);
    engine.get(engine.fleet.power(engine.web.uuid(), PowerAction.FORCE_OFF));
    engine.fleet.setReachable("a", true);
    await("While the host was not connected: VM 'web' on 'a' was forced off");
    assertThat(messages()).hasSize(1);
    assertThat(engine.entries(LogEntry.CONNECTION)).anySatisfy(entry -> {
      assertThat(entry.message()).startsWith("Lost the connection to 'a'");
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
    }).anySatisfy(entry -> {
      assertThat(entry.message()).isEqualTo("Connected to 'a' again");
      assertThat(entry.user()).isEqualTo("workbench");
    });
  }

  @Test
  void aHostThatIsDisconnectedAndConnectedIsNoNewsOfItsVms() throws Exception {
    engine.registry.registry().disconnect(engine.a);
    engine.until("its VMs are gone", () -> engine.inventory.virtualMachine(engine.web).isEmpty());
    engine.registry.registry().connect(engine.a);
    awaitRunning();
    assertThat(messages()).isEmpty();
  }

  private void awaitRunning() throws Exception {
    engine.until("it runs", () -> engine.inventory.virtualMachine(engine.web)
        .filter(vm -> vm.state().isRunning()).isPresent());
    engine.settle();
  }

  @Test
  void aVmThatVanishesIsAWarning() {
    engine.fleet.vanishDuringPoll(engine.web.uuid());
    assertThat(await("Host 'a' does not list VM 'web' any more, which was active").status())
        .isEqualTo(LogEntry.Status.WARNING);
  }

  @Test
  void aVmThatFlapsIsBounded() throws Exception {
    for (int i = 0; i < 30; i++) {
      engine.get(engine.fleet.power(engine.web.uuid(), i % 2 == 0 ? PowerAction.PAUSE : PowerAction.RESUME));
      DomainState wanted = i % 2 == 0 ? DomainState.PAUSED : DomainState.RUNNING;
      awaitState(wanted);
    }
    LogEntry last = await("VM 'web' on 'a' changes again and again; from now on its changes are counted");
    engine.settle();
    assertThat(last.status()).isEqualTo(LogEntry.Status.WARNING);
    assertThat(messages()).hasSize(Flapping.MOST + 1);
  }
}
