/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedSizeTest {

  @ParameterizedTest
  @CsvSource({"20, 21474836480", "1.5, 1610612736", "512 MiB, 536870912", "512MiB, 536870912", "1 g, 1073741824",
      "7 B, 7", "2k, 2048", "0, 0", "' 3 TiB ', 3298534883328", ".5 KiB, 512"})
  void isGibibytesUnlessAUnitIsTyped(String typed, long bytes) {
    assertThat(new TypedSize(typed).bytes()).hasValue(bytes);
  }

  @Test
  void aCommaIsADecimalPointToo() {
    assertThat(new TypedSize("1,5 GiB").bytes()).hasValue(3L << 29);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "-1", "1 2", "1 XiB", "1e9", ".", "GiB", "1.2.3",
      "99999999999999999999999", "9999999999 PiB", "1 <b>"})
  void whatIsNoneIsNone(String typed) {
    assertThat(new TypedSize(typed).bytes()).isEmpty();
  }
}
