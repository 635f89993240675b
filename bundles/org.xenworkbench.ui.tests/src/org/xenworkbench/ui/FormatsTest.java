/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  private static Locale before = Locale.getDefault();

  @BeforeAll
  static void fixLocale() {
    before = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
  }

  @AfterAll
  static void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1, 1 B", "999, 999 B", "1000, 1.0 KiB", "1024, 1.0 KiB", "1536, 1.5 KiB",
      "100663296, 96.0 MiB", "1610612736, 1.5 GiB", "68719476736, 64.0 GiB", "1099511627776, 1.0 TiB",
      "-1536, -1.5 KiB", "1025228.8, 1.0 MiB", "1023897.5, 999.9 KiB"})
  void bytes(double value, String expected) {
    assertThat(Formats.bytes(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0 %", "0.08, 8.0 %", "0.467, 46.7 %", "0.034, 3.4 %", "0.0999, 10.0 %", "0.87, 87.0 %",
      "1, 100.0 %", "1.2, 120.0 %", "-0.0001, 0.0 %"})
  void percent(double ratio, String expected) {
    assertThat(Formats.percent(ratio)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "850, 850 ms", "1000, 1 s", "12430, 12.4 s", "3040, 3.0 s", "59949, 59.9 s", "59950, 1 min",
      "65000, 1 min 05 s", "3599600, 1 h", "7500000, 2 h 05 min", "273600000, 3 d 04 h", "-1500, -1.5 s"})
  void duration(long millis, String expected) {
    assertThat(Formats.duration(Duration.ofMillis(millis))).isEqualTo(expected);
  }

  @Test
  void whatWasShorterThanAMillisecondWasMeasured() {
    assertThat(Formats.duration(Duration.ofNanos(590_000))).isEqualTo("< 1 ms");
    assertThat(Formats.duration(Duration.ofNanos(1))).isEqualTo("< 1 ms");
    assertThat(Formats.duration(Duration.ofNanos(-1))).isEqualTo("> -1 ms");
    assertThat(Formats.duration(Duration.ofNanos(1_000_000))).isEqualTo("1 ms");
  }

  @Test
  void whatIsNotKnownIsNeverZero() {
    assertThat(Formats.bytes(Double.NaN)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.rate(Double.POSITIVE_INFINITY)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.percent(Double.NaN)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.count(Double.NaN)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.duration(Optional.empty())).isEqualTo(Formats.UNKNOWN);
  }
}
