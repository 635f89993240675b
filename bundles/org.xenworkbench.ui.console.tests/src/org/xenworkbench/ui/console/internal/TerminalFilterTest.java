/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.eclipse.tm.internal.terminal.control.impl.ITerminalControlForText;
import org.eclipse.tm.internal.terminal.emulator.VT100Emulator;
import org.eclipse.tm.terminal.model.ITerminalTextData;
import org.eclipse.tm.terminal.model.LineSegment;
import org.eclipse.tm.terminal.model.TerminalTextDataFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("restriction")
class TerminalFilterTest {

  private static final String ESC = "\u001b";

  private static String filtered(String text) {
    return new String(new TerminalFilter().filter(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain\r\n\ttext\u0007\b \u00fc \u20ac", "E[H", "E[2J", "E[12;40H", "E[999;999H",
      "E[1;31;48;5;208m", "E[38;2;255;128;0m", "E[0K", "E[?1049h", "E[?2004l", "E[>0c", "E[6n", "E[4 q", "E[!p", "E[r",
      "E[5;20r", "E7", "E8", "Ec", "EM", "E(B", "E)0", "E[2;3;4;5T", "E[007C"})
  void passesWhatIsLegalUnchanged(String text) {
    String sent = text.replace("E", ESC);
    assertThat(filtered(sent)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({"[9999999999;5r, [999;5r", "[1000C, [999C", "[2147483648T, [255T", "[999L, [255L",
      "[0000000000012A, [012A", "[99999999999999999999m, [999m", "[300@, [255@"})
  void boundsNumbers(String sent, String passed) {
    assertThat(filtered(ESC + sent).replaceFirst("\\[0+(?=\\d)", "["))
        .isEqualTo(ESC + passed.replaceFirst("\\[0", "["));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[9999999999;-2147483648r", "[1;-5H", "[1$2T", "[?1234567h", "[1?2h"})
  void dropsWhatNoTerminalKnows(String sent) {
    assertThat(filtered("a" + ESC + sent + "b")).isEqualTo("ab");
  }

  @Test
  void dropsSequencesThatAreTooLong() {
    assertThat(filtered("a" + ESC + "[" + "1;".repeat(100_000) + "mb")).isEqualTo("ab");
    assertThat(filtered("a" + ESC + "[" + "1;".repeat(20) + "mb")).isEqualTo("ab");
  }

  @Test
  void aStringWithoutEndIsText() {
    assertThat(filtered(ESC + "]login: \r\n$ ls\r\n")).isEqualTo("login: \r\n$ ls\r\n");
    assertThat(filtered(ESC + "]0;x" + ESC + "[1mbold")).isEqualTo("0;x" + ESC + "[1mbold");
    String endless = "x".repeat(1_000_000);
    assertThat(filtered(ESC + "]" + endless)).isEqualTo(endless);
  }

  @Test
  void titlesAndOtherStringsAreNotShown() {
    assertThat(filtered("a" + ESC + "]0;title\u0007b" + ESC + "]2;B\u00fcro" + ESC + "\\c")).isEqualTo("abc");
    assertThat(filtered("a" + ESC + "P1;2|secret" + ESC + "\\b" + ESC + "_x" + ESC + "\\c")).isEqualTo("abc");
  }

  @Test
  void aControlWithinASequenceIsExecutedAndACancelEndsIt() {
    assertThat(filtered(ESC + "[1\r\n;2H")).isEqualTo("\r\n" + ESC + "[1;2H");
    assertThat(filtered(ESC + "[12\u0018Hello")).isEqualTo("Hello");
    assertThat(filtered(ESC + "[12" + ESC + "[3A")).isEqualTo(ESC + "[3A");
  }

  @Test
  void aWideCharacterTakesTwoCells() {
    assertThat(filtered("\u540d\u524dcd"))
        .isEqualTo(ESC + "[5m\u540d\u2004" + ESC + "[25m\u524d\u2004" + ESC + "[5mc" + ESC + "[25md");
    assertThat(filtered("B\u00fcro \u20ac \uff71")).as("one cell each").isEqualTo("B\u00fcro \u20ac \uff71");
    assertThat(filtered("\ud83d\udc27ef")).isEqualTo(ESC + "[5m\ud83d\udc27" + ESC + "[25mef");
    assertThat(WideCells.withoutFillers("\u540d\u2004\u524d\u2004cd")).isEqualTo("\u540d\u524dcd");
  }

  /**
   * The terminal draws text of one style as one string, which paints the ground behind itself and nowhere else: what
   * follows a wide character is drawn where its cell is, and the second cell with the first.
   */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "a\u540d\u524dcd\ud83d\udc27ef; a|\u540d_|\u524d_|c|d|\ud83d\udc27|ef",
      "\u540d\u524d\u540d.; \u540d_|\u524d_|\u540d_|.", "\ud83d\udc27\ud83d\udc27.; \ud83d\udc27|\ud83d\udc27|.",
      "\u540dE[0mcd; \u540d_|cd", "\u540d\u524dE[mcd; \u540d_|\u524d_|c|d", "\u540dE[0m\u524dcd; \u540d_|\u524d_|c|d"})
  void aWideCharacterIsDrawnByItself(String output, String drawn) {
    ITerminalTextData data = TerminalTextDataFactory.makeTerminalTextData();
    data.setDimensions(1, 20);
    VT100Emulator emulator = new VT100Emulator(data, (ITerminalControlForText) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {ITerminalControlForText.class}, (proxy, method, args) -> null),
        new StringReader(filtered(output.replace("E", ESC))));
    emulator.setDimensions(1, 20);
    emulator.processText();
    int cells = drawn.replace("|", "").length();
    assertThat(Arrays.stream(data.getLineSegments(0, 0, cells)).map(LineSegment::getText)
        .map(text -> text.replace(WideCells.FILLER, '_'))).containsExactly(drawn.split("\\|"));
  }

  /** However output is cut into pieces, the same reaches the terminal. */
  @Test
  void piecesMakeNoDifference() {
    long seed = Long.getLong("xenworkbench.seed", System.nanoTime());
    System.out.println("TerminalFilterTest.piecesMakeNoDifference: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] sent = HostileOutput.some(random, 20);
      byte[] whole = new TerminalFilter().filter(sent);
      ByteArrayOutputStream pieces = new ByteArrayOutputStream();
      TerminalFilter filter = new TerminalFilter();
      for (byte value : sent) {
        pieces.writeBytes(filter.filter(new byte[] {value}));
      }
      assertThat(pieces.toByteArray()).isEqualTo(whole);
    }
  }
}
