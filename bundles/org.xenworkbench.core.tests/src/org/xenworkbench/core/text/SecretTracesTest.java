/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTracesTest {

  private static final int ROUNDS = 3_000;
  private static final String LETTERS = "abcXYZ0189!#$%&*+-./:;<=>?@^_~ \u00e9\u4e2d";

  private static String random(Random random, int least, int most) {
    StringBuilder text = new StringBuilder();
    int length = least + random.nextInt(most - least + 1);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString().strip();
  }

  /** A secret in one of the ways in which servers say it again. */
  private static String said(Random random, String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] login = ("\0" + random(random, 0, 9) + '\0' + secret).getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(8)) {
      case 0 -> Base64.getEncoder().encodeToString(bytes);
      case 1 -> Base64.getEncoder().encodeToString(login);
      case 2 -> Base64.getUrlEncoder().withoutPadding().encodeToString(login);
      case 3 -> HexFormat.of().formatHex(bytes);
      case 4 -> URLEncoder.encode(secret, StandardCharsets.UTF_8);
      case 5 -> new String(bytes, StandardCharsets.ISO_8859_1);
      case 6 -> secret.substring(0, secret.length() / 2) + "\r\n550-" + secret.substring(secret.length() / 2);
      default -> secret;
    };
  }

  @Test
  void noSecretIsSaidAgainInWhateverForm() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("Seed of random secrets: " + seed);
    for (int i = 0; i < ROUNDS; i++) {
      String secret = random(random, 5, 40) + "aB3";
      String answer = "550 no, " + said(random, secret) + " is wrong";
      assertThat(SecretTraces.of(List.of("", secret)).hide(answer, "left out")).as("seed %d: %s in %s", seed, secret,
          answer).isEqualTo("left out");
    }
  }

  @Test
  void aPartOfALongSecretIsTakenForIt() {
    SecretTraces secrets = SecretTraces.of(List.of("correct-horse-battery"));
    assertThat(secrets.isIn("your password begins with correct-h")).isTrue();
    assertThat(secrets.isIn("batte")).isFalse();
    assertThat(secrets.isIn("e-battery")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.7.1 relaying denied for bob@example.org", "421 too many connections, try again later",
      "PKIX path building failed: unable to find valid certification path to requested target",
      "cannot open /var/log/pager.log: Permission denied", "Connection refused"})
  void whatTellsNoSecretStaysAsItIs(String text) {
    assertThat(SecretTraces.of(List.of("s3cret-Pa55word")).hide(text, "left out")).isEqualTo(text);
    assertThat(SecretTraces.ofNone().hide(text, "left out")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"see https://ann:geheim@example.org/x for more,see https://***@example.org/x for more",
      "> Authorization: Bearer abcdef0123,> Authorization: ***", "with Bearer abc.DEF-0123,with Bearer ***",
      "X-Api-Key: geheim,X-Api-Key: ***", "Set-Cookie: id=geheim; path=/,Set-Cookie: ***",
      "GET /hook?access_token=geheim&x=1,GET /hook?access_token=***&x=1",
      "export DB_PASSWORD='geheim',export DB_PASSWORD='***'",
      "\"client_secret\": \"geheim\",\"client_secret\": \"***\""})
  void whatIsCalledASecretIsTakenOut(String text, String shown) {
    assertThat(SecretTraces.ofNone().hide(text, "left out")).isEqualTo(shown);
  }

  /** Hostile for a regular expression; a text this long takes no time. */
  @Test
  void aLongTextIsCut() {
    for (String piece : List.of("a_", "password", "://", "x-", "bearer ", "token=", " ", "%41")) {
      assertThat(SecretTraces.of(List.of("s3cret")).hide(piece.repeat(1 << 18), "")).hasSizeLessThan(20_000);
    }
  }
}
