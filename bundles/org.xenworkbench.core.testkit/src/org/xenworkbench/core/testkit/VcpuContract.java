/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VcpuControl;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link VcpuControl} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface VcpuContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** The facet. */
  private static VcpuControl vcpus(OpenHost home) throws HypervisorException {
    return home.session(Role.OPERATIONS).require(VcpuControl.class);
  }

  @Test
  default void setsTheVcpusOfAnActiveDomain() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_VCPUS.feature());
    UUID vm = fixture().vmOn(home);
    VcpuControl control = vcpus(home);
    DomainInfo before = home.session(Role.POLLING).domain(vm).orElseThrow();
    assertThat(before.maxVcpus()).as("maximum").isGreaterThanOrEqualTo(before.vcpus());
    assumeTrue(before.maxVcpus() > 1, "the VM may have one vCPU only");
    int other = before.vcpus() == before.maxVcpus() ? before.vcpus() - 1 : before.vcpus() + 1;
    control.setVcpus(vm, other);
    try {
      DomainInfo after = home.session(Role.POLLING).domain(vm).orElseThrow();
      assertThat(after.vcpus()).isEqualTo(other);
      assertThat(after.maxVcpus()).as("maximum").isEqualTo(before.maxVcpus());
    } finally {
      control.setVcpus(vm, before.vcpus());
    }
    assertThat(home.session(Role.POLLING).domain(vm).orElseThrow().vcpus()).isEqualTo(before.vcpus());
  }

  @Test
  default void givesNoMoreVcpusThanThereMayBe() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_VCPUS.feature());
    UUID vm = fixture().vmOn(home);
    int most = home.session(Role.POLLING).domain(vm).orElseThrow().maxVcpus();
    assertFails(Kind.FAILED, () -> vcpus(home).setVcpus(vm, most + 1));
  }

  @Test
  default void setsNoVcpusOfWhatIsNotActive() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_VCPUS.feature(), Feature.POWER);
    UUID vm = fixture().vmOn(home);
    home.power().power(vm, PowerAction.FORCE_OFF);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    assertFails(Kind.INVALID_STATE, () -> vcpus(home).setVcpus(vm, 1));
  }

  @Test
  default void anUnknownDomainHasNoVcpus() throws Exception {
    OpenHost home = fixture().openHomeWith(VcpuControl.class);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> vcpus(home).setVcpus(UNKNOWN, 1));
  }
}
