/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import org.xenworkbench.core.driver.Endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsFileTest {

  private static final String TLS_WITH_TCP_PEER = """
      hosts = a
      a.driver = xen
      a.transport = tls
      a.address = pm1.example
      a.peer.transport = tcp
      a.peer.address = 10.0.0.1
      """;

  @TempDir
  Path folder;

  @Test
  void unencryptedPeerMustBeAllowedToo() throws IOException {
    Path file = folder.resolve("hosts.properties");
    Files.writeString(file, TLS_WITH_TCP_PEER);
    assertThatThrownBy(() -> HostsFile.read(file)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.insecure = true");
    Files.writeString(file, TLS_WITH_TCP_PEER + "a.insecure = true\n");
    assertThat(HostsFile.read(file)).singleElement()
        .satisfies(host -> assertThat(host.peerEndpoint().transport()).isEqualTo(Endpoint.Transport.TCP));
  }
}
