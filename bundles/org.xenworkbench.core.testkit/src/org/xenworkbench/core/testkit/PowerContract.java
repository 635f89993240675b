/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.readings;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/**
 * What {@link PowerControl} promises, and that all sessions hear of what it does where the driver has events.
 *
 * @since 0.1
 */
@ConsumerType
public interface PowerContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  @Test
  default void pausesAndResumes() throws Exception {
    OpenHost home = fixture().openHome(Feature.PAUSE);
    UUID vm = fixture().vmOn(home);
    PowerControl control = home.power();
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.RESUME));
    control.power(vm, PowerAction.PAUSE);
    fixture().awaitState(home, vm, DomainState.PAUSED);
    assertThat(readings(home.poll(), vm).info().state()).isEqualTo(DomainState.PAUSED);
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.PAUSE));
    control.power(vm, PowerAction.RESUME);
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    fixture().awaitEvents(home, vm, Type.SUSPENDED, Type.RESUMED);
  }

  @Test
  default void switchesOffAndOn() throws Exception {
    OpenHost home = fixture().openHome(Feature.POWER);
    UUID vm = fixture().vmOn(home);
    PowerControl control = home.power();
    int number = readings(home.poll(), vm).info().number();
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.START));
    control.power(vm, PowerAction.FORCE_OFF);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    assertThat(readings(home.poll(), vm).cpuTime()).isEqualTo(-1);
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.FORCE_OFF));
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.SHUT_DOWN));
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.PAUSE));
    control.power(vm, PowerAction.START);
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    assertThat(readings(home.poll(), vm).info().number()).isNotEqualTo(number);
    fixture().awaitEvents(home, vm, Type.STOPPED, Type.STARTED);
    if (home.has(Feature.EVENTS)) {
      assertThat(home.listener().events()).filteredOn(event -> event.type() == Type.STOPPED)
          .extracting(DomainEvent::cause).containsExactly(DomainEvent.Cause.DESTROYED);
    }
  }

  @Test
  default void resetsWhatRunsInItsPlace() throws Exception {
    OpenHost home = fixture().openHome(PowerAction.FORCE_REBOOT.feature(), Feature.PAUSE);
    UUID vm = fixture().vmOn(home);
    PowerControl control = home.power();
    int number = readings(home.poll(), vm).info().number();
    control.power(vm, PowerAction.FORCE_REBOOT);
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    assertThat(readings(home.poll(), vm).info().number()).as("it is the same domain").isEqualTo(number);
    control.power(vm, PowerAction.PAUSE);
    fixture().awaitState(home, vm, DomainState.PAUSED);
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.FORCE_REBOOT));
    control.power(vm, PowerAction.RESUME);
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
  }

  @Test
  default void startsWhatThenStandsStill() throws Exception {
    OpenHost home = fixture().openHome(PowerAction.START_PAUSED.feature(), Feature.POWER, Feature.PAUSE);
    UUID vm = fixture().vmOn(home);
    PowerControl control = home.power();
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.START_PAUSED));
    control.power(vm, PowerAction.FORCE_OFF);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    control.power(vm, PowerAction.START_PAUSED);
    fixture().awaitState(home, vm, DomainState.PAUSED);
    assertThat(readings(home.poll(), vm).info().isActive()).isTrue();
    control.power(vm, PowerAction.RESUME);
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
  }

  @Test
  default void goesOnFromDisk() throws Exception {
    OpenHost home = fixture().openHome(PowerAction.SAVE.feature(), Feature.POWER);
    UUID vm = fixture().vmOn(home);
    PowerControl control = home.power();
    control.power(vm, PowerAction.SAVE);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    assertThat(home.session(Role.OPERATIONS).domain(vm).orElseThrow().saved()).isTrue();
    Await.until("a round tells it", fixture().patience(), () -> readings(home.poll(), vm).info().saved());
    assertFails(Kind.INVALID_STATE, () -> control.power(vm, PowerAction.SAVE));
    control.power(vm, PowerAction.START);
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    Await.until("nothing is left", fixture().patience(), () -> !readings(home.poll(), vm).info().saved());
    if (home.has(Feature.EVENTS)) {
      fixture().awaitEvents(home, vm, Type.STOPPED, Type.STARTED);
      assertThat(home.listener().events()).filteredOn(event -> event.type() == Type.STOPPED)
          .extracting(DomainEvent::cause).containsExactly(DomainEvent.Cause.SAVED);
    }
  }

  @Test
  default void refusesWhatItLacks() throws Exception {
    OpenHost home = fixture().openHomeWith(PowerControl.class);
    UUID vm = fixture().vmOn(home);
    for (PowerAction action : PowerAction.values()) {
      if (!home.has(action.feature())) {
        assertFails(Kind.UNSUPPORTED, () -> home.power().power(vm, action));
      }
    }
  }

  @Test
  default void tellsWhyADomainIsPausedOrOff() throws Exception {
    OpenHost home = fixture().openHome(Feature.PAUSE, Feature.POWER);
    UUID vm = fixture().vmOn(home);
    PowerControl control = home.power();
    control.power(vm, PowerAction.PAUSE);
    fixture().awaitState(home, vm, DomainState.PAUSED);
    assertThat(home.session(Role.OPERATIONS).domain(vm).orElseThrow().reason()).isEqualTo(StateReason.USER);
    Await.until("a round tells it", fixture().patience(),
        () -> readings(home.poll(), vm).info().reason() == StateReason.USER);
    control.power(vm, PowerAction.FORCE_OFF);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    Await.until("a round tells it", fixture().patience(),
        () -> readings(home.poll(), vm).info().reason() == StateReason.DESTROYED);
    assertThat(readings(home.poll(), vm).info().isActive()).isFalse();
  }

  @Test
  default void eventsComeToAllPollingSessionsAndToNoneThatIsClosed() throws Exception {
    OpenHost first = fixture().openHome(Feature.EVENTS, Feature.PAUSE);
    OpenHost second = fixture().openHome();
    OpenHost closed = fixture().openHome();
    UUID vm = fixture().vmOn(first);
    closed.close();
    first.power().power(vm, PowerAction.PAUSE);
    first.power().power(vm, PowerAction.RESUME);
    fixture().awaitEvents(first, vm, Type.SUSPENDED, Type.RESUMED);
    fixture().awaitEvents(second, vm, Type.SUSPENDED, Type.RESUMED);
    assertThat(closed.listener().count()).as("heard after closing").isZero();
  }

  @Test
  default void anUnknownDomainHasNoPower() throws Exception {
    OpenHost home = fixture().openHomeWith(PowerControl.class);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> home.power().power(UNKNOWN, PowerAction.START));
  }

  @Test
  default void aLostSessionChangesNoPower() throws Exception {
    OpenHost home = fixture().openHomeWith(PowerControl.class);
    UUID vm = fixture().vmOn(home);
    for (Role role : Role.values()) {
      PowerControl control = home.session(role).require(PowerControl.class);
      home.session(role).close();
      assertFails(Kind.LOST, () -> control.power(vm, PowerAction.PAUSE));
    }
  }
}
