/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(read(TLS_WITH_TCP_PEER).problems()).singleElement().asString().contains("a.insecure = true");
    assertThat(read(TLS_WITH_TCP_PEER + "a.insecure = true\n").hosts()).singleElement()
        .satisfies(host -> assertThat(host.peerEndpoint().transport()).isEqualTo(Endpoint.Transport.TCP));
  }

  @Test
  void mistakesCostOnlyTheirHost() throws IOException {
    for (String mistake : List.of("b.transport = carrier-pigeon", "b.port = http", "b.addres = pm2", "b.readonly = true",
        "b.readOnly = yes", "b.insecure = on", "b.address = pm2/system", "b.peer.port = 1", "b.driver =")) {
      HostsFile read = read("hosts = a, b\na.driver = xen\nb.driver = xen\nb.transport = tls\n" + mistake + "\n");
      assertThat(read.hosts()).as(mistake).extracting(HostConfiguration::name).containsExactly("a");
      assertThat(read.problems()).as(mistake).singleElement().asString()
          .contains(folder.toString(), "Host \"b\"", "was left out");
    }
  }

  @Test
  void saysWhatIsWrongAndWhatWouldBeRight() throws IOException {
    assertThat(read("hosts = a\na.driver = xen\na.addres = pm1\n").problems()).singleElement().asString()
        .contains("a.addres", "address", "readOnly");
    assertThat(read("hosts = a\na.address = pm1\n").problems()).singleElement().asString().contains("a.driver = xen");
    assertThat(read("hosts = a\na.driver = xen\na.readOnly = yes\n").problems()).singleElement().asString()
        .contains("a.readOnly", "\"yes\"", "true or false");
  }

  @Test
  void saysThatKeysBelongToNoHostOrThatThereAreNone() throws IOException {
    HostsFile stray = read("hosts = a\na.driver = xen\nb.driver = xen\n");
    assertThat(stray.hosts()).hasSize(1);
    assertThat(stray.problems()).singleElement().asString().contains("b.driver", "no host");
    assertThat(read("a.driver = xen\n").problems()).hasSize(2).first().asString().contains("hosts = PM1,PM2");
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path missing = folder.resolve("none.properties");
    assertThatIOException().isThrownBy(() -> HostsFile.read(missing)).withMessageContaining("does not exist")
        .withMessageContaining(missing.toString());
    assertThatIOException().isThrownBy(() -> HostsFile.read(folder)).withMessageContaining(folder.toString());
    assertThatIOException().isThrownBy(() -> read("hosts = \\u00zz\n")).withMessageContaining(folder.toString());
  }

  private HostsFile read(String text) throws IOException {
    return HostsFile.read(Files.writeString(folder.resolve("hosts.properties"), text));
  }
}
