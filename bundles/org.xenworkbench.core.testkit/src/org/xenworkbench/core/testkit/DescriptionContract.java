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
import org.xenworkbench.core.driver.AddressAccess;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link DefinitionAccess} and {@link AddressAccess} promise.
 *
 * @since 0.1
 */
@ConsumerType
public interface DescriptionContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  @Test
  default void tellsTheDefinitionOfADomain() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEFINITION);
    UUID vm = fixture().vmOn(home);
    String definition = home.session(Role.POLLING).require(DefinitionAccess.class).definition(vm);
    assertThat(definition).contains("<domain", vm.toString(), "</domain>");
  }

  @Test
  default void anUnknownDomainHasNoDefinition() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEFINITION);
    assertFails(Kind.NO_SUCH_DOMAIN,
        () -> home.session(Role.POLLING).require(DefinitionAccess.class).definition(UNKNOWN));
  }

  @Test
  default void aLostSessionTellsNoDefinition() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEFINITION);
    UUID vm = fixture().vmOn(home);
    DefinitionAccess definitions = home.session(Role.POLLING).require(DefinitionAccess.class);
    home.session(Role.POLLING).close();
    assertFails(Kind.LOST, () -> definitions.definition(vm));
  }

  @Test
  default void addressesAreOfActiveDomains() throws Exception {
    OpenHost home = fixture().openHome(Feature.GUEST_ADDRESSES, Feature.POWER);
    UUID vm = fixture().vmOn(home);
    AddressAccess access = home.session(Role.POLLING).require(AddressAccess.class);
    assertThat(access.addresses(vm)).allSatisfy(address -> assertThat(address).matches("[0-9a-fA-F.:%a-z]{2,64}"));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> access.addresses(UNKNOWN));
    home.power().power(vm, PowerAction.FORCE_OFF);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    assertFails(Kind.INVALID_STATE, () -> access.addresses(vm));
  }
}
