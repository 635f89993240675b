/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;

/**
 * What {@link ConsoleAccess} promises, to whom it gives a console, and how one ends.
 *
 * @since 0.1
 */
@ConsumerType
public interface ConsoleContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  @Test
  default void theConsoleAnswers() throws Exception {
    OpenHost home = fixture().openHome(Feature.CONSOLE);
    UUID vm = fixture().vmOn(home);
    RecordingReceiver receiver = new RecordingReceiver();
    try (ConsoleChannel channel = home.consoles().openConsole(vm, true, receiver)) {
      fixture().awaitAnswer(channel, receiver);
      assertThat(receiver.end()).isEmpty();
      channel.close();
      channel.close();
      assertFails(Kind.LOST, () -> channel.send(new byte[] {'\r'}));
      assertThat(receiver.end()).as("closing is not an end").isEmpty();
    }
  }

  @Test
  default void aConsoleInUseIsTakenOnlyByForce() throws Exception {
    OpenHost home = fixture().openHome(Feature.CONSOLE);
    UUID vm = fixture().vmOn(home);
    RecordingReceiver first = new RecordingReceiver();
    RecordingReceiver second = new RecordingReceiver();
    OpenHost other = fixture().openHome();
    try (ConsoleChannel one = home.consoles().openConsole(vm, true, first)) {
      assertFails(Kind.CONSOLE_IN_USE, () -> other.consoles().openConsole(vm, false, second));
      assertThat(first.end()).isEmpty();
      try (ConsoleChannel two = other.consoles().openConsole(vm, true, second)) {
        Await.until("the first console has ended", fixture().patience(), () -> first.end().isPresent());
        fixture().awaitAnswer(two, second);
      }
    }
  }

  @Test
  default void theConsoleEndsWithTheDomain() throws Exception {
    OpenHost home = fixture().openHome(Feature.CONSOLE, Feature.POWER);
    UUID vm = fixture().vmOn(home);
    RecordingReceiver receiver = new RecordingReceiver();
    try (ConsoleChannel channel = home.consoles().openConsole(vm, true, receiver)) {
      home.power().power(vm, PowerAction.FORCE_OFF);
      Await.until("the console has ended", fixture().patience(), () -> receiver.end().isPresent());
      assertThat(receiver.end().orElseThrow()).isNotBlank();
      assertFails(Kind.LOST, () -> channel.send(new byte[] {'\r'}));
    }
    assertFails(Kind.INVALID_STATE, () -> home.consoles().openConsole(vm, false, new RecordingReceiver()));
  }

  @Test
  default void theConsoleHearsWhyItsSessionIsClosed() throws Exception {
    OpenHost home = fixture().openHome(Feature.CONSOLE);
    UUID vm = fixture().vmOn(home);
    RecordingReceiver receiver = new RecordingReceiver();
    ConsoleChannel channel = home.consoles().openConsole(vm, true, receiver);
    home.session(Role.CONSOLE).close("The host has burnt down.");
    Await.until("the console has ended", fixture().patience(), () -> receiver.end().isPresent());
    assertThat(receiver.end()).get().asString().contains("The host has burnt down.");
    assertFails(Kind.LOST, () -> channel.send(new byte[] {'\r'}));
  }

  @Test
  default void anUnknownDomainHasNoConsole() throws Exception {
    OpenHost home = fixture().openHomeWith(ConsoleAccess.class);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> home.consoles().openConsole(UNKNOWN, false, new RecordingReceiver()));
  }

  @Test
  default void aLostSessionOpensNoConsole() throws Exception {
    OpenHost home = fixture().openHomeWith(ConsoleAccess.class);
    UUID vm = fixture().vmOn(home);
    ConsoleAccess consoles = home.consoles();
    home.session(Role.CONSOLE).close();
    assertFails(Kind.LOST, () -> consoles.openConsole(vm, false, new RecordingReceiver()));
  }
}
