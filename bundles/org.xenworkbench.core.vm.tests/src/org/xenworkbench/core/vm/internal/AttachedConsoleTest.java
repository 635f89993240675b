/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.core.testkit.VirtualTime;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole.State;
import org.xenworkbench.core.vm.internal.FakeConsoles.Channel;

@Timeout(60)
class AttachedConsoleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final VmId vm = VmId.of(uuid);
  private final FakeInventory inventory = new FakeInventory();
  private final FakeConsoles consoles = new FakeConsoles();
  private final ManualClock clock = new ManualClock();
  private final ManualScheduler attaching = new ManualScheduler(clock);
  private final ManualScheduler aside = new ManualScheduler(clock);
  private final ManualScheduler timer = new ManualScheduler(clock);
  private final Screen screen = new Screen();
  private final AttachedConsole console = console(new ConsoleThreads(attaching, aside, timer, new VirtualTime(clock)));

  @BeforeEach
  void runsOnPm1() {
    for (HostId host : List.of(pm1, pm2)) {
      inventory.put(Host.of(host, host.equals(pm1) ? "PM1" : "PM2",
          Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    }
    put(pm1, DomainState.RUNNING);
  }

  @Test
  void followsAtOnceAndReadsTheFormerChannelToItsEnd() throws Exception {
    console.open(false);
    Channel source = consoles.last();
    arriveOnPm2();
    console.follow();
    attaching.runDue();
    Channel target = consoles.last();
    assertThat(target.host()).isEqualTo(pm2);
    assertThat(source.closed()).isFalse();
    source.print("last words ");
    target.print("first words");
    assertThat(screen.text).hasToString("last words first words");
    assertThat(console.send(new byte[] {'x'})).isTrue();
    assertThat(target.sent()).isEqualTo(1);
    source.end("the VM has left");
    aside.runDue();
    assertThat(source.closed()).isTrue();
    timer.advance(AttachedConsole.QUIET);
    assertThat(console.state()).isEqualTo(State.ATTACHED);
    assertThat(screen.states).containsExactly("ATTACHED Attached to 'VM' on 'PM1'",
        "ATTACHED Attached again to 'VM' on 'PM2'");
  }

  /** While the source removes the VM its console must not be open; the guest was silent while it was switched over. */
  @Test
  void closesAtOnceAFormerChannelThatIsQuiet() throws Exception {
    console.open(false);
    timer.advance(AttachedConsole.QUIET);
    arriveOnPm2();
    console.follow();
    attaching.runDue();
    aside.runDue();
    assertThat(consoles.channels().get(0).closed()).isTrue();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
    assertThat(consoles.last().closed()).isFalse();
  }

  @Test
  void closesTheFormerChannelAsSoonAsItIsQuiet() throws Exception {
    console.open(false);
    Channel source = consoles.last();
    arriveOnPm2();
    for (int i = 0; i < 3; i++) {
      console.follow();
      attaching.runDue();
      timer.advance(AttachedConsole.QUIET.minusMillis(1));
      source.print("still printing");
    }
    aside.runDue();
    assertThat(source.closed()).isFalse();
    timer.advance(AttachedConsole.QUIET);
    aside.runDue();
    assertThat(source.closed()).isTrue();
    assertThat(consoles.last().closed()).isFalse();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
    assertThat(screen.states).containsExactly("ATTACHED Attached to 'VM' on 'PM1'",
        "ATTACHED Attached again to 'VM' on 'PM2'");
    assertThat(timer.pending()).isZero();
  }

  @Test
  void closesTheFormerChannelAlsoIfTheNewOneCannotBeOpened() throws Exception {
    console.open(false);
    Channel source = consoles.last();
    consoles.refuse(pm2, new HypervisorException(Kind.UNREACHABLE, "no answer"));
    arriveOnPm2();
    console.follow();
    attaching.runDue();
    timer.advance(AttachedConsole.QUIET);
    aside.runDue();
    assertThat(source.closed()).isTrue();
    assertThat(console.state()).isEqualTo(State.WAITING);
    assertThat(console.send(new byte[] {'x'})).isFalse();
    consoles.accept(pm2);
    retry();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
    assertThat(consoles.last().host()).isEqualTo(pm2);
  }

  @Test
  void onlyTheFirstAttachmentThrowsSomebodyOut() throws Exception {
    console.open(true);
    assertThat(consoles.last().forced()).isTrue();
    consoles.last().end("taken over by somebody else");
    consoles.refuse(pm1, new HypervisorException(Kind.CONSOLE_IN_USE, "Somebody else uses it."));
    for (int i = 0; i < 3; i++) {
      retry();
    }
    assertThat(console.state()).isEqualTo(State.WAITING);
    assertThat(screen.states).as("told once").containsExactly("ATTACHED Attached to 'VM' on 'PM1'",
        "WAITING The console on 'PM1' ended. taken over by somebody else",
        "WAITING Somebody else uses the console of 'VM' on 'PM1' now. Choose Reconnect to take it over.");
    consoles.accept(pm1);
    retry();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
    assertThat(consoles.last().forced()).isFalse();
    assertThat(timer.pending()).isZero();
  }

  @Test
  void thereIsOneRetryHoweverOftenTheInventoryChanges() throws Exception {
    console.open(false);
    consoles.refuse(pm1, new HypervisorException(Kind.LOST, "gone"));
    consoles.last().end("gone");
    for (int i = 0; i < 10; i++) {
      console.follow();
      console.follow();
      assertThat(attaching.pending()).isEqualTo(1);
      attaching.runDue();
    }
    assertThat(timer.pending()).isEqualTo(1);
  }

  @Test
  void waitsForAVmThatIsOffWithoutAsking() throws Exception {
    console.open(false);
    put(pm1, DomainState.SHUT_OFF);
    consoles.last().end("the VM was shut off");
    retry();
    assertThat(timer.pending()).isZero();
    put(pm1, DomainState.RUNNING);
    console.follow();
    attaching.runDue();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
  }

  @Test
  void isAttachedAgainWhenTheVmComesBackToTheChannelThatIsStillThere() throws Exception {
    console.open(false);
    consoles.refuse(pm2, new HypervisorException(Kind.UNREACHABLE, "no answer"));
    arriveOnPm2();
    console.follow();
    attaching.runDue();
    assertThat(console.state()).isEqualTo(State.WAITING);
    put(pm1, DomainState.RUNNING);
    console.follow();
    attaching.runDue();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
    assertThat(consoles.channels()).hasSize(1);
    assertThat(console.send(new byte[] {'x'})).isTrue();
  }

  @Test
  void ownChannelOfAnEarlierStayIsNotInTheWay() throws Exception {
    console.open(false);
    Channel first = consoles.last();
    arriveOnPm2();
    console.follow();
    attaching.runDue();
    put(pm1, DomainState.RUNNING);
    console.follow();
    attaching.runDue();
    assertThat(first.closed()).isTrue();
    assertThat(consoles.last().host()).isEqualTo(pm1);
    assertThat(console.state()).isEqualTo(State.ATTACHED);
  }

  @Test
  void pasteThatTheHostDoesNotTakeIsRefusedAndEndsNothing() throws Exception {
    console.open(false);
    consoles.last().failSending(new HypervisorException(Kind.BUSY, "full"));
    assertThat(console.send(new byte[1 << 20])).isFalse();
    assertThat(console.state()).isEqualTo(State.ATTACHED);
    consoles.last().failSending(new HypervisorException(Kind.LOST, "ended"));
    assertThat(console.send(new byte[1])).isFalse();
    assertThat(console.state()).isEqualTo(State.WAITING);
  }

  @Test
  void closesEveryChannelAndSaysNoMore() throws Exception {
    console.open(false);
    arriveOnPm2();
    console.follow();
    attaching.runDue();
    Future<?> done = console.beginClose();
    aside.runDue();
    assertThat(done).isDone();
    assertThat(consoles.channels()).hasSize(2).allMatch(Channel::closed);
    consoles.last().print("late");
    consoles.last().end("late");
    console.follow();
    console.prepare(pm1);
    console.close();
    timer.advance(AttachedConsole.RETRY); // the former host's was to be closed when quiet
    assertThat(screen.text).isEmpty();
    assertThat(screen.states).last().isEqualTo("CLOSED Closed");
    assertThat(attaching.pending() + aside.pending() + timer.pending()).isZero();
  }

  @Test
  void channelThatIsOpenedWhileTheUserClosesIsClosed() throws Exception {
    console.open(false);
    arriveOnPm2();
    consoles.beforeOpening(console::beginClose);
    console.follow();
    attaching.runDue();
    aside.runDue();
    assertThat(consoles.channels()).hasSize(2).allMatch(Channel::closed);
    assertThat(console.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void whatBecomesOfOtherHostsConcernsNoConsole() throws Exception {
    console.open(false);
    console.hostChanged(pm2);
    assertThat(attaching.pending()).isZero();
    console.hostChanged(pm1);
    assertThat(attaching.pending()).isEqualTo(1);
    attaching.runDue();
    arriveOnPm2();
    console.hostChanged(pm2);
    assertThat(attaching.pending()).as("its VM is there").isEqualTo(1);
  }

  @Test
  void firstAttachmentThatFailsIsTheCallersToTell() {
    consoles.refuse(pm1, new HypervisorException(Kind.CONSOLE_IN_USE, "in use"));
    assertThatThrownBy(() -> console.open(false)).isInstanceOf(HypervisorException.class).hasMessage("in use");
    assertThat(screen.states).isEmpty();
  }

  @Test
  void listenerThatThrowsHarmsNobody() throws Exception {
    assumeTrue(Platform.isRunning(), "there is no platform log outside OSGi");
    screen.broken = true;
    console.open(false);
    assertThat(console.state()).isEqualTo(State.ATTACHED);
  }

  @Test
  void sessionOnTheTargetIsOpenedInAdvance() throws Exception {
    console.open(false);
    console.prepare(pm2);
    aside.runDue();
    assertThat(consoles.opened()).containsExactly(pm1, pm2);
  }

  @Test
  void hostThatDoesNotCloseTheOldChannelDoesNotHoldUpTheNewOne() throws Exception {
    CountDownLatch frozen = new CountDownLatch(1);
    ScheduledExecutorService real = Threads.scheduler("timer");
    AttachedConsole threaded = console(ConsoleThreads.create("VM", real, new VirtualTime(clock)));
    try {
      threaded.open(false);
      consoles.last().closeBlocksOn(frozen);
      consoles.last().end("lost");
      arriveOnPm2();
      threaded.follow();
      Await.until("it is attached on PM2", PATIENCE, () -> threaded.state() == State.ATTACHED);
      assertThat(consoles.last().host()).isEqualTo(pm2);
    } finally {
      frozen.countDown();
      threaded.close();
      real.shutdownNow();
    }
    assertThat(consoles.channels()).allMatch(Channel::closed);
  }

  private AttachedConsole console(ConsoleThreads threads) {
    return new AttachedConsole(vm, inventory, consoles.hosts(), threads, screen, () -> {});
  }

  private void arriveOnPm2() {
    put(pm2, DomainState.RUNNING);
  }

  private void retry() {
    timer.advance(AttachedConsole.RETRY);
    attaching.runDue();
  }

  private void put(HostId host, DomainState state) {
    inventory.put(VirtualMachine.of(vm, "VM", host).state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(1)
        .memory(64, 64).build());
  }

  private static final class Screen implements ConsoleListener {
    private final StringBuffer text = new StringBuffer();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private boolean broken;

    @Override
    public void output(byte[] data) {
      text.append(new String(data, java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void stateChanged(State state, String message) {
      states.add(state + " " + message);
      if (broken) {
        throw new IllegalStateException("broken");
      }
    }
  }
}
