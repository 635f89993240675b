/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.driver.UntrustedHostException;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.libvirt.MadeCertificate;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** A real libvirtd with TLS, whose certificates no authority has signed. */
class CertificateTrustTest {

  @TempDir
  Path folder;
  private final List<String> steps = new ArrayList<>();
  private LibvirtDriver driver = new LibvirtDriver(status -> {});
  private Endpoint endpoint = new Endpoint("test", Transport.TLS, "localhost", 1, Optional.empty());

  @AfterEach
  void end() {
    driver.deactivate();
  }

  private TestDaemon daemon(MadeCertificate made, String... more) throws Exception {
    driver.deactivate();
    // Blanks and what means something in a URI: the workspace may lie anywhere.
    driver = new LibvirtDriver(status -> {}, HostTrust.in(Optional.of(folder.resolve("a b&c=d+\u00e9"))));
    int port = endpoint.port() == 1 ? TestDaemon.freePort() : endpoint.port();
    endpoint = new Endpoint("test", Transport.TLS, "localhost", port, Optional.empty());
    List<String> settings = new ArrayList<>(List.of(made.settings(port)));
    if (more.length > 0) {
      settings.remove("tls_no_verify_certificate = 1");
      settings.addAll(List.of(more));
    }
    TestDaemon daemon = TestDaemon.start(settings.toArray(String[]::new));
    Await.until("libvirtd listens for TLS", Duration.ofSeconds(30), () -> listens(port));
    return daemon;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private HypervisorSession open(Endpoint at) throws HypervisorException {
    steps.clear();
    return driver.open(at, new SessionContext(SessionContext.Role.OPERATIONS, "pm1", Clock.systemUTC(), Runnable::run,
        Optional.empty(), false, new SessionListener() {
          @Override
          public void connecting(String step) {
            steps.add(step);
          }
        }));
  }

  private UntrustedHostException refused() {
    return catchThrowableOfType(UntrustedHostException.class, () -> open(endpoint).close());
  }

  @Test
  void aCertificateThatWasAcceptedIsTheOnlyOneThatCountsThere() throws Exception {
    MadeCertificate first = new MadeCertificate(folder, "dns:localhost");
    HostIdentity accepted;
    try (TestDaemon daemon = daemon(first)) {
      UntrustedHostException unknown = refused();
      assertThat(unknown.isAcceptable()).isTrue();
      assertThat(unknown.kind()).isEqualTo(Kind.UNTRUSTED);
      accepted = unknown.shown();
      assertThat(accepted.fingerprint()).isEqualTo(
          ServerCertificate.read(Files.readString(first.certificate())).fingerprint()).matches("([0-9A-F]{2}:){31}..");
      assertThat(accepted.facts()).extracting(HostIdentity.Fact::value).contains("CN=A host,O=Its maker", "localhost",
          "itself (self-signed)");
      assertThat(driver.accepted(endpoint)).isEmpty();
      assertThat(driver.accepted()).isEmpty();
      driver.trust(endpoint, accepted);
      assertThat(driver.accepted(endpoint).flatMap(AcceptedIdentity::identity)).contains(accepted);
      open(endpoint).close();
      assertThat(steps).hasSize(5).first().asString().contains("localhost");
      assertThat(steps.get(3)).contains(accepted.fingerprint());
    }
    MadeCertificate second = new MadeCertificate(folder, "dns:localhost");
    try (TestDaemon daemon = daemon(second)) {
      UntrustedHostException changed = refused();
      assertThat(changed.former()).contains(accepted.fingerprint());
      assertThat(changed.isAcceptable()).as("an alarm").isFalse();
      assertThat(changed).hasMessageContaining(accepted.fingerprint())
          .hasMessageContaining(changed.shown().fingerprint());
      assertThatExceptionOfType(HypervisorException.class)
          .isThrownBy(() -> driver.trust(endpoint, changed.shown())).withMessageContaining("Forget");
      assertThat(driver.accepted(endpoint).flatMap(AcceptedIdentity::identity)).contains(accepted);
      driver.distrust(endpoint);
      assertThat(refused().isAcceptable()).as("asked again").isTrue();
      driver.trust(endpoint, changed.shown());
      open(endpoint).close();
    }
  }

  @Test
  void libvirtItselfRefusesAnotherOneThanWasAccepted() throws Exception {
    MadeCertificate other = new MadeCertificate(folder, "dns:localhost");
    try (TestDaemon daemon = daemon(new MadeCertificate(folder, "dns:localhost"))) {
      Path kept = Files.createDirectory(folder.resolve("kept"));
      Files.copy(other.certificate(), kept.resolve("cacert.pem"));
      var authentication = new org.xenworkbench.core.libvirt.internal.jna.Authentication(Optional.empty());
      assertThat(authentication.open(LibvirtUri.of(endpoint, kept), true)).isNull();
    }
  }

  @Test
  void whatLibvirtRefusesAnywayCannotBeAccepted() throws Exception {
    try (TestDaemon daemon = daemon(new MadeCertificate(folder, "dns:other.example,ip:192.0.2.1"))) {
      UntrustedHostException name = refused();
      assertThat(name.isAcceptable()).isFalse();
      assertThat(name).hasMessageContaining("not for localhost but for other.example, 192.0.2.1");
      driver.trust(endpoint, name.shown());
      assertThat(refused()).as("accepted all the same").hasMessageContaining("not for localhost");
    }
    driver.distrust(endpoint);
    try (TestDaemon daemon =
        daemon(new MadeCertificate(folder, "dns:localhost", "-startdate", "-10d", "-validity", "1"))) {
      UntrustedHostException expired = refused();
      assertThat(expired.isAcceptable()).isFalse();
      assertThat(expired).hasMessageContaining("expired on 20");
      driver.trust(endpoint, expired.shown());
      assertThat(refused()).as("accepted all the same").hasMessageContaining("expired");
    }
    driver.distrust(endpoint);
    try (TestDaemon daemon = daemon(new MadeCertificate(folder, "dns:localhost", "-startdate", "+2d"))) {
      assertThat(refused()).hasMessageContaining("valid from 20");
    }
  }

  @Test
  void aHostThatWantsACertificateOfThisMachineSaysSo() throws Exception {
    try (TestDaemon daemon = daemon(new MadeCertificate(folder, "dns:localhost"), "tls_no_verify_certificate = 0")) {
      driver.trust(endpoint, refused().shown());
      assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> open(endpoint))
          .satisfies(e -> assertThat(e).isNotInstanceOf(UntrustedHostException.class))
          .withMessageContaining("clientcert.pem");
    }
  }

  @Test
  void aDaemonWithoutThatDriverSaysSo() throws Exception {
    try (TestDaemon daemon = daemon(new MadeCertificate(folder, "dns:localhost"))) {
      driver.trust(endpoint, refused().shown());
      for (Endpoint at : List.of(endpoint, daemon.endpoint())) {
        Endpoint xen = new Endpoint("xen", at.transport(), at.address(), at.port(), Optional.empty());
        assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> open(xen))
            .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
            .withMessageContaining("libvirt answers there, but drives no hosts of type xen");
      }
    }
  }

  @Test
  void whatIsKeptAndCannotBeReadTrustsNobodyElse() throws Exception {
    try (TestDaemon daemon = daemon(new MadeCertificate(folder, "dns:localhost"))) {
      driver.trust(endpoint, refused().shown());
      try (var files = Files.walk(folder.resolve("a b&c=d+\u00e9"))) {
        Path file = files.filter(each -> each.endsWith("cacert.pem")).findFirst().orElseThrow();
        Files.writeString(file, "damaged");
      }
      assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> open(endpoint))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION)).withMessageContaining("cannot be read");
      driver.distrust(endpoint);
      assertThat(refused().isAcceptable()).isTrue();
    }
  }
}
