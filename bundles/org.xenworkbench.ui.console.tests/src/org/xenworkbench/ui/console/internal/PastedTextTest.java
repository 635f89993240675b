/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {

  private static String sent(String text) {
    return new String(PastedText.harmless(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u0003", "\u001b", "\u00fc", "\ud83d\udc27", "\r", "\u007f", "\u001b[A", "\u001bOD",
      "\u001b[3~", "\u001b[24~", "\u001b[1;5C", "\u001bOP", "\u001bx"})
  void keysPass(String key) {
    assertThat(sent(key)).isEqualTo(key);
  }

  @Test
  void pastedTextPressesNoKeyThatNobodySees() {
    assertThat(sent("ls\u001b[201~\rreboot\r")).isEqualTo("ls[201~\rreboot\r");
    assertThat(sent("\u001b[201~")).isEqualTo("[201~");
    assertThat(sent("a\u0003\u0004\u001a\u007f\b\u0000\u009b6nb")).isEqualTo("a6nb");
    assertThat(sent("\u001b[A\u001b[A\r")).isEqualTo("[A[A\r");
  }

  @Test
  void linesEndAsTheEnterKeyDoes() {
    assertThat(sent("one\ntwo\r\nthree\tB\u00fcro \u540d")).isEqualTo("one\rtwo\rthree\tB\u00fcro \u540d");
  }
}
