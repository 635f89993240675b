/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.concurrent.Timing;

/** Mail to a real server, with encryption, a password and certificates. */
class RealServerTest {

  @TempDir
  private Path folder;

  private static MailSettings settings(RealServer server, String host, String... others) {
    String[] all = new String[others.length + 2];
    System.arraycopy(others, 0, all, 0, others.length);
    all[others.length] = "server";
    all[others.length + 1] = host + ':' + server.port();
    return MailSettings.of(Letters.settings(all));
  }

  private static Mail mail(String vm, AlertPhase phase) {
    return new MailText(Letters.WORDS).of(Letters.alert(vm), phase, Letters.use(), "xen@example.org", Letters.NOW);
  }

  private RealServer server(String mode, TestCertificate certificate) throws Exception {
    certificate.writePem(folder.resolve("server.pem"));
    return new RealServer(folder, mode);
  }

  @ParameterizedTest
  @CsvSource({"starttls,localhost,dns:localhost", "starttls,127.0.0.1,ip:127.0.0.1", "tls,localhost,dns:localhost",
      "tls,127.0.0.1,ip:127.0.0.1"})
  void aMailIsHandedOverEncryptedAndByWhoLoggedIn(String encryption, String host, String name) throws Exception {
    TestCertificate certificate = new TestCertificate(folder.resolve("server.p12"), name);
    try (RealServer server = server(encryption, certificate)) {
      MailSettings settings = settings(server, host, "encryption", encryption, "user", "ann", "to",
          "ann@example.org, bob@example.org");
      MailServer real = new MailServer(settings, Timing.system(), certificate.trust());
      real.send(mail("web \u20ac", AlertPhase.RAISED), Optional.of("s3cret"));
      assertThat(server.mail(1)).contains("X-Tls: True\r\n", "X-User: ann\r\n",
          "X-To: ann@example.org,bob@example.org\r\n", "From: Xen Workbench <xen@example.org>\r\n",
          "To: ann@example.org, bob@example.org\r\n", "Auto-Submitted: auto-generated\r\n",
          "Content-Type: text/plain; charset=utf-8\r\n", "MIME-Version: 1.0\r\n",
          "Subject: =?UTF-8?Q?RAISED_busy_web_=E2=82=AC?=\r\n",
          "VM: web =E2=82=AC", "CPU usage: 95 %", "\r\nDate: ")
          .containsPattern("Message-ID: <[^<>\\s]+@example.org>\r\n");
      assertThatThrownBy(() -> real.send(mail("web", AlertPhase.RAISED), Optional.of("guessed")))
          .isInstanceOf(IOException.class).hasMessageContaining("does not accept the user and password (535)");
      assertThat(server.has(2)).isFalse();
    }
  }

  /** What goes in the clear here is seen by the server: nothing but the greeting, and no password. */
  @ParameterizedTest
  @CsvSource({"starttls,localhost,dns:other.example.org,for another server",
      "starttls,127.0.0.1,dns:localhost,for another server", "tls,localhost,dns:other.example.org,for another server",
      "tls,127.0.0.1,dns:localhost,for another server"})
  void aCertificateOfAnotherServerGetsNothing(String encryption, String host, String name, String reason)
      throws Exception {
    TestCertificate certificate = new TestCertificate(folder.resolve("server.p12"), name);
    try (RealServer server = server(encryption, certificate)) {
      MailSettings settings = settings(server, host, "encryption", encryption, "user", "ann");
      assertThatThrownBy(() -> new MailServer(settings, Timing.system(), certificate.trust())
          .send(mail("web", AlertPhase.RAISED), Optional.of("s3cret"))).isInstanceOf(IOException.class)
          .hasMessageContaining(reason);
      assertThat(server.has(1)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"starttls", "tls"})
  void aCertificateThatNobodyTrustsGetsNothing(String encryption) throws Exception {
    TestCertificate certificate = new TestCertificate(folder.resolve("server.p12"), "dns:localhost");
    try (RealServer server = server(encryption, certificate)) {
      MailSettings settings = settings(server, "localhost", "encryption", encryption);
      Mail mail = mail("web", AlertPhase.RAISED);
      assertThatThrownBy(() -> MailServer.of(settings, Timing.system()).send(mail, Optional.empty()))
          .isInstanceOf(IOException.class).hasMessageContaining("is not signed by an authority");
      assertThat(server.has(1)).isFalse();
    }
  }

  @Test
  void whoWantsEncryptionIsNotSentWithoutIt() throws Exception {
    try (RealServer server = new RealServer(folder, "open")) {
      Mail mail = mail("web", AlertPhase.RAISED);
      assertThatThrownBy(() -> MailServer.of(settings(server, "localhost"), Timing.system()).send(mail,
          Optional.empty())).isInstanceOf(IOException.class).hasMessageContaining("does not offer STARTTLS");
      assertThatThrownBy(() -> MailServer.of(settings(server, "localhost", "encryption", "tls"), Timing.system())
          .send(mail, Optional.empty())).isInstanceOf(IOException.class)
          .hasMessageContaining("There is no encrypted connection");
      assertThat(server.has(1)).isFalse();
    }
  }

  @Test
  void recipientsThatAreRefusedAreNamedAndOthersGetIt() throws Exception {
    try (RealServer server = new RealServer(folder, "open")) {
      MailSettings half = settings(server, "localhost", "encryption", "none", "to",
          "nobody@example.org bob@example.org nobody@example.com");
      assertThatThrownBy(() -> MailServer.of(half, Timing.system()).send(mail("web", AlertPhase.RAISED),
          Optional.empty())).isInstanceOf(IOException.class).hasMessageContaining("The mail was sent, but")
          .hasMessageContaining("nobody@example.org (550 no such mailbox), nobody@example.com (550 no such mailbox)");
      assertThat(server.mail(1)).contains("X-To: bob@example.org\r\n");
      MailSettings none = settings(server, "localhost", "encryption", "none", "to", "nobody@example.org");
      assertThatThrownBy(() -> MailServer.of(none, Timing.system()).send(mail("web", AlertPhase.RAISED),
          Optional.empty())).isInstanceOf(IOException.class)
          .hasMessageContaining("refused the mail for nobody@example.org (550 no such mailbox)");
      MailSettings spam = settings(server, "localhost", "encryption", "none", "from", "spam@example.org");
      assertThatThrownBy(() -> MailServer.of(spam, Timing.system()).send(mail("web", AlertPhase.RAISED),
          Optional.empty())).isInstanceOf(IOException.class)
          .hasMessageContaining("takes no mail from spam@example.org: 553 no spam here");
      assertThat(server.has(2)).isFalse();
    }
  }

  @Test
  void whoCannotLogInSendsNothing() throws Exception {
    try (RealServer server = new RealServer(folder, "open")) {
      MailSettings settings = settings(server, "localhost", "encryption", "none", "user", "ann");
      assertThatThrownBy(() -> MailServer.of(settings, Timing.system()).send(mail("web", AlertPhase.RAISED),
          Optional.of("s3cret"))).isInstanceOf(IOException.class).hasMessageContaining("offers no way to log in");
      assertThat(server.has(1)).isFalse();
    }
  }

  @Test
  void allThatHappensToAnAlertIsOneThread() throws Exception {
    try (RealServer server = new RealServer(folder, "open")) {
      MailSettings settings = settings(server, "localhost", "encryption", "none");
      var alert = Letters.alert("web");
      var use = Letters.use();
      for (AlertPhase phase : new AlertPhase[] {AlertPhase.RAISED, AlertPhase.REPEATED, AlertPhase.RESOLVED}) {
        MailServer.of(settings, Timing.system()).send(new MailText(Letters.WORDS).of(alert, phase, use,
            "xen@example.org", Letters.NOW), Optional.empty());
      }
      String id = "<" + alert.id() + '.' + use.id() + "@example.org>";
      assertThat(server.mail(1).replace("\r\n ", " ")).contains("Message-ID: " + id + "\r\n").doesNotContain(
          "In-Reply-To");
      assertThat(server.mail(2).replace("\r\n ", " ")).contains("In-Reply-To: " + id + "\r\n",
          "References: " + id + "\r\n", "Subject: Still: ");
      assertThat(server.mail(3)).contains("In-Reply-To: " + id + "\r\n", "Subject: RESOLVED");
    }
  }

  /** A body is decoded as what was written, whatever letters it has. */
  @Test
  void lettersOfAllScriptsArriveAsTheyAre() throws Exception {
    try (RealServer server = new RealServer(folder, "open")) {
      String name = "\u03a9\u65e5\ud83d\ude00.".repeat(40);
      MailServer.of(settings(server, "localhost", "encryption", "none"), Timing.system())
          .send(mail(name, AlertPhase.RAISED), Optional.empty());
      String mail = server.mail(1);
      assertThat(mail).contains("Content-Transfer-Encoding: base64\r\n");
      String body = new String(Base64.getMimeDecoder().decode(mail.substring(mail.indexOf("\r\n\r\n"))),
          StandardCharsets.UTF_8);
      assertThat(body).contains("VM: " + name + "\r\n");
      assertThat(Files.readAllLines(folder.resolve("mail-1"), StandardCharsets.ISO_8859_1))
          .allSatisfy(line -> assertThat(line.length()).isLessThan(200));
    }
  }
}
