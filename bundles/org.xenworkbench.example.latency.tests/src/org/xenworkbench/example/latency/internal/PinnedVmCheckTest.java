/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.example.latency.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class PinnedVmCheckTest {

  private static Host host(String name) {
    return Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).simulated(true)
        .build();
  }

  private static HostConfiguration configuration(Host host) {
    return new HostConfiguration(host.id(), host.name(),
        new Endpoint("simulator", Endpoint.Transport.LOCAL, "demo/" + host.name(), 0, Optional.empty()),
        Optional.empty(), true, false);
  }

  private static List<Verdict> check(String vmName) {
    Host source = host("pm1");
    Host target = host("pm2");
    VirtualMachine vm = VirtualMachine.of(VmId.of(new UUID(1, 1)), vmName, source.id()).state(DomainState.RUNNING, 1)
        .vcpus(1).memory(1, 1).build();
    return new PinnedVmCheck().check(new Subject(MigrationRequest.peerToPeer(vm.id(), target.id()), vm, source, target,
        Optional.empty(), Optional.empty(), configuration(source), configuration(target), List.of(),
        Optional.empty()));
  }

  @Test
  void warnsOfAPinnedVm() {
    assertThat(check("pinned-licence")).singleElement().satisfies(verdict -> {
      assertThat(verdict.severity()).isEqualTo(Verdict.Severity.WARNING);
      assertThat(verdict.reason()).isEqualTo("The name of VM 'pinned-licence' says that it is meant to stay on 'pm1'.");
      assertThat(verdict.fix()).isNotBlank();
    });
    assertThat(check("Pinned-X")).hasSize(1);
  }

  @Test
  void hasNothingToSayOfOthers() {
    assertThat(check("web-01")).isEmpty();
  }
}
