/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.hostsfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.FakeHostRegistry;

class DemoFleetTest {

  @Test
  void isOpenedWhereThereIsASimulator() throws Exception {
    assertThat(DemoFleet.isThere(new FakeHostRegistry().withType("xen", Transport.TLS))).isFalse();
    FakeHostRegistry registry = new FakeHostRegistry().withType("simulator", Transport.LOCAL);
    assertThat(DemoFleet.isThere(registry)).isTrue();
    DemoFleet.open(registry);
    Await.until("its hosts are there", Duration.ofSeconds(30), () -> registry.configurations().size() == 2);
    assertThat(registry.configurations()).extracting(host -> host.endpoint().displayText())
        .containsExactly("simulator:demo/pm1", "simulator:demo/pm2");
  }
}
