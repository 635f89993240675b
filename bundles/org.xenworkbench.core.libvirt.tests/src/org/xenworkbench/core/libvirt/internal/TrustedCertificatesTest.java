/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.testkit.libvirt.MadeCertificate;

/** What was accepted can be looked at and taken back, whatever became of it. */
class TrustedCertificatesTest {

  @TempDir
  Path folder;
  private Path root = Path.of("");
  private HostTrust trust = new HostTrust(Optional.empty(), new SshKeys(List.of("ssh")));
  private HostIdentity shown = new HostIdentity(HostIdentity.Kind.CERTIFICATE, "", List.of(), "");

  @BeforeEach
  void make() throws Exception {
    root = folder.resolve("trusted");
    trust = new HostTrust(Optional.of(root), new SshKeys(List.of("ssh")));
    MadeCertificate made = new MadeCertificate(folder, "dns:localhost");
    shown = ServerCertificate.read(Files.readString(made.certificate())).identity();
  }

  private static Endpoint at(String address, int port) {
    return new Endpoint("qemu", Transport.TLS, address, port, Optional.empty());
  }

  @Test
  void allThatWasAcceptedIsListedByItsAddress() throws Exception {
    assertThat(trust.accepted()).isEmpty();
    List<Endpoint> all = List.of(at("pm1.example", 0), at("pm1.example", 1), at("new123", 20), at("fe80::1%eth0", 7),
        at("192.0.2.1", 65535), at("b\u00fcro.example", 0), at("A_b-20.example", 20));
    for (Endpoint each : all) {
      trust.trust(each, shown);
    }
    Files.createDirectory(root.resolve("new456789"));
    Files.createFile(root.resolve("notes.txt"));
    assertThat(trust.accepted()).hasSize(all.size()).allSatisfy(each -> {
      assertThat(each.identity()).contains(shown);
      assertThat(each.since()).isEqualTo(Files.getLastModifiedTime(folder(each.endpoint()).resolve("cacert.pem"))
          .toInstant());
      assertThat(each.endpoint().transport()).isEqualTo(Transport.TLS);
    });
    assertThat(trust.accepted()).extracting(each -> each.endpoint().address()).containsExactlyInAnyOrder("pm1.example",
        "pm1.example", "new123", "fe80::1%eth0", "192.0.2.1", at("b\u00fcro.example", 0).asciiAddress(),
        "a_b-20.example");
    for (AcceptedIdentity each : trust.accepted()) {
      trust.distrust(each.endpoint());
    }
    assertThat(trust.accepted()).isEmpty();
    assertThat(all).allSatisfy(each -> assertThat(trust.accepted(each)).isEmpty());
  }

  private Path folder(Endpoint endpoint) throws IOException {
    return new TrustedCertificates(root).folder(endpoint, TlsCertificates.files());
  }

  @Test
  void whatCannotBeReadIsListedAndCanBeForgotten() throws Exception {
    for (String damage : List.of("text", "none", "file", "link")) {
      Endpoint endpoint = at(damage + ".example", 0);
      trust.trust(endpoint, shown);
      Path kept = folder(endpoint);
      if (damage.equals("text")) {
        Files.writeString(kept.resolve("cacert.pem"), "damaged");
      } else {
        new TrustedCertificates(root).forget(endpoint);
        if (damage.equals("none")) {
          Files.createDirectory(kept);
        } else if (damage.equals("file")) {
          Files.createFile(kept);
        } else {
          Files.createSymbolicLink(kept, folder);
        }
      }
      assertThat(trust.accepted()).as(damage).singleElement().satisfies(
          each -> assertThat(each.identity()).as(damage).isEmpty());
      assertThat(trust.accepted(endpoint)).isPresent();
      trust.distrust(endpoint);
      assertThat(trust.accepted()).as(damage).isEmpty();
      assertThat(folder.resolve("trusted")).exists();
    }
  }

  /** A good certificate is not said to be damaged because something else cannot be written. */
  @Test
  void whatCannotBeWrittenBesideItIsNoDamage() throws Exception {
    Endpoint endpoint = at("pm1.example", 0);
    trust.trust(endpoint, shown);
    Path inTheWay = Files.createDirectory(folder(endpoint).resolve("clientcert.pem"));
    Files.createFile(inTheWay.resolve("file"));
    Path own = Files.createDirectories(folder.resolve(".pki/libvirt"));
    Files.createFile(own.resolve("clientcert.pem"));
    Files.createFile(own.resolve("clientkey.pem"));
    String user = System.setProperty("user.name", "ann");
    String home = System.setProperty("user.home", folder.toString());
    try {
      assertThatExceptionOfType(HypervisorException.class)
          .isThrownBy(() -> trust.uri(endpoint, Optional.empty(), new LibvirtErrors(() -> "pm1")))
          .withMessageContaining("stays accepted");
    } finally {
      System.setProperty("user.name", user);
      System.setProperty("user.home", home);
    }
    assertThat(trust.accepted(endpoint).flatMap(AcceptedIdentity::identity)).contains(shown);
  }
}
