/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.readings;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link DefinitionControl} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface DefinitionContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** The facet. */
  private static DefinitionControl definitions(OpenHost home) throws HypervisorException {
    return home.session(Role.OPERATIONS).require(DefinitionControl.class);
  }

  /** What a round tells that was asked to be thorough. */
  private static DomainInfo thoroughly(OpenHost home, UUID vm) throws HypervisorException {
    return readings(home.session(Role.POLLING).poll(new PollRequest(Set.of(), true)), vm).info();
  }

  @Test
  default void startsADomainWithItsHostOrNot() throws Exception {
    OpenHost home = fixture().openHome(Feature.AUTOSTART);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    boolean before = home.session(Role.POLLING).domain(vm).orElseThrow().autostart();
    try {
      for (boolean on : new boolean[] {!before, before}) {
        control.setAutostart(vm, on);
        assertThat(home.session(Role.POLLING).domain(vm).orElseThrow().autostart()).isEqualTo(on);
        assertThat(thoroughly(home, vm).autostart()).as("what a thorough round tells").isEqualTo(on);
      }
    } finally {
      control.setAutostart(vm, before);
    }
  }

  @Test
  default void whatIsDiscardedBootsAnew() throws Exception {
    OpenHost home = fixture().openHome(VmChange.DISCARD_SAVED.feature(), PowerAction.SAVE.feature());
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    assertFails(Kind.INVALID_STATE, () -> control.discardSaved(vm));
    home.power().power(vm, PowerAction.SAVE);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    assertThat(thoroughly(home, vm).saved()).isTrue();
    control.discardSaved(vm);
    assertThat(thoroughly(home, vm).saved()).as("what a thorough round tells").isFalse();
    assertFails(Kind.INVALID_STATE, () -> control.discardSaved(vm));
  }

  @Test
  default void anUnknownDomainHasNoDefinition() throws Exception {
    OpenHost home = fixture().openHomeWith(DefinitionControl.class);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).setAutostart(UNKNOWN, true));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> definitions(home).discardSaved(UNKNOWN));
  }

  @Test
  default void aLostSessionChangesNoDefinition() throws Exception {
    OpenHost home = fixture().openHomeWith(DefinitionControl.class);
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = definitions(home);
    home.session(Role.OPERATIONS).close();
    assertFails(Kind.LOST, () -> control.setAutostart(vm, true));
  }
}
