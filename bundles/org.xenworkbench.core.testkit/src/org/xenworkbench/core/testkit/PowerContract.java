/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/** The part of {@link HypervisorDriverContract} about power states, events and consoles. */
abstract class PowerContract extends SessionContract {

  @Test
  final void pausesAndResumes() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.PAUSE), "the driver cannot pause");
    UUID vm = vmOn(home);
    HypervisorSession session = home.session(Role.OPERATIONS);
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.RESUME));
    session.power(vm, PowerAction.PAUSE);
    awaitState(home, vm, DomainState.PAUSED);
    assertThat(readings(home.poll(), vm).info().state()).isEqualTo(DomainState.PAUSED);
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.PAUSE));
    session.power(vm, PowerAction.RESUME);
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    awaitEvents(home, vm, Type.SUSPENDED, Type.RESUMED);
  }

  @Test
  final void switchesOffAndOn() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.POWER), "the driver cannot switch domains");
    UUID vm = vmOn(home);
    HypervisorSession session = home.session(Role.OPERATIONS);
    int number = readings(home.poll(), vm).info().number();
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.START));
    session.power(vm, PowerAction.FORCE_OFF);
    awaitState(home, vm, DomainState.SHUT_OFF);
    assertThat(readings(home.poll(), vm).cpuTime()).isEqualTo(-1);
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.FORCE_OFF));
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.SHUT_DOWN));
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.PAUSE));
    session.power(vm, PowerAction.START);
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    assertThat(readings(home.poll(), vm).info().number()).isNotEqualTo(number);
    awaitEvents(home, vm, Type.STOPPED, Type.STARTED);
    if (home.has(Feature.EVENTS)) {
      assertThat(home.listener().events()).filteredOn(event -> event.type() == Type.STOPPED)
          .extracting(DomainEvent::cause).containsExactly(DomainEvent.Cause.DESTROYED);
    }
  }

  @Test
  final void tellsWhyADomainIsPausedOrOff() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.PAUSE) && home.has(Feature.POWER), "the driver cannot pause");
    UUID vm = vmOn(home);
    HypervisorSession session = home.session(Role.OPERATIONS);
    session.power(vm, PowerAction.PAUSE);
    awaitState(home, vm, DomainState.PAUSED);
    assertThat(session.domain(vm).orElseThrow().reason()).isEqualTo(StateReason.USER);
    Await.until("a round tells it", patience(),
        () -> readings(home.poll(), vm).info().reason() == StateReason.USER);
    session.power(vm, PowerAction.FORCE_OFF);
    awaitState(home, vm, DomainState.SHUT_OFF);
    Await.until("a round tells it", patience(),
        () -> readings(home.poll(), vm).info().reason() == StateReason.DESTROYED);
    assertThat(readings(home.poll(), vm).info().isActive()).isFalse();
  }

  private void awaitEvents(OpenHost home, UUID vm, Type... types) throws HypervisorException {
    if (home.has(Feature.EVENTS)) {
      home.listener().await("the events " + List.of(types), heard -> {
        List<Type> of = new ArrayList<>(heard.types(vm));
        of.retainAll(List.of(types));
        return of.containsAll(List.of(types)) && of.indexOf(types[0]) < of.lastIndexOf(types[types.length - 1]);
      }, patience());
    }
  }

  @Test
  final void eventsComeToAllPollingSessionsAndToNoneThatIsClosed() throws Exception {
    OpenHost first = openHome();
    OpenHost second = openHome();
    OpenHost closed = openHome();
    assumeTrue(first.has(Feature.EVENTS) && first.has(Feature.PAUSE), "the driver has no events");
    UUID vm = vmOn(first);
    closed.close();
    first.session(Role.OPERATIONS).power(vm, PowerAction.PAUSE);
    first.session(Role.OPERATIONS).power(vm, PowerAction.RESUME);
    awaitEvents(first, vm, Type.SUSPENDED, Type.RESUMED);
    awaitEvents(second, vm, Type.SUSPENDED, Type.RESUMED);
    assertThat(closed.listener().count()).as("heard after closing").isZero();
  }

  @Test
  final void theConsoleAnswers() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.CONSOLE), "the driver has no consoles");
    UUID vm = vmOn(home);
    RecordingReceiver receiver = new RecordingReceiver();
    try (ConsoleChannel channel = home.session(Role.CONSOLE).openConsole(vm, true, receiver)) {
      awaitAnswer(channel, receiver);
      assertThat(receiver.end()).isEmpty();
      channel.close();
      channel.close();
      assertFails(Kind.LOST, () -> channel.send(new byte[] {'\r'}));
      assertThat(receiver.end()).as("closing is not an end").isEmpty();
    }
  }

  /** Waits until the guest answers at its console, where the driver has consoles. */
  final void awaitAnswer(OpenHost home, UUID vm) throws HypervisorException {
    if (home.has(Feature.CONSOLE)) {
      RecordingReceiver receiver = new RecordingReceiver();
      try (ConsoleChannel channel = home.session(Role.CONSOLE).openConsole(vm, true, receiver)) {
        awaitAnswer(channel, receiver);
      }
    }
  }

  /** A guest that boots swallows what is typed, so it is typed again until it answers. */
  private void awaitAnswer(ConsoleChannel channel, RecordingReceiver receiver) throws HypervisorException {
    Instant end = Instant.now().plus(patience());
    while (true) {
      channel.send(consoleCommand().getBytes(StandardCharsets.US_ASCII));
      try {
        receiver.await(consoleAnswer(), Duration.ofMillis(Math.max(500, patience().toMillis() / 5)));
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
      }
    }
  }

  @Test
  final void aConsoleInUseIsTakenOnlyByForce() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.CONSOLE), "the driver has no consoles");
    UUID vm = vmOn(home);
    RecordingReceiver first = new RecordingReceiver();
    RecordingReceiver second = new RecordingReceiver();
    OpenHost other = openHome();
    try (ConsoleChannel one = home.session(Role.CONSOLE).openConsole(vm, true, first)) {
      assertFails(Kind.CONSOLE_IN_USE, () -> other.session(Role.CONSOLE).openConsole(vm, false, second));
      assertThat(first.end()).isEmpty();
      try (ConsoleChannel two = other.session(Role.CONSOLE).openConsole(vm, true, second)) {
        Await.until("the first console has ended", patience(), () -> first.end().isPresent());
        awaitAnswer(two, second);
      }
    }
  }

  @Test
  final void theConsoleEndsWithTheDomain() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.CONSOLE) && home.has(Feature.POWER), "the driver has no consoles");
    UUID vm = vmOn(home);
    RecordingReceiver receiver = new RecordingReceiver();
    try (ConsoleChannel channel = home.session(Role.CONSOLE).openConsole(vm, true, receiver)) {
      home.session(Role.OPERATIONS).power(vm, PowerAction.FORCE_OFF);
      Await.until("the console has ended", patience(), () -> receiver.end().isPresent());
      assertThat(receiver.end().orElseThrow()).isNotBlank();
      assertFails(Kind.LOST, () -> channel.send(new byte[] {'\r'}));
    }
    assertFails(Kind.INVALID_STATE,
        () -> home.session(Role.CONSOLE).openConsole(vm, false, new RecordingReceiver()));
  }
}
