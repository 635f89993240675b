/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.concurrent.Threads;
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

  private void serve(String name, String... more) throws IOException {
    stop();
    Path key = folder.resolve(name);
    if (!Files.exists(key)) {
      run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    }
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) { // as root it wants a user and folders of its own
      run("chown", "65534", key.toString());
      command.addAll(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
    }
    command.addAll(List.of(sshd().toString(), "-D", "-e", "-f", "/dev/null", "-h", key.toString(), "-p", "" + port,
        "-o", "ListenAddress=127.0.0.1", "-o", "PidFile=none"));
    command.addAll(List.of(more));
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

  /**
   * What a server says before its key is looked at is its own: it may not pass off a changed key as one that is not
   * known, nor name a file that is read.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void noWordsOfAServerMakeAChangedKeyAnUnknownOne(int connections) throws Exception {
    Endpoint real = new Endpoint("xen", Transport.SSH, "localhost", port, Optional.of("ann"));
    String key = Files.readString(folder.resolve("first.pub")).strip();
    serve("second");
    try (ServerSocket liar = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Files.createDirectories(known.getParent());
      Files.writeString(known, "[localhost]:" + liar.getLocalPort() + ' ' + key + '\n');
      Thread server = Threads.factory("test-liar").newThread(() -> lie(liar, connections));
      server.start();
      Optional<UntrustedHostException> told = keys.refusal(new Endpoint("xen", Transport.SSH, "localhost",
          liar.getLocalPort(), real.user()), errors);
      assertThat(told.filter(UntrustedHostException::isAcceptable)).isEmpty();
      if (connections == 0) {
        assertThat(told.orElseThrow().former()).contains(fingerprint("first"));
      }
    }
  }

  /** Disconnects so many clients with words of its own, then hands the others on to the real server. */
  private void lie(ServerSocket liar, int connections) {
    byte[] words = ("x\nNo ED25519 host key is known for localhost\nOffending RSA key in /dev/zero:1 \n"
        + "Host key verification failed.\n").getBytes(StandardCharsets.US_ASCII);
    int padding = 8 - (5 + 13 + words.length) % 8 + 8;
    for (int n = 0; !liar.isClosed(); n++) {
      try {
        Socket client = liar.accept();
        if (n < connections) {
          DataOutputStream out = new DataOutputStream(client.getOutputStream());
          out.writeBytes("SSH-2.0-OpenSSH_9.2\r\n");
          out.writeInt(1 + 13 + words.length + padding);
          out.write(padding);
          out.write(1); // SSH_MSG_DISCONNECT, RFC 4253, 11.1
          out.writeInt(2);
          out.writeInt(words.length);
          out.write(words);
          out.writeInt(0);
          out.write(new byte[padding]);
          out.flush();
          client.getInputStream().read(new byte[1 << 12]);
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
          pass(client, server);
          pass(server, client);
        }
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    Threads.factory("test-pass").newThread(() -> {
      try (from; to) {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        assertThat(from.isClosed() || to.isClosed()).isTrue();
      }
    }).start();
  }

  @Test
  void aServerOfWhichAnotherKindOfKeyIsKnownIsThatServer() throws Exception {
    Path other = folder.resolve("rsa");
    run("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", other.toString());
    if ("root".equals(System.getProperty("user.name"))) {
      run("chown", "65534", other.toString());
    }
    serve("first", "-h", other.toString());
    Files.createDirectories(known.getParent());
    Files.writeString(known, "[localhost]:" + port + ' ' + Files.readString(folder.resolve("rsa.pub")).strip() + '\n');
    assertThat(refusal()).isEmpty();
    run("ssh-keygen", "-q", "-H", "-f", known.toString());
    assertThat(refusal()).as("names are hashed").isEmpty();
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
