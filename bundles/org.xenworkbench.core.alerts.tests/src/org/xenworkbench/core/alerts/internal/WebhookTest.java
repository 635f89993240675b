/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.xenworkbench.core.alerts.internal.World.A;
import static org.xenworkbench.core.alerts.internal.World.WEB;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.testkit.FakeCredentials;

/** Web addresses behind which somebody means harm. */
@Timeout(240)
class WebhookTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final World world = new World();
  private final FakeCredentials secrets = new FakeCredentials();

  /** Answers one request after its head; the connection is closed after that. */
  private interface Answer {
    void write(Socket client, OutputStream out) throws IOException, InterruptedException;
  }

  private static final class Server implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ExecutorService thread = Threads.single("test-server");
    /** Ends when the other side has closed the connection. */
    private final CompletableFuture<String> end = new CompletableFuture<>();

    Server(Answer answer) throws IOException {
      thread.execute(() -> {
        try (Socket client = socket.accept()) {
          client.getInputStream().read(new byte[8_192]);
          answer.write(client, client.getOutputStream());
        } catch (IOException | InterruptedException e) {
          end.complete(e.toString());
        }
      });
    }

    @Override
    public void close() throws IOException {
      thread.shutdownNow();
      socket.close();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private String failure(Server server, Duration patience, String path, String token) {
    AlertRule rule = AlertRule.of("busy", AlertScope.ALL_VMS, "cpu_usage", 0.9).build();
    Alert alert = Alert.of(rule, WEB, A, world.now(), 0.95).objectName("web").host(A, "a").build();
    AlertActionUse use = AlertActionUse.of("webhook",
        Map.of("address", "http://127.0.0.1:" + server.socket.getLocalPort() + path));
    secrets.put(use.secret("token"), new Credentials("", token.toCharArray()));
    Throwable thrown = catchThrowable(
        () -> new WebhookAction(world.sampler, secrets, patience).run(alert, AlertPhase.RAISED, use));
    assertThat(thrown).isInstanceOf(IOException.class);
    return String.valueOf(thrown.getMessage());
  }

  /** Who answers and then says a byte now and then, until the other side goes. */
  private static void drip(OutputStream out, String head) throws IOException, InterruptedException {
    write(out, head);
    CountDownLatch never = new CountDownLatch(1);
    while (!never.await(20, TimeUnit.MILLISECONDS)) {
      write(out, "a");
    }
  }

  @Test
  void aBodyThatDripsIsEndedWhenTheTimeIsOverAndToldAsSuch() throws Exception {
    String told = "";
    for (int seconds = 1; seconds < 60 && !told.contains("answered with 200"); seconds *= 2) { // if it is busy here
      try (Server server =
          new Server((client, out) -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"))) {
        told = failure(server, Duration.ofSeconds(seconds), "/", "");
        server.end.get(60, TimeUnit.SECONDS); // nothing holds the connection any more
      }
    }
    assertThat(told).containsPattern("127.0.0.1:\\d+ answered with 200, but had not ended its answer after \\d+ s")
        .doesNotContain("interrupted");
  }

  @Test
  void aHeadThatDripsIsNoAnswer() throws Exception {
    try (Server server = new Server((client, out) -> drip(out, "HTTP/1.1 200 OK\r\nX: a"))) {
      assertThat(failure(server, Duration.ofSeconds(1), "/", "")).contains("had not answered after 1 s");
      server.end.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aBodyThatNeverEndsIsNotRead() throws Exception {
    for (String head : List.of("HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 500 No\r\nContent-Length: 99999999999\r\n\r\n")) {
      try (Server server = new Server((client, out) -> {
        write(out, head);
        byte[] some = new byte[1 << 16];
        while (true) {
          out.write(some);
        }
      })) {
        assertThat(failure(server, LONG, "/", "")).contains(
            "answered with " + head.substring(9, 12) + " and more than 64",
            "is no answer of a webhook");
        server.end.get(60, TimeUnit.SECONDS);
      }
    }
  }

  /** What the client quotes of an answer that is none may be what it was sent. */
  @Test
  void anAnswerThatRepeatsTheTokenOrTheAddressIsNotQuoted() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("Seed of random answers: " + seed);
    String token = "tok3n" + Long.toHexString(random.nextLong());
    String key = "K3y" + Long.toHexString(random.nextLong());
    for (String said : List.of(token, token.substring(2, 11), key, "Bearer " + token.toUpperCase(Locale.ROOT))) {
      try (Server server = new Server((client, out) -> write(out, "HTTP/1.1 2x0 " + said + "\r\n\r\n"))) {
        String told = failure(server, LONG, "/services/" + key + "?v=1", token);
        assertThat(told).as("seed %d: %s", seed, said).startsWith("No answer from 127.0.0.1")
            .doesNotContainIgnoringCase(said).doesNotContainIgnoringCase(token.substring(2, 11));
      }
    }
  }
}
