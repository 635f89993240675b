/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.UntrustedHostException;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** A real ssh server, where one is installed; XENWORKBENCH_SSHD names one that lies elsewhere. */
class SshKeysTest {

  @TempDir
  Path folder;
  private final LibvirtErrors errors = new LibvirtErrors(() -> "pm1");
  private Optional<Process> server = Optional.empty();
  private int port;
  private SshKeys keys = new SshKeys(List.of());
  private Path known = Path.of("/");

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(sshd()) && Files.isExecutable(Path.of("/usr/bin/ssh")), "no sshd is installed");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    port = TestDaemon.freePort();
    known = folder.resolve("ssh/known_hosts");
    Path settings = Files.writeString(folder.resolve("config"), "UserKnownHostsFile " + known + "\n");
    keys = new SshKeys(List.of("/usr/bin/ssh", "-F", settings.toString()));
    serve("first");
  }

  private static Path sshd() {
    return Path.of(Optional.ofNullable(System.getenv("XENWORKBENCH_SSHD")).orElse("/usr/sbin/sshd"));
  }

  private void serve(String name) throws IOException {
    stop();
    Path key = folder.resolve(name);
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) { // as root it wants a user and folders of its own
      run("chown", "65534", key.toString());
      command.addAll(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
    }
    command.addAll(List.of(sshd().toString(), "-D", "-e", "-f", "/dev/null", "-h", key.toString(), "-p", "" + port,
        "-o", "ListenAddress=127.0.0.1", "-o", "PidFile=none"));
    server = Optional.of(new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(new File(folder.toFile(), name + ".log")).start());
    Await.until("sshd listens", Duration.ofSeconds(30), this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(String... command) throws IOException {
    assertThat(new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue()).isZero();
  }

  @AfterEach
  void stop() {
    server.ifPresent(process -> process.destroyForcibly().onExit().join());
  }

  private Optional<UntrustedHostException> refusal() throws IOException {
    return keys.refusal(new Endpoint("xen", Transport.SSH, "localhost", port, Optional.of("ann")), errors);
  }

  @Test
  void aKeyIsKnownOnceTheUserHasAcceptedItAndAnotherOneIsAnAlarm() throws Exception {
    Endpoint endpoint = new Endpoint("xen", Transport.SSH, "localhost", port, Optional.of("ann"));
    UntrustedHostException unknown = refusal().orElseThrow();
    assertThat(unknown.isAcceptable()).isTrue();
    assertThat(unknown.former()).isEmpty();
    assertThat(unknown.shown().kind()).isEqualTo(HostIdentity.Kind.SSH_KEY);
    assertThat(unknown.shown().fingerprint()).isEqualTo(fingerprint("first"));
    assertThat(unknown.shown().facts()).extracting(HostIdentity.Fact::value).contains("ssh-ed25519", known.toString());
    assertThat(known).as("nothing is written before the user has agreed").doesNotExist();
    keys.add(endpoint, unknown.shown());
    assertThat(Files.readAllLines(known)).containsExactly(unknown.shown().proof());
    assertThat(refusal()).as("known now").isEmpty();
    serve("second");
    UntrustedHostException changed = refusal().orElseThrow();
    assertThat(changed.isAcceptable()).isFalse();
    assertThat(changed.former()).contains(unknown.shown().fingerprint());
    assertThat(changed.shown().fingerprint()).isEqualTo(fingerprint("second"));
    assertThat(changed).hasMessageContaining("ssh-keygen -R");
    assertThat(Files.readAllLines(known)).containsExactly(unknown.shown().proof());
  }

  private String fingerprint(String name) throws IOException {
    Process process = new ProcessBuilder("ssh-keygen", "-lf", folder.resolve(name) + ".pub").start();
    return new String(process.getInputStream().readAllBytes()).split(" ")[1];
  }

  @Test
  void aKeyIsAddedOnALineOfItsOwn() throws Exception {
    Files.createDirectory(folder.resolve("ssh"));
    Files.writeString(known, "other.example ssh-ed25519 AAAA");
    Endpoint endpoint = new Endpoint("xen", Transport.SSH, "localhost", port, Optional.empty());
    UntrustedHostException unknown = refusal().orElseThrow();
    keys.add(endpoint, unknown.shown());
    assertThat(Files.readAllLines(known)).containsExactly("other.example ssh-ed25519 AAAA", unknown.shown().proof());
  }

  @Test
  void writesNothingThatIsNoKey() {
    Endpoint endpoint = new Endpoint("xen", Transport.SSH, "localhost", port, Optional.empty());
    for (String line : List.of("a ssh-rsa AAAA\n* ssh-rsa BBBB", "@cert-authority * ssh-rsa AAAA", "", "x")) {
      HostIdentity made = new HostIdentity(HostIdentity.Kind.SSH_KEY, "", List.of(), line);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> keys.add(endpoint, made));
    }
    assertThat(known).doesNotExist();
  }

  @Test
  void whatListensNoMoreIsNoMatterOfKeys() throws Exception {
    stop();
    assertThat(refusal()).isEmpty();
  }
}
