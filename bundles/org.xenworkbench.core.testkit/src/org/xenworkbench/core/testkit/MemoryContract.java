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
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.MemoryControl;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link MemoryControl} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface MemoryContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  @Test
  default void setsTheMemoryOfAnActiveDomain() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_MEMORY.feature());
    UUID vm = fixture().vmOn(home);
    MemoryControl control = home.session(Role.OPERATIONS).require(MemoryControl.class);
    DomainInfo before = home.session(Role.POLLING).domain(vm).orElseThrow();
    // whole MiB, since Xen counts some KiB of its own with a domain's memory, which cannot be given
    long all = Math.min(before.memory(), before.maxMemory()) >> 20 << 20;
    long less = (before.maxMemory() / 4 * 3) >> 20 << 20;
    control.setMemory(vm, less);
    try {
      fixture().awaitMemory(home, vm, less);
      assertThat(home.session(Role.POLLING).domain(vm).orElseThrow().maxMemory() >> 20).as("maximum in MiB")
          .isEqualTo(before.maxMemory() >> 20);
    } finally {
      control.setMemory(vm, all);
    }
    fixture().awaitMemory(home, vm, all);
  }

  @Test
  default void setsNoMemoryOfWhatIsNotActive() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_MEMORY.feature(), Feature.POWER);
    UUID vm = fixture().vmOn(home);
    home.power().power(vm, PowerAction.FORCE_OFF);
    fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    assertFails(Kind.INVALID_STATE,
        () -> home.session(Role.OPERATIONS).require(MemoryControl.class).setMemory(vm, 64 << 20));
  }

  @Test
  default void anUnknownDomainHasNoMemory() throws Exception {
    OpenHost home = fixture().openHomeWith(MemoryControl.class);
    assertFails(Kind.NO_SUCH_DOMAIN,
        () -> home.session(Role.OPERATIONS).require(MemoryControl.class).setMemory(UNKNOWN, 64 << 20));
  }

  @Test
  default void aLostSessionSetsNoMemory() throws Exception {
    OpenHost home = fixture().openHomeWith(MemoryControl.class);
    UUID vm = fixture().vmOn(home);
    for (Role role : Role.values()) {
      MemoryControl control = home.session(role).require(MemoryControl.class);
      home.session(role).close();
      assertFails(Kind.LOST, () -> control.setMemory(vm, 64 << 20));
    }
  }
}
