/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole;

/** What a user does with VMs: the whole engine on a simulated fleet. */
class VmOperationsTest {

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void operationsCanBeListedWhileTheyEnd() throws Exception {
    for (int i = 0; i < 50; i++) {
      PowerAction action = i % 2 == 0 ? PowerAction.PAUSE : PowerAction.RESUME;
      OperationHandle handle = powerOnceItCan(action);
      while (!handle.done().isDone()) {
        assertThat(engine.operations.running()).extracting(OperationState::id).isSubsetOf(handle.id());
      }
      assertThat(handle.done().get().status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    }
    engine.until("none runs", () -> engine.operations.running().isEmpty());
  }

  /** An event of the change before that comes after the poll of this one puts the state back until the next answer. */
  private OperationHandle powerOnceItCan(PowerAction action) {
    List<OperationHandle> started = new java.util.ArrayList<>();
    engine.until("its state allows " + action, () -> {
      try {
        return started.add(engine.vms.power(engine.web, engine.a, action, "t"));
      } catch (IllegalArgumentException e) {
        return false;
      }
    });
    return started.get(0);
  }

  @Test
  void powerActionsWorkOrSayWhyNot() throws Exception {
    assertThat(engine.vms.obstacle(engine.web, engine.a, PowerAction.START)).get().asString().contains("not shut off");
    assertThatThrownBy(() -> engine.vms.power(engine.web, engine.a, PowerAction.RESUME, "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not paused");
    engine.get(engine.vms.power(engine.web, engine.a, PowerAction.PAUSE, "t").done());
    engine.until("it is paused",
        () -> engine.inventory.virtualMachine(engine.web).orElseThrow().state() == DomainState.PAUSED);
    assertThat(engine.entries(LogEntry.POWER)).first()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo("Paused VM 'web' on 'a'"));
  }

  @Test
  void aRebootIsAskedForAndTheGuestBootsAnew() throws Exception {
    Screen screen = new Screen();
    int number = engine.inventory.virtualMachine(engine.web).orElseThrow().domainNumber();
    try (VmConsole console = engine.consoles.open(engine.web, false, screen)) {
      assertThat(engine.get(engine.vms.power(engine.web, engine.a, PowerAction.REBOOT, "tester").done())
          .status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      engine.until("the guest boots anew", () -> screen.text.toString().contains("login:"));
      assertThat(console.state()).isEqualTo(VmConsole.State.ATTACHED);
    }
    engine.until("both are told", () -> engine.entries(LogEntry.POWER).size() == 2);
    assertThat(engine.entries(LogEntry.POWER)).extracting(LogEntry::message, LogEntry::user).containsExactlyInAnyOrder(
        tuple("Asked VM 'web' on 'a' to reboot", "tester"), tuple("VM 'web' on 'a' rebooted", "guest"));
    assertThat(engine.inventory.virtualMachine(engine.web).orElseThrow()).satisfies(vm -> {
      assertThat(vm.state().isRunning()).isTrue();
      assertThat(vm.domainNumber()).as("the domain stays").isEqualTo(number);
    });
  }

  private static final class Screen implements ConsoleListener {
    private final StringBuffer text = new StringBuffer();

    @Override
    public void output(byte[] data) {
      text.append(new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public void stateChanged(VmConsole.State state, String message) {
      // only what the guest prints is looked at
    }
  }
}
