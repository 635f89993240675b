/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @ValueSource(strings = {"pm1", "pm1.example.org", "127.0.0.1", "::1", "2001:db8::7", "a-b"})
  void acceptsHostNamesAndAddresses(String address) {
    assertThat(new Endpoint("xen", Endpoint.Transport.TLS, address, 0, Optional.empty()).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pm1/system?command=/bin/sh", "pm1?socket=/x", "user@pm1", "pm1:22/", "a b", "x\n", "-oProxyCommand=x",
      "pm1#", "%2e", "[::1]", "pm1.", "host;id", "$(id)"})
  void refusesWhatCouldChangeAUri(String address) {
    assertThatThrownBy(() -> new Endpoint("xen", Endpoint.Transport.SSH, address, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a?b", "../etc", "x&y", "a b"})
  void refusesLocalPathsWithParameters(String path) {
    assertThatThrownBy(() -> new Endpoint("test", Endpoint.Transport.LOCAL, path, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root;id", "-l", "a b", "x@y?z"})
  void refusesUsers(String user) {
    assertThatThrownBy(() -> new Endpoint("xen", Endpoint.Transport.SSH, "pm1", 0, Optional.of(user)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("user");
  }

  @Test
  void refusesPorts() {
    assertThatThrownBy(() -> new Endpoint("xen", Endpoint.Transport.TCP, "pm1", 65536, Optional.empty()))
        .hasMessageContaining("port");
  }

  @Test
  void hostsFileIsRead(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("h.properties"), """
        hosts = PM1
        PM1.driver = xen
        PM1.transport = tcp
        PM1.address = 127.0.0.1
        PM1.port = 17101
        PM1.peer.address = 10.77.0.1
        PM1.peer.transport = tcp
        PM1.insecure = true
        """);
    List<HostConfiguration> hosts = HostsFile.read(file).hosts();
    assertThat(hosts).hasSize(1);
    assertThat(hosts.get(0).endpoint().displayText()).isEqualTo("xen+tcp://127.0.0.1:17101");
    assertThat(hosts.get(0).peerEndpoint().displayText()).isEqualTo("xen+tcp://10.77.0.1");
  }
}
