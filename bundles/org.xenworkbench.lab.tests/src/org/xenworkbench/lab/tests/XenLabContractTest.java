/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.testkit.OpenHost;

/** The driver's contract on the Xen lab. */
@Tag(Lab.XEN)
class XenLabContractTest extends LabDriverContract {

  /** The contract starts VM1 anew; who types into a guest that boots spoils its shell. */
  @AfterAll
  static void leaveAsBooted() {
    Lab.current().tool("restore", "booted");
  }

  /** There is neither dnsmasq nor iptables in the lab. */
  @Override
  protected boolean makesNetworks() {
    return false;
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(60);
  }

  @Override
  protected boolean sourceLagsBehind() {
    return true;
  }

  /** libxl compares with what the running domain has at most, also where its next start is meant. */
  @Test
  @Override
  public void startsWithTheMemoryThatIsDefined() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_NEXT_MEMORY.feature());
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = home.session(Role.OPERATIONS).require(DefinitionControl.class);
    long before = home.session(Role.POLLING).domain(vm).orElseThrow().maxMemory() >> 20 << 20;
    try {
      assertThatThrownBy(() -> control.defineMemory(vm, before + (16 << 20))).isInstanceOf(HypervisorException.class)
          .hasMessageContaining("higher than max memory");
    } finally {
      control.defineMemory(vm, before);
    }
  }

  @Test
  @Override
  public void startsWithTheVcpusThatAreDefined() throws Exception {
    OpenHost home = fixture().openHome(VmSetting.SET_NEXT_VCPUS.feature());
    UUID vm = fixture().vmOn(home);
    DefinitionControl control = home.session(Role.OPERATIONS).require(DefinitionControl.class);
    DomainInfo before = home.session(Role.POLLING).domain(vm).orElseThrow();
    assertThatThrownBy(() -> control.defineVcpus(vm, before.maxVcpus() + 1)).isInstanceOf(HypervisorException.class)
        .hasMessageContaining("greater than max");
    control.defineVcpus(vm, before.vcpus());
  }
}
