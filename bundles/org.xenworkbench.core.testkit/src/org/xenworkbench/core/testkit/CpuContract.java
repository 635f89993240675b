/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.CpuComparison;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.SessionContext.Role;

/**
 * What {@link CpuComparison} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface CpuContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  @Test
  default void aHostHasWhatItHasItself() throws Exception {
    OpenHost home = fixture().openHome(Feature.CPU_COMPARISON);
    CpuComparison cpus = home.session(Role.POLLING).require(CpuComparison.class);
    String own = cpus.hostCpu();
    assertThat(own).contains("<cpu");
    CpuComparison.Match match = cpus.compareHost(own);
    assertThat(match.enough()).as(match.missing()).isTrue();
    assertThat(match.missing()).isEmpty();
  }

  @Test
  default void aHostCanGiveItsGuestWhatThatHas() throws Exception {
    OpenHost home = fixture().openHome(Feature.CPU_COMPARISON, Feature.DEFINITION);
    UUID vm = fixture().vmOn(home);
    CpuComparison cpus = home.session(Role.POLLING).require(CpuComparison.class);
    String definition = home.session(Role.POLLING).require(DefinitionAccess.class).definition(vm);
    assertThat(cpus.compareGuest(definition).map(CpuComparison.Match::enough).orElse(true)).isTrue();
  }

  @Test
  default void theTargetOfAMigrationIsAskedInTheSameWay() throws Exception {
    OpenHost home = fixture().openHome(Feature.CPU_COMPARISON);
    OpenHost away = fixture().openTarget();
    String cpu = home.session(Role.POLLING).require(CpuComparison.class).hostCpu();
    assertThat(away.session(Role.POLLING).require(CpuComparison.class).compareHost(cpu).missing())
        .as("the hosts of a contract are alike").isEmpty();
  }

  @Test
  default void whatIsNoCpuIsNotCompared() throws Exception {
    OpenHost home = fixture().openHome(Feature.CPU_COMPARISON);
    CpuComparison cpus = home.session(Role.POLLING).require(CpuComparison.class);
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><cpu>&e;</cpu>";
    for (String broken : List.of("", "<cpu", entity)) {
      assertFails(Kind.FAILED, () -> cpus.compareHost(broken));
      assertFails(Kind.FAILED, () -> cpus.compareGuest(broken));
    }
  }

  @Test
  default void aLostSessionComparesNothing() throws Exception {
    OpenHost home = fixture().openHome(Feature.CPU_COMPARISON);
    CpuComparison cpus = home.session(Role.POLLING).require(CpuComparison.class);
    String own = cpus.hostCpu();
    home.session(Role.POLLING).close();
    assertFails(Kind.LOST, cpus::hostCpu);
    assertFails(Kind.LOST, () -> cpus.compareHost(own));
    String guest = "<domain type=\"x\"><cpu><model>x</model></cpu></domain>";
    assertFails(Kind.LOST, () -> cpus.compareGuest(guest));
  }
}
