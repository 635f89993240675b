/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

  private static final String FORGED = "vm\u001b[2J\r\n2026-01-01T00:00:00Z DONE all is well\u009b31m";

  @ParameterizedTest
  @ValueSource(strings = {"pm1", "R&D web", "Büro 漢字", "عربي\u200f", "👩\u200d💻 🐧", "a\u00a0b", "1 → 2"})
  void whatCanBeReadStaysAsItIs(String name) {
    assertThat(SafeText.cell(name)).isSameAs(name);
    assertThat(SafeText.block(name)).isSameAs(name);
  }

  @Test
  void whatIsShownWithMnemonicsAndWithoutHasNone() {
    assertThat(SafeText.jobName("Starting VM 'a\u001b'", "Operation")).isEqualTo("Starting VM 'a\\u001b'");
    assertThat(SafeText.jobName("Starting VM 'R&D'", "Operation")).isEqualTo("Operation");
    String name = "R&D && co &";
    assertThat(SafeText.withoutMnemonics(SafeText.caption(name))).isEqualTo(name);
  }

  @Test
  void aTerminalAndALogGetOneLineWithoutControls() {
    assertThat(SafeText.line(FORGED))
        .isEqualTo("vm\\u001b[2J\\r\\n2026-01-01T00:00:00Z DONE all is well\\u009b31m");
    assertThat(SafeText.line("a\u0000\u007f\u0085\u2028\u2029\tb"))
        .isEqualTo("a\\u0000\\u007f\\u0085\\u2028\\u2029\\tb");
  }

  @Test
  void nothingIsShownInAnotherOrderThanItIsIn() {
    assertThat(SafeText.line("a\u202e\u2067b\u202c\u2069")).isEqualTo("a\\u202e\\u2067b\\u202c\\u2069");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u2060", "\ufeff", "\u00ad", "\u206a", "\ufff9"})
  void nothingHides(String hidden) {
    String escape = String.format("\\u%04x", (int) hidden.charAt(0));
    assertThat(SafeText.cell("pm" + hidden + "1")).isEqualTo("pm" + escape + "1");
    assertThat(SafeText.line("pm" + hidden + "1")).isEqualTo("pm" + escape + "1");
  }

  /** Letters of many languages need them, but in a log two names that look alike are one. */
  @ParameterizedTest
  @ValueSource(strings = {"\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\ufe0f", "\u034f", "\u115f", "\u3164"})
  void aLogShowsJoinersToo(String joiner) {
    assertThat(SafeText.cell("pm" + joiner + "1")).isEqualTo("pm" + joiner + "1");
    assertThat(SafeText.line("pm" + joiner + "1")).isEqualTo(String.format("pm\\u%04x1", (int) joiner.charAt(0)));
  }

  @Test
  void halfACharacterIsNamed() {
    assertThat(SafeText.line("x\ud83d")).isEqualTo("x\\ud83d");
  }

  @Test
  void aFieldOfSeveralLinesKeepsThem() {
    assertThat(SafeText.block("one\r\n\ttwo\rthree\u001b")).isEqualTo("one\n\ttwo\\rthree\\u001b");
  }

  @Test
  void aLabelShowsAnAmpersand() {
    assertThat(SafeText.label("R&D && co\n\u001b")).isEqualTo("R&&D &&&& co\n\\u001b");
    assertThat(SafeText.caption("R&D && co\n\u001b")).isEqualTo("R&&D &&&& co\\n\\u001b");
  }

  @Test
  void aTaskHasNoLinks() {
    assertThat(SafeText.task("<a>x</a> <A href=\"y\">z</A> & 1 < 2 <b>"))
        .isEqualTo("\u2039a>x\u2039/a> \u2039A href=\"y\">z\u2039/A> && 1 < 2 <b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠x"})
  void aSpreadsheetRunsNoFormula(String formula) {
    assertThat(SafeText.csv(formula)).isEqualTo("'" + formula);
    assertThat(SafeText.row(formula)).isEqualTo("'" + formula);
  }

  @Test
  void aFieldOfCsvStaysOneField() {
    assertThat(SafeText.csv("plain - text")).isEqualTo("plain - text");
    assertThat(SafeText.csv("a,b")).isEqualTo("\"a,b\"");
    assertThat(SafeText.csv("x;=cmd")).isEqualTo("\"x;=cmd\"");
    assertThat(SafeText.csv("\t=cmd")).isEqualTo("\"'\t=cmd\"");
    assertThat(SafeText.csv("say \"yes\"\r\n=now")).isEqualTo("\"say \"\"yes\"\"\n=now\"");
    assertThat(SafeText.csv("\r=now\u001b")).isEqualTo("\\r=now\\u001b");
  }

  @Test
  void aFieldThatIsCopiedStaysOneField() {
    assertThat(SafeText.row("a\tb\n=1, \"c\"")).isEqualTo("a\\tb\\n=1, \"c\"");
  }

  @Test
  void noTextOfAnyKindHasAControlLeft() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String text = random.ints(12, 0, 0x2100).collect(StringBuilder::new, StringBuilder::appendCodePoint,
          StringBuilder::append).toString();
      assertThat(SafeText.line(text).codePoints().filter(c -> Character.isISOControl(c) || c == '\u2028'
          || c == '\u2029' || c == '\u202e')).as("seed " + seed + ", " + i + " of 2000").isEmpty();
      assertThat(SafeText.line(SafeText.line(text))).isEqualTo(SafeText.line(text));
    }
  }

  /** In somebody's Eclipse a status is shown in a label and as it stands. */
  @Test
  void whatIsShownInBothWaysHasNoMnemonic() {
    assertThat(SafeText.eitherWay("VM 'R&D\n' && more")).isEqualTo("VM 'R\uff06D\\n' \uff06\uff06 more");
  }
}
