/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;

/** Ports at which anything but libvirt answers, or nothing. */
@Timeout(60)
class RudePortTest {

  private static final Duration LIMIT = Duration.ofMillis(300);

  private final ExecutorService threads = Threads.single("rude-port");
  private final CountDownLatch over = new CountDownLatch(1);
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    over.countDown();
    server.close();
    threads.shutdownNow();
  }

  /** What the port does with a connection. */
  private interface Manners {
    void of(Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  private HypervisorException probe(Transport transport, Manners manners) {
    threads.execute(() -> {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          manners.of(socket, socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
          continue; // the other side has gone, or the test is over
        }
      }
    });
    return probe(transport);
  }

  private HypervisorException probe(Transport transport) {
    Endpoint endpoint = new Endpoint("xen", transport, "127.0.0.1", server.getLocalPort(), Optional.empty());
    return catchThrowableOfType(HypervisorException.class, () -> new SocketProbe(Timing.system(), LIMIT)
        .check(endpoint, new LibvirtErrors(() -> "pm1"), step -> {}));
  }

  @Test
  void nothingListens() throws IOException {
    server.close();
    assertThat(probe(Transport.TLS)).hasMessageContaining("Connection refused").hasMessageContaining("nothing listens");
  }

  @Test
  void acceptsAndSaysNothing() {
    for (Transport transport : new Transport[] {Transport.TCP, Transport.TLS}) {
      assertThat(probe(transport, (socket, out) -> over.await(1, TimeUnit.MINUTES))).as(transport.text())
          .hasMessageContaining("has not answered");
    }
  }

  /** Each byte comes in time, the answer never. */
  @Test
  void answersByteByByte() {
    for (Transport transport : new Transport[] {Transport.TCP, Transport.TLS}) {
      HypervisorException said = probe(transport, (socket, out) -> {
        byte[] slow = {0x16, 3, 3, 0x3f, 0x7f};
        for (int i = 0; !over.await(100, TimeUnit.MILLISECONDS); i++) {
          out.write(i < slow.length ? slow[i] : 0);
          out.flush();
        }
      });
      assertThat(said.kind()).as(transport.text()).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void isAServerWithAShortBanner() {
    Manners manners = (socket, out) -> {
      out.write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.getInputStream().readNBytes(100);
    };
    assertThat(probe(Transport.TCP, manners)).hasMessageContaining("not libvirt that answers")
        .hasMessageContaining("SSH-2.0-OpenSSH_9.6");
  }

  @Test
  void isAnSshServer() {
    byte[] banner = "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\nand more of it\r\n".getBytes(StandardCharsets.US_ASCII);
    Manners manners = (socket, out) -> {
      out.write(banner);
      out.flush();
      socket.getInputStream().readNBytes(28);
    };
    assertThat(probe(Transport.TCP, manners)).hasMessageContaining("not libvirt that answers")
        .hasMessageContaining("SSH-2.0-OpenSSH_9.2p1");
    assertThat(probe(Transport.TLS)).hasMessageContaining("does not speak TLS");
  }

  @Test
  void speaksTls() {
    assertThat(probe(Transport.TCP, (socket, out) -> {
      socket.getInputStream().readNBytes(28);
      out.write(new byte[] {0x15, 3, 3, 0, 2, 2, 10});
    })).hasMessageContaining("choose TLS");
  }

  /** Whatever is said, it is a failure in words or libvirt's matter, and in time. */
  @RepeatedTest(40)
  void saysAnything(RepetitionInfo repetition) {
    long seed = System.nanoTime() + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    byte[] garbage = new byte[random.nextInt(200)];
    random.nextBytes(garbage);
    Transport transport = random.nextBoolean() ? Transport.TCP : Transport.TLS;
    HypervisorException said = probe(transport, (socket, out) -> {
      out.write(garbage);
      out.flush();
      socket.getInputStream().readNBytes(random.nextInt(28));
    });
    if (said != null) {
      assertThat(said.kind()).as("seed %d", seed).isEqualTo(Kind.UNREACHABLE);
      assertThat(said.getMessage().chars().filter(Character::isISOControl)).as("seed %d", seed).isEmpty();
    }
  }
}
