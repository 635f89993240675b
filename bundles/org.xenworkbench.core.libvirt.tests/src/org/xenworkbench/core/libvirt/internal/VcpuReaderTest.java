/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/** The call is made on libvirt's test driver, whose own domain has two vCPUs. */
class VcpuReaderTest {

  private Connection connection;

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void everyVcpuHasItsTime() throws Exception {
    connection = new Connection(new Connect("test:///default"), () -> "PM1", 4, reason -> {});
    DomainFacts facts = new DomainFacts();
    PolledDomain domain = connection.call("Reading", connect -> new PolledDomain(
        DomainCalls.list(Connection.pointer(connect))[0]));
    domain.read(connection.call("Reading",
        connect -> DomainReader.read(domain.uuid(), domain.handle, facts, connection)));
    List<Reading> vcpus = connection.call("Reading", connect -> VcpuReader.read(domain));
    domain.free();
    assertThat(vcpus).extracting(Reading::metric).containsExactly("cpu0", "cpu1");
    assertThat(vcpus).allSatisfy(reading -> {
      assertThat(reading.kind()).isEqualTo(Reading.Kind.COUNTER);
      assertThat(reading.scale()).isEqualTo(1e-9);
      assertThat(reading.value()).isPositive();
    });
  }
}
