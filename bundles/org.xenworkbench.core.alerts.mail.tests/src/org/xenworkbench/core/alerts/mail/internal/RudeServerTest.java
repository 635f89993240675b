/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.concurrent.Timing;

/** Servers that are none, break, or mean harm. */
@Timeout(120)
class RudeServerTest {

  private static final int ROUNDS = 150;

  /** A clock by which most of a server's time is over as soon as it has begun: what is left is a third of a second. */
  private static final class NearlyOver implements Timing {

    private static final Duration LEFT = Duration.ofMillis(300);

    private final long start = System.nanoTime();
    private final AtomicLong looks = new AtomicLong();

    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }

    @Override
    public long nanos() {
      return looks.incrementAndGet() == 1 ? 0
          : MailServer.PATIENCE.minus(LEFT).toNanos() + System.nanoTime() - start;
    }

    @Override
    public ScheduledExecutorService scheduler(String name) {
      throw new UnsupportedOperationException();
    }
  }

  private static Mail mail() {
    return new MailText(Letters.WORDS).of(Letters.alert("web"), AlertPhase.RAISED, Letters.use(), "xen@example.org",
        Letters.NOW);
  }

  private static void send(int port, Timing timing, String... others) throws IOException {
    List<String> settings = new ArrayList<>(List.of("server", "127.0.0.1:" + port, "encryption", "none"));
    settings.addAll(List.of(others));
    MailSettings read = MailSettings.of(Letters.settings(settings.toArray(String[]::new)));
    MailServer.of(read, timing).send(mail(), read.user().isEmpty() ? Optional.empty() : Optional.of("s3cret"));
  }

  private static String failure(List<String> answers, String... others) throws IOException {
    try (RudeServer server = RudeServer.saying(answers)) {
      Throwable thrown = catchThrowable(() -> send(server.port(), Timing.system(), others));
      assertThat(thrown).as("a failure, told as one").isInstanceOf(IOException.class);
      return String.valueOf(thrown.getMessage()).replaceAll("127\\.0\\.0\\.1:\\d+", "SERVER");
    }
  }

  @Test
  void whatIsNoMailServerIsTold() throws IOException {
    assertThat(failure(List.of("HTTP/1.1 400 Bad Request", ""))).isEqualTo(
        "SERVER does not answer as a mail server does.");
    assertThat(failure(List.of("\u0000\u0001\u0002"))).contains("does not answer as a mail server");
    assertThat(failure(List.of())).isEqualTo("SERVER closed the connection before it had taken the mail.");
    assertThat(failure(List.of("554 go\taway \u001b[31m")))
        .isEqualTo("SERVER refused the mail: 554 go away \\u001b[31m");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aConnectionThatIsClosedMidWayIsTold(int answers) throws IOException {
    List<String> all = List.of("220 hello", "250 hello", "250 ok", "250 ok", "354 go on");
    assertThat(failure(all.subList(0, answers))).contains("closed the connection before it had taken the mail");
  }

  /** Whoever sits between us and the server may take the offer away, or say no. */
  @Test
  void noPasswordAndNoMailIsSentInTheClearInstead() throws IOException {
    List<String> offersNone = List.of("220 hello", "250-hello\r\n250 AUTH PLAIN LOGIN", "250 ok", "250 ok");
    List<String> refuses = List.of("220 hello", "250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN", "454 not now", "250 ok");
    for (List<String> answers : List.of(offersNone, refuses)) {
      try (RudeServer server = RudeServer.saying(answers)) {
        assertThatThrownBy(() -> send(server.port(), Timing.system(), "encryption", "starttls", "user", "ann"))
            .isInstanceOf(IOException.class);
        assertThat(server.heard()).allMatch(line -> line.matches("EHLO .*|STARTTLS|QUIT"));
      }
    }
    assertThat(failure(offersNone, "encryption", "starttls", "user", "ann")).contains("does not offer STARTTLS");
    assertThat(failure(refuses, "encryption", "starttls", "user", "ann")).contains("refused the mail: 454 not now");
  }

  @Test
  void aServerThatSaysThePasswordAgainIsNotQuoted() throws IOException {
    assertThat(failure(List.of("220 hello", "250-hello\r\n250 AUTH PLAIN", "535 AGFubgBzM2NyZXQ= s3cret is wrong"),
        "user", "ann")).isEqualTo("SERVER does not accept the user and password (535).");
  }

  /** After the login it may say it again to any command, as it is or as it was sent, in one line or in several. */
  @Test
  void whatAServerSaysAfterTheLoginIsQuotedWithoutThePassword() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("random answers after the login: seed " + seed);
    List<String> said = List.of("ann/ann/s3cret", "AGFubgBzM2NyZXQ=", "czNjcmV0", "s3c\r\n550 ret", "733363726574",
        "%73%33cret", "S3CRET", "s 3 c r e t");
    for (int i = 0; i < 60; i++) {
      List<String> answers = new ArrayList<>(
          List.of("220 hello", "250-hello\r\n250 AUTH PLAIN", "235 ok", "250 ok", "250 ok", "354 go on", "250 kept"));
      int at = 3 + random.nextInt(4);
      String echo = said.get(random.nextInt(said.size()));
      answers.set(at, "550" + (echo.contains("\n") ? '-' : ' ') + "your login was " + echo);
      assertThat(failure(answers.subList(0, at + 1), "user", "ann")).as("seed %d: %s", seed, answers)
          .contains("550 (what else it said is left out, since it repeats the password)")
          .doesNotContainIgnoringCase("cret").doesNotContain("czNj", "NyZXQ", "7333", "login was");
    }
    assertThat(failure(List.of("220 hello", "250-hello\r\n250 AUTH PLAIN", "235 ok", "550 5.7.1 not from you"), "user",
        "ann")).as("what helps is still quoted").contains("550 5.7.1 not from you");
  }

  @Test
  void nobodyThatListensIsTold() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> send(port, Timing.system())).isInstanceOf(IOException.class)
        .hasMessageContaining("refuses the connection");
    assertThatThrownBy(() -> send(25, Timing.system(), "server", "none.invalid:25")).isInstanceOf(IOException.class)
        .hasMessage("There is no host named none.invalid.");
  }

  /** A line, a greeting of many lines, and bytes one by one: none of them ends by itself. */
  @Test
  void whatNeverEndsIsEnded() throws IOException {
    byte[] line = "220-hello\r\n".getBytes(StandardCharsets.US_ASCII);
    RudeServer.Manners lines = (in, out) -> {
      while (true) {
        out.write(line);
      }
    };
    RudeServer.Manners oneLine = (in, out) -> {
      while (true) {
        out.write(new byte[4_096]);
      }
    };
    for (RudeServer.Manners manners : List.of(lines, oneLine)) {
      try (RudeServer server = new RudeServer(manners, List.of())) {
        assertThatThrownBy(() -> send(server.port(), Timing.system())).isInstanceOf(IOException.class)
            .hasMessageContaining("does not answer as a mail server");
      }
    }
    try (RudeServer server = new RudeServer((in, out) -> {
      while (true) {
        out.write('2');
      }
    }, List.of())) {
      assertThatThrownBy(() -> send(server.port(), new NearlyOver())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoSaysNothingIsWaitedForUntilTheTimeIsOver() throws IOException {
    try (RudeServer server = new RudeServer((in, out) -> in.readLine(), List.of())) {
      assertThatThrownBy(() -> send(server.port(), new NearlyOver())).isInstanceOf(IOException.class)
          .hasMessageContaining("had not taken the mail after 50 s");
    }
  }

  /** It answers everything beforehand and takes nothing off its line. */
  @Test
  void whoReadsNothingDoesNotHoldUpWhatIsSent() throws IOException {
    String answers = "220 hello\r\n250 hello\r\n250 ok\r\n" + "250 ok\r\n".repeat(MailSettings.MOST_RECIPIENTS)
        + "354 go on\r\n250 kept\r\n";
    StringBuilder to = new StringBuilder();
    for (int i = 0; i < MailSettings.MOST_RECIPIENTS; i++) {
      to.append("a".repeat(60)).append(i).append("@example.org ");
    }
    try (ServerSocket never = new ServerSocket()) {
      never.setReceiveBufferSize(1);
      never.bind(new InetSocketAddress("127.0.0.1", 0));
      try (RudeServer server = new RudeServer((in, out) -> {
        out.write(answers.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        in.mark(1);
        never.accept(); // until the test is over
      }, List.of())) {
        send(server.port(), Timing.system(), "to", to.toString());
        assertThat(server.heard()).isEmpty();
      }
    }
  }

  /** Any answers in any order are a failure in words or a success, never anything else. */
  @Test
  void randomAnswersAreAFailureInWords() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int sent = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<String> answers = answers(random);
      try (RudeServer server = RudeServer.saying(answers)) {
        Throwable thrown = catchThrowable(() -> send(server.port(), new NearlyOver()));
        sent += thrown == null ? 1 : 0;
        assertThat(thrown == null || thrown instanceof IOException && String.valueOf(thrown.getMessage())
            .matches(".*127\\.0\\.0\\.1:\\d+.*") && thrown.getMessage().length() < 400)
            .as("seed " + seed + ", " + answers + ": " + thrown).isTrue();
      }
    }
    assertThat(sent).as("some of them are good, seed " + seed).isPositive();
    System.out.println("random answers: seed " + seed + ", rounds " + ROUNDS + ", sent " + sent);
  }

  private static List<String> answers(Random random) {
    List<String> good = new ArrayList<>(List.of("220 hello", "250 hello", "250 ok", "250 ok", "354 go on", "250 kept"));
    for (int faults = random.nextInt(4); faults > 0; faults--) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      String code = Integer.toString(random.nextInt(1_000));
      String bad = switch (random.nextInt(4)) {
        case 0 -> new String(noise, StandardCharsets.ISO_8859_1);
        case 1 -> code + " what";
        case 2 -> code + "-what";
        default -> "";
      };
      good.set(random.nextInt(good.size()), bad);
    }
    return good;
  }

  @Test
  void aCertificateOfAnotherTimeIsTold() {
    IOException e = new SSLHandshakeException("PKIX path validation failed");
    e.initCause(new CertPathValidatorException("x", new CertificateExpiredException("y")));
    MailFailures failures = new MailFailures(MailSettings.of(Letters.settings()), Optional.empty());
    assertThat(failures.unconnected(e)).hasMessageContaining("is not valid at this time");
    assertThat(failures.unconnected(new SocketTimeoutException())).hasMessageContaining("after 50 s");
  }
}
