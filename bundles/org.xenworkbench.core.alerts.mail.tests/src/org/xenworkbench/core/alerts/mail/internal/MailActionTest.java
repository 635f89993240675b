/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.testkit.FakeCredentials;

class MailActionTest {

  private static final int ROUNDS = 2_000;

  private final FakeCredentials secrets = new FakeCredentials();
  private final MailAction action = new MailAction(Letters.WORDS, secrets);

  @Test
  void whatIsRightIsNoObstacle() {
    assertThat(action.obstacle(Letters.settings())).isEmpty();
    assertThat(action.settings()).extracting(AlertActionSetting::key)
        .containsExactly("to", "from", "server", "encryption", "user", "password");
    assertThat(action.settings().get(3).choices()).extracting(AlertActionSetting.Choice::value)
        .containsExactly("starttls", "tls", "none");
  }

  @ParameterizedTest
  @CsvSource({"mail.example.org,'',mail.example.org:587", "mail.example.org,tls,mail.example.org:465",
      "mail.example.org,none,mail.example.org:25", "' mail.example.org:2525 ',none,mail.example.org:2525",
      "[2001:db8::1],'',[2001:db8::1]:587", "[::1]:25,none,[::1]:25",
      "b\u00fccher.example,'',xn--bcher-kva.example:587",
      "192.0.2.1:26,none,192.0.2.1:26"})
  void theServerHasThePortOfItsEncryption(String typed, String encryption, String server) {
    assertThat(MailSettings.of(Letters.settings("server", typed, "encryption", encryption)).server())
        .isEqualTo(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp://mail.example.org", "ann:s3cret@mail.example.org", "mail.example.org:0",
      "mail.example.org:65536", "mail.example.org:", "a b", "2001:db8::1", "mail\u0000", "mail..example", "[::1", ":25",
      "mail.example.org:25\r\nX", "-", "."})
  void whatIsNoServerIsRefusedAndNotQuoted(String typed) {
    if (typed.equals("-")) {
      assertThat(action.obstacle(Letters.settings("server", typed))).isPresent();
    } else {
      assertThat(action.obstacle(Letters.settings("server", typed))).hasValueSatisfying(text -> assertThat(text)
          .startsWith("The server is a name").doesNotContain("s3cret"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "@example.org", "ann@", "ann@@example.org", "Ann <ann@example.org>",
      "ann@example.org>", "a..n@example.org", "ann@exa mple.org", "ann@example.org\r\nRCPT TO:<eve@example.org>",
      "\"a b\"@example.org", "ann@[127.0.0.1]", "\u00e4nn@example.org", "ann@example_org", "ann@-"})
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(action.obstacle(Letters.settings("from", typed))).as("from").isPresent();
    if (!typed.contains(" ") && !typed.contains("\n")) {
      assertThat(action.obstacle(Letters.settings("to", "bob@example.org," + typed))).as("to").isPresent();
    }
  }

  @Test
  void whatIsWrongIsSaidOfItsField() {
    Map<String, String> typed = Map.of("to", "not a mail", "server", "a b");
    assertThat(action.mistakes(typed)).containsOnlyKeys("to", "server").extractingByKey("to").asString()
        .as("as it was typed").contains("'not a mail'");
    assertThat(action.mistakes(Map.of("to", "ann@example.org bob@example.org", "from", "x"))).containsOnlyKeys("from");
    assertThat(action.mistakes(Map.of())).isEmpty();
    assertThat(action.mistakes(Letters.settings())).isEmpty();
  }

  @Test
  void severalRecipientsAreTakenAndNotTooMany() {
    assertThat(MailSettings.of(Letters.settings("to", " ann@example.org;bob@example.org,\n ann@example.org ")).to())
        .containsExactly("ann@example.org", "bob@example.org");
    assertThat(MailSettings.of(Letters.settings("to", "root@localhost")).to()).containsExactly("root@localhost");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= MailSettings.MOST_RECIPIENTS; i++) {
      many.append("a").append(i).append("@example.org ");
    }
    assertThat(action.obstacle(Letters.settings("to", many.toString())).orElse("")).contains("20");
    assertThat(action.obstacle(Letters.settings("to", " , ; "))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"mail.example.org,false", "192.0.2.1,false", "localhost.example.org,false", "127.example.org,false",
      "localhost,true", "127.0.0.1,true", "[::1],true"})
  void aPasswordGoesInTheClearToThisMachineOnly(String server, boolean isTaken) {
    Map<String, String> settings = Letters.settings("server", server, "encryption", "none", "user", "ann");
    assertThat(action.obstacle(settings).isEmpty()).isEqualTo(isTaken);
    assertThat(action.obstacle(Letters.settings("server", server, "encryption", "none"))).isEmpty();
  }

  @Test
  void encryptionThatNobodyKnowsIsRefused() {
    assertThat(action.obstacle(Letters.settings("encryption", "ssl")).orElse("")).contains("starttls, tls or none");
  }

  @Test
  void aUserWithoutPasswordSendsNothing() {
    assertThatThrownBy(() -> action.run(Letters.alert("web"), AlertPhase.RAISED, Letters.use("user", "ann")))
        .isInstanceOf(IOException.class).hasMessageContaining("There is no password");
    var use = Letters.use("user", "ann");
    secrets.put(use.secret("password"), new Credentials("", "s3\u0000cret".toCharArray()));
    assertThatThrownBy(() -> action.run(Letters.alert("web"), AlertPhase.RAISED, use))
        .isInstanceOf(IOException.class).hasMessageContaining("a character that no password has")
        .hasMessageNotContaining("s3");
  }

  private static Mail mail(String vm, AlertPhase phase) {
    return new MailText(Letters.WORDS).of(Letters.alert(vm), phase, Letters.use(), "xen@example.org", Letters.NOW);
  }

  @Test
  void theBodyTellsWhatThereIs() {
    assertThat(mail("web", AlertPhase.REPEATED).body()).contains("Still: REPEATED busy web\n\nRule: busy\nVM: web\n"
        + "Host: pm1\nCPU usage: 95 %\nThreshold: above 90 %\nHighest: 95 %\nSince: 2026-11-30 ").contains(" UTC");
  }

  @Test
  void noNameIsAnotherHeaderOrLineOrWord() {
    assertThat(mail("web\r\nBcc: eve@example.org\r\n\r\nhi", AlertPhase.RAISED).subject())
        .isEqualTo("RAISED busy web\\r\\nBcc: eve@example.org\\r\\n\\r\\nhi");
    assertThat(mail("=?utf-8?Q?fine?=", AlertPhase.RAISED).subject()).doesNotContain("=?");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int lines = mail("web", AlertPhase.RAISED).body().split("\n").length;
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder name = new StringBuilder();
      random.ints(random.nextInt(1_000), 0, random.nextBoolean() ? 0x80 : 0x20000).forEach(name::appendCodePoint);
      Mail mail = mail(name.toString(), AlertPhase.RAISED);
      assertThat(mail.subject()).as("seed " + seed).matches("[^\\p{Cntrl}]*").doesNotContain("=?");
      assertThat(mail.subject().length()).as("seed " + seed).isLessThan(2 * MailText.LONGEST_SUBJECT + 100);
      assertThat(mail.body().split("\n")).as("seed " + seed).hasSize(lines)
          .allMatch(line -> line.codePointCount(0, line.length()) <= MailText.LONGEST_LINE);
    }
    System.out.println("random names: seed " + seed + ", rounds " + ROUNDS);
  }
}
