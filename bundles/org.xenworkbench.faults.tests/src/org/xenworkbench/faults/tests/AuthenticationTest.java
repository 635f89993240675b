/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.faults.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.model.Connection.State;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.libvirt.SlowLine;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** Real daemons that ask who is there: by SASL, and by certificates. */
class AuthenticationTest {

  private final Engine engine = new Engine();
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("xenworkbench-auth-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  @AfterEach
  void clean() throws IOException {
    certificates("");
    engine.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void certificates(String path) {
    InstanceScope.INSTANCE.getNode("org.xenworkbench.core.libvirt").put("tls.certificates", path);
  }

  private static void run(String input, List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  private HostInfo open(Endpoint endpoint, Optional<Credentials> credentials) throws HypervisorException {
    return engine.registry.test(
        new HostConfiguration(HostId.random(), "guarded", endpoint, Optional.empty(), false, false), credentials);
  }

  private static void makeReadable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void saslLetsInWhoKnowsThePassword() throws Exception {
    Path users = folder.resolve("users.db");
    run("s3cret\n", List.of("saslpasswd2", "-p", "-c", "-f", users.toString(), "-a", "libvirt", "ann"));
    makeReadable(users);
    Files.writeString(folder.resolve("libvirt.conf"), "mech_list: digest-md5\nsasldb_path: " + users + '\n');
    try (TestDaemon daemon = TestDaemon.start(Map.of("SASL_CONF_PATH", folder.toString()), "auth_tcp = \"sasl\"")) {
      assertThat(open(daemon.endpoint(), Optional.of(new Credentials("ann", "s3cret".toCharArray()))).cpus())
          .isPositive();
      for (Optional<Credentials> wrong : List.of(Optional.of(new Credentials("ann", "guessed".toCharArray())),
          Optional.of(new Credentials("eve", "s3cret".toCharArray())), Optional.<Credentials>empty())) {
        assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> open(daemon.endpoint(), wrong))
            .satisfies(e -> {
              assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.AUTHENTICATION);
              assertThat(e.getMessage()).contains("user name and password").doesNotContain("s3cret", "guessed");
            });
      }
    }
  }

  /** Makes an authority, or a certificate of one, in a folder. */
  private void certificate(Path in, String name, String template, Optional<Path> authority) throws IOException {
    Files.createDirectories(in);
    Path options = Files.writeString(in.resolve(name + ".info"), template);
    Path key = in.resolve(name + "key.pem");
    run("", List.of("certtool", "--generate-privkey", "--key-type", "rsa", "--bits", "2048", "--outfile",
        key.toString()));
    String certificate = in.resolve(name + "cert.pem").toString();
    List<String> command = authority.isEmpty()
        ? List.of("certtool", "--generate-self-signed", "--load-privkey", key.toString(), "--template",
            options.toString(), "--outfile", certificate)
        : List.of("certtool", "--generate-certificate", "--load-privkey", key.toString(), "--template",
            options.toString(), "--outfile", certificate, "--load-ca-certificate",
            authority.get().resolve("cacert.pem").toString(), "--load-ca-privkey",
            authority.get().resolve("cakey.pem").toString());
    run("", command);
    makeReadable(key);
  }

  private Path authority(String name) throws IOException {
    Path authority = folder.resolve(name);
    certificate(authority, "ca", "cn = " + name + "\nca\ncert_signing_key\n", Optional.empty());
    certificate(authority, "client", "cn = ann\ntls_www_client\nsigning_key\nencryption_key\n", Optional.of(authority));
    return authority;
  }

  private Path withServer(Path authority) throws IOException {
    certificate(authority, "server",
        "cn = localhost\ndns_name = localhost\ntls_www_server\nsigning_key\nencryption_key\n", Optional.of(authority));
    return authority;
  }

  private static String[] settings(int port, Path authority, String server) {
    return new String[] {"listen_tls = 1", "tls_port = \"" + port + '"', "auth_tls = \"none\"",
        "ca_file = \"" + authority.resolve("cacert.pem") + '"',
        "cert_file = \"" + authority.resolve(server + "cert.pem") + '"',
        "key_file = \"" + authority.resolve(server + "key.pem") + '"'};
  }

  private static Endpoint tls(String address, int port) {
    return new Endpoint("test", Transport.TLS, address, port, Optional.empty());
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private void assertRefused(Endpoint endpoint, Kind kind, String word) {
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> open(endpoint, Optional.empty()))
        .satisfies(e -> {
          assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
          assertThat(e.getMessage()).contains(word);
        });
  }

  @Test
  void tlsLetsInWhoHasACertificate() throws Exception {
    Path ours = withServer(authority("ours"));
    Path others = authority("others");
    int port = TestDaemon.freePort();
    try (TestDaemon daemon = TestDaemon.start(settings(port, ours, "server"))) {
      Await.until("the daemon listens for TLS", Engine.PATIENCE, () -> answers(port));
      certificates(ours.toString());
      assertThat(open(tls("localhost", port), Optional.empty()).cpus()).isPositive();
      // its certificate is not for that name
      assertRefused(tls("127.0.0.1", port), Kind.UNTRUSTED, "not for 127.0.0.1 but for localhost");
      // an authority that we do not know
      certificates(others.toString());
      assertRefused(tls("localhost", port), Kind.UNTRUSTED, "No authority that is known here");
      // no certificate of ours
      Path nothing = Files.createDirectories(folder.resolve("nothing"));
      Files.copy(ours.resolve("cacert.pem"), nothing.resolve("cacert.pem"));
      certificates(nothing.toString());
      assertRefused(tls("localhost", port), Kind.UNTRUSTED, "clientcert.pem");
      certificates("/tmp/../x?no_verify=1");
      assertRefused(tls("localhost", port), Kind.CONFIGURATION, "TLS certificates");
    }
  }

  /** The system accepts connections for it all the same. */
  @Test
  void aFrozenTlsDaemonIsSilentAndHoldsNobody() throws Exception {
    Path ours = withServer(authority("ours"));
    int port = TestDaemon.freePort();
    try (TestDaemon daemon = TestDaemon.start(settings(port, ours, "server"))) {
      Await.until("the daemon listens for TLS", Engine.PATIENCE, () -> answers(port));
      certificates(ours.toString());
      daemon.freeze();
      assertRefused(tls("localhost", port), Kind.UNREACHABLE, "has not answered");
      daemon.thaw();
      assertThat(open(tls("localhost", port), Optional.empty()).cpus()).isPositive();
    }
  }

  /** Which looks just like certificates that are refused, but passes by itself. */
  @Test
  void whoHangsUpInTheMiddleOfTheGreetingIsTriedAgain() throws Exception {
    Path ours = withServer(authority("ours"));
    int port = TestDaemon.freePort();
    try (TestDaemon daemon = TestDaemon.start(settings(port, ours, "server"));
        SlowLine line = SlowLine.to(port, Duration.ZERO)) {
      Await.until("the daemon listens for TLS", Engine.PATIENCE, () -> answers(port));
      certificates(ours.toString());
      line.cut();
      HostId host = engine.add("guarded", tls("localhost", line.port()));
      engine.awaitState(host, State.FAILED);
      assertThat(engine.connection(host).nextTry()).isPresent();
      assertThat(engine.connection(host).reason()).get().asString().contains("cacert.pem");
      line.mend();
      engine.awaitState(host, State.CONNECTED);
    }
  }
}
