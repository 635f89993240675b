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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @ValueSource(strings = {"pm1", "pm1.example.org", "127.0.0.1", "::1", "2001:db8::7", "a-b", "my_xen", "_x_",
      "xen1.example.", "fe80::1%eth0", "fe80::1%br-0.5", "b\u00fcro.example", "\u540d\u524d.example", "XEN1"})
  void acceptsHostNamesAndAddresses(String address) {
    assertThat(new Endpoint("xen", Endpoint.Transport.TLS, address, 0, Optional.empty()).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pm1/system?command=/bin/sh", "pm1?socket=/x", "user@pm1", "pm1:22/", "a b", "x\n",
      "-oProxyCommand=x", "pm1#", "%2e", "[::1]", "pm1..", ".", "host;id", "$(id)", "-x", "a.-b",
      "pm1%eth0", "fe80::1%", "fe80::1%-x", "fe80::1%e/x", "\uff0fx", "b\u00fcro/x", "b\u00fcro?command=x",
      "-b\u00fcro", "b\u00fcro.-x", "a\uff0eb", "stra\u00dfe.example", "a\u200db.example", "\uff41.example",
      "\u0430\u202e.example", "b\u00fcro%eth0"})
  void refusesWhatCouldChangeAUri(String address) {
    assertThatThrownBy(() -> new Endpoint("xen", Endpoint.Transport.SSH, address, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("address");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"pm1/x|'/' (U+002F)", "my xen|' ' (a space)", "a:22|port in its own field",
      "root@pm1|field of its own",
      "[::1]|without brackets", "pm1%eth0|as in fe80::1%eth0",
      "stra\u00dfe.example|\u00df' (U+00DF)", "-x|begin with '-'",
      "a..b|1 to 63 characters", "b\u00fcro.ex\u202eample|U+202E"})
  void saysWhichCharacterIsWrong(String address, String said) {
    assertThatThrownBy(() -> new Endpoint("xen", Endpoint.Transport.SSH, address, 0, Optional.empty()))
        .hasMessageContaining(said).hasMessageContaining(address);
  }

  @ParameterizedTest
  @CsvSource({"b\u00fcro.example, xn--bro-hoa.example", "B\u00dcRO.example., xn--bro-hoa.example.", "my_xen, my_xen",
      "Pm1, Pm1",
      "fe80::1%eth0, fe80::1%eth0"})
  void aNameWithOtherLettersIsEncoded(String address, String ascii) {
    Endpoint endpoint = new Endpoint("xen", Endpoint.Transport.SSH, address, 0, Optional.empty());
    assertThat(endpoint.asciiAddress()).isEqualTo(ascii);
    assertThat(endpoint.displayText()).contains(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "ann@corp", "CORP+admin", "_svc", "a.b-c"})
  void acceptsUsers(String user) {
    assertThat(new Endpoint("xen", Endpoint.Transport.SSH, "pm1", 0, Optional.of(user)).user()).contains(user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a?b", "../etc", "x&y", "a b"})
  void refusesLocalPathsWithParameters(String path) {
    assertThatThrownBy(() -> new Endpoint("test", Endpoint.Transport.LOCAL, path, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/srv/Geb\u00e4ude/B\u00fcro.xml", "/srv/Bu\u0308ro", "/home/\u5c71/run"})
  void acceptsLettersOfEveryLanguageInLocalPaths(String path) {
    assertThat(new Endpoint("test", Endpoint.Transport.LOCAL, path, 0, Optional.empty()).address()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root;id", "-l", "a b", "x@y?z", "+x", "@x", "a%2b", "CORP\\\\admin"})
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
