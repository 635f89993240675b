/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

class LibvirtUriTest {

  private static Endpoint endpoint(String driver, Transport transport, String address, int port, String user) {
    return new Endpoint(driver, transport, address, port, Optional.ofNullable(user));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", emptyValue = "", value = {
      "xen, LOCAL, '', 0, -, xen:///system",
      "xen, TCP, pm1.lab, 17101, -, xen+tcp://pm1.lab:17101/",
      "xen, TCP, 10.77.0.2, 0, -, xen+tcp://10.77.0.2/",
      "xen, TLS, pm1, 0, -, xen+tls://pm1/",
      "xen, TLS, '2001:db8::1', 16514, -, 'xen+tls://[2001:db8::1]:16514/'",
      "xen, SSH, pm1, 0, root, xen+ssh://root@pm1/?no_tty=1",
      "xen, SSH, pm1, 22, -, xen+ssh://pm1:22/?no_tty=1",
      "xen, SSH, '::1', 0, ann@corp, 'xen+ssh://ann%40corp@[::1]/?no_tty=1'",
      "xen, LOCAL, /run/lab/PM1.socket, 0, -, xen+unix:///system?socket=/run/lab/PM1.socket",
      "xen, SSH, my_xen, 0, CORP+admin, xen+ssh://CORP%2Badmin@my_xen/?no_tty=1",
      "xen, SSH, xen1.example., 0, -, xen+ssh://xen1.example./?no_tty=1",
      "xen, SSH, 'fe80::1%eth0', 0, root, 'xen+ssh://root@[fe80::1%25eth0]/?no_tty=1'",
      "xen, SSH, b\u00fcro.example, 0, -, xen+ssh://xn--bro-hoa.example/?no_tty=1",
      "xen, TLS, b\u00fcro.example, 0, -, xen+tls://xn--bro-hoa.example/",
      "qemu, LOCAL, '', 0, -, qemu:///system",
      "qemu, TCP, 127.0.0.1, 17301, -, qemu+tcp://127.0.0.1:17301/system",
      "qemu, TCP, 127.0.0.1, 17301, ann, qemu+tcp://127.0.0.1:17301/system",
      "qemu, SSH, h, 0, ann, qemu+ssh://ann@h/system?no_tty=1",
      "test, LOCAL, '', 0, -, test:///default",
      "test, LOCAL, default, 0, -, test:///default",
      "test, LOCAL, /srv/hosts/h1.xml, 0, -, test:///srv/hosts/h1.xml",
      "test, TCP, 127.0.0.1, 17001, -, test+tcp://127.0.0.1:17001/default",
      "test, TLS, localhost, 17001, -, test+tls://localhost:17001/default"})
  void buildsFromTypedFields(String driver, Transport transport, String address, int port, String user, String uri)
      throws Exception {
    assertThat(LibvirtUri.of(endpoint(driver, transport, address, port, user))).isEqualTo(uri);
    assertThat(URI.create(uri).getQuery()).isIn(null, "no_tty=1", "socket=" + address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h?command=/bin/sh", "h/system?socket=/x", "h&keyfile=/root/.ssh/id", "a@h", "h:22", "h/..",
      "h%3fcommand=x", "h#x", "h\n", "-oProxyCommand=x", "h x", "[::1]", "h;x", "$(x)", "`x`", "", "pm1%eth0",
      "fe80::1%-x", "fe80::1%25?command=x"})
  void noAddressCarriesMoreThanAnAddress(String address) {
    for (Transport transport : new Transport[] {Transport.TCP, Transport.TLS, Transport.SSH}) {
      assertThatIllegalArgumentException().isThrownBy(() -> endpoint("xen", transport, address, 0, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-oProxyCommand=x", "a:b", "a/b", "a?command=x", "a b", "", "a%40b", "a\nb"})
  void noUserCarriesMoreThanAName(String user) {
    assertThatIllegalArgumentException().isThrownBy(() -> endpoint("xen", Transport.SSH, "h", 0, user));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a?socket=x", "/a b", "/../etc", "/a#b", "/a%2e", "x?command=y"})
  void noLocalPathCarriesMoreThanAPath(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> endpoint("test", Transport.LOCAL, path, 0, null));
  }

  @Test
  void lettersOfPathsAreEncoded() throws Exception {
    assertThat(LibvirtUri.of(endpoint("test", Transport.LOCAL, "/Geb\u00e4ude/a_1.xml", 0, null)))
        .isEqualTo("test:///Geb%C3%A4ude/a_1.xml");
    assertThat(LibvirtUri.of(endpoint("xen", Transport.LOCAL, "/run/b\u00fcro", 0, null)))
        .isEqualTo("xen+unix:///system?socket=/run/b%C3%BCro");
    assertThat(TlsCertificates.parameter("/home/j\u00fcrgen/pki")).isEqualTo("?pkipath=/home/j%C3%BCrgen/pki");
  }

  @ParameterizedTest
  @CsvSource({"xen, LOCAL, run/x", "qemu, LOCAL, session", "qemu, LOCAL, //h/x", "test, LOCAL, relative.xml",
      "test, LOCAL, //h/x", "test, SSH, h"})
  void fieldsThatDoNotFitAreAConfigurationFault(String driver, Transport transport, String address) {
    assertThatExceptionOfType(HypervisorException.class)
        .isThrownBy(() -> LibvirtUri.of(endpoint(driver, transport, address, 0, null)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
  }

  @Test
  void transferAddressesAreCheckedToo() throws Exception {
    assertThat(LibvirtUri.transfer("10.77.0.2")).isEqualTo("tcp://10.77.0.2");
    assertThat(LibvirtUri.transfer("2001:db8::1")).isEqualTo("tcp://[2001:db8::1]");
    for (String address : new String[] {"h?x=y", "h/x", "unix:///x", "-h", ""}) {
      assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> LibvirtUri.transfer(address))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
    }
  }

  @Test
  void portsDefaultByTransport() {
    assertThat(LibvirtUri.port(endpoint("xen", Transport.TCP, "h", 0, null))).isEqualTo(16509);
    assertThat(LibvirtUri.port(endpoint("xen", Transport.TLS, "h", 0, null))).isEqualTo(16514);
    assertThat(LibvirtUri.port(endpoint("xen", Transport.TLS, "h", 7, null))).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "/a/../b", "/a?no_verify=1", "/a&command=x", "/a b", "/", "/a%2f", "/a\nb"})
  void noFolderOfCertificatesChangesTheMeaningOfTheUri(String folder) throws Exception {
    assertThat(TlsCertificates.parameter("/etc/xen-workbench/pki_1")).isEqualTo("?pkipath=/etc/xen-workbench/pki_1");
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> TlsCertificates.parameter(folder))
        .withMessageContaining("TLS certificates");
  }
}
