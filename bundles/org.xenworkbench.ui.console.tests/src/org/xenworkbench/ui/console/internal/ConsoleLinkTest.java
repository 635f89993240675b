/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;
import org.xenworkbench.ui.console.internal.ConsoleStatus.Phase;

class ConsoleLinkTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final VmId VM = VmId.of(UUID.randomUUID());

  private final FakeService service = new FakeService();
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> inUse = new CopyOnWriteArrayList<>();
  private final ConsoleLink link = new ConsoleLink(service, VM, data -> output.add(new String(data)), () -> {},
      inUse::add);

  private void await(Phase phase) {
    Await.until("the link is " + phase, PATIENCE, () -> link.status().phase() == phase);
  }

  @Test
  void waitsUntilTheVmIsKnownAndConnectsByItself() {
    service.obstacle = Optional.of("The VM is not known any more.");
    link.check();
    assertThat(link.status()).isEqualTo(new ConsoleStatus(Phase.WAITING, "The VM is not known any more."));
    assertThat(link.send(new byte[1])).isFalse();
    service.obstacle = Optional.empty();
    link.check();
    await(Phase.ATTACHED);
    link.check();
    assertThat(service.opened).hasSize(1);
    service.opened.get(0).listener.output("hello".getBytes());
    assertThat(output).containsExactly("hello");
    Await.until("keys arrive", PATIENCE, () -> link.send(new byte[1]));
  }

  @Test
  void saysThatItWaitsWhileTheVmMoves() {
    link.check();
    await(Phase.ATTACHED);
    service.opened.get(0).listener.stateChanged(VmConsole.State.WAITING, "The console on 'pm2' ended.");
    assertThat(link.status()).isEqualTo(new ConsoleStatus(Phase.WAITING, "The console on 'pm2' ended."));
    link.check();
    service.opened.get(0).listener.stateChanged(VmConsole.State.ATTACHED, "");
    assertThat(link.status().phase()).isEqualTo(Phase.ATTACHED);
    assertThat(service.opened).hasSize(1);
  }

  @Test
  void asksBeforeAnotherUserIsThrownOut() {
    service.error = new HypervisorException(HypervisorException.Kind.CONSOLE_IN_USE, "Held by someone");
    link.check();
    Await.until("the user is asked", PATIENCE, () -> inUse.equals(List.of("Held by someone")));
    assertThat(link.status().phase()).isEqualTo(Phase.FAILED);
    assertThat(link.status().text()).contains("Held by someone");
    link.check();
    assertThat(service.forced).containsExactly(false);
    service.error = null;
    link.open(true);
    await(Phase.ATTACHED);
    assertThat(service.forced).containsExactly(false, true);
  }

  @Test
  void reconnectingClosesTheOldConsoleAndHearsItNoMore() {
    link.check();
    await(Phase.ATTACHED);
    FakeConsole old = service.opened.get(0);
    Await.until("keys arrive", PATIENCE, () -> link.send(new byte[1]));
    link.open(false);
    Await.until("a second one is open", PATIENCE, () -> service.opened.size() == 2);
    await(Phase.ATTACHED);
    assertThat(old.closed).isTrue();
    old.listener.output("late".getBytes());
    old.listener.stateChanged(VmConsole.State.CLOSED, "Closed");
    assertThat(output).isEmpty();
    assertThat(link.status().phase()).isEqualTo(Phase.ATTACHED);
  }

  @Test
  void closingTheViewDetaches() {
    link.check();
    await(Phase.ATTACHED);
    Await.until("keys arrive", PATIENCE, () -> link.send(new byte[1]));
    link.close();
    Await.until("the console is closed", PATIENCE, () -> service.opened.get(0).closed);
    link.check();
    link.open(false);
    assertThat(service.forced).hasSize(1);
  }

  private static final class FakeService implements ConsoleService {

    private final List<FakeConsole> opened = new CopyOnWriteArrayList<>();
    private final List<Boolean> forced = new CopyOnWriteArrayList<>();
    private volatile Optional<String> obstacle = Optional.empty();
    private volatile HypervisorException error;

    @Override
    public Optional<String> obstacle(VmId vm) {
      return obstacle;
    }

    @Override
    public VmConsole open(VmId vm, boolean force, ConsoleListener listener) throws HypervisorException {
      forced.add(force);
      if (error != null) {
        throw error;
      }
      FakeConsole console = new FakeConsole(listener);
      opened.add(console);
      listener.stateChanged(VmConsole.State.ATTACHED, "Attached");
      return console;
    }

    @Override
    public ConsoleMove begin(VmId vm, HostId target) {
      throw new UnsupportedOperationException("nothing moves");
    }
  }

  private static final class FakeConsole implements VmConsole {

    private final ConsoleListener listener;
    private volatile boolean closed;

    FakeConsole(ConsoleListener listener) {
      this.listener = listener;
    }

    @Override
    public VmId vm() {
      return VM;
    }

    @Override
    public State state() {
      return closed ? State.CLOSED : State.ATTACHED;
    }

    @Override
    public boolean send(byte[] data) {
      return !closed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
