/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a VM can be called, and what can be written about it. */
class VmTextTest {

  private final VmText name = new VmText("name", VmText.Kind.NAME);
  private final VmText words = new VmText("words", VmText.Kind.WORDS);

  @ParameterizedTest
  @ValueSource(strings = {"web", "b\u00fcro 1", "<a> & 'b'", "\u65e5\u672c", "\ud83d\udc27", "a.b", "{0}"})
  void takesWhatHostsTake(String text) {
    assertThat(name.refusal(text)).isEmpty();
    assertThat(words.refusal(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", " a", "a ", "a/b", "a\nb", "a\tb", ".", "..", ".a", "a\u0000b", "a\u001bb",
      "a\u0085b", "\ud83d", "a\ufffe"})
  void refusesWhatNoHostTakesAsAName(String text) {
    assertThat(name.refusal(text)).get().asString().matches("[A-Z].*\\.");
  }

  @Test
  void snapshotsHaveNoQuotes() {
    VmText snapshot = new VmText("name", VmText.Kind.SNAPSHOT);
    assertThat(snapshot.refusal("<a> & 'b' \u65e5\u672c")).isEmpty();
    assertThat(snapshot.refusal("a\"b")).isPresent();
    assertThat(snapshot.refusal("a\\b")).isPresent();
    assertThat(snapshot.refusal("a/b")).isPresent();
  }

  @Test
  void wordsHaveLinesAndNoControls() {
    assertThat(words.refusal("")).isEmpty();
    assertThat(words.refusal("a\n\tb/ ")).isEmpty();
    assertThat(words.refusal("a\u0007")).isPresent();
    assertThat(words.refusal("\udc27\ud83d")).isPresent();
    assertThat(words.refusal("x".repeat(5000))).isPresent();
    assertThat(name.refusal("x".repeat(2000))).isPresent();
  }

  /** Hosts make NAME.xml and NAME.save of it, and file systems have room for 255 bytes. */
  @Test
  void aNameIsNoLongerThanAFileSystemTakes() {
    assertThat(name.refusal("x".repeat(250))).isEmpty();
    assertThat(name.refusal("x".repeat(251))).get().asString().contains("at most 250 characters");
    assertThat(name.refusal("\u65e5".repeat(83))).isEmpty();
    assertThat(name.refusal("\u65e5".repeat(84))).isPresent();
  }
}
