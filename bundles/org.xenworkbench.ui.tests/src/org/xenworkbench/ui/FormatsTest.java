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
import org.xenworkbench.core.metric.Unit;

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
  @CsvSource({"0, 0 B", "1, 1 B", "999, 999 B", "1000, 0.98 KiB", "1024, 1 KiB", "1536, 1.5 KiB",
      "100663296, 96 MiB", "1610612736, 1.5 GiB", "68719476736, 64 GiB", "1099511627776, 1 TiB", "-1536, -1.5 KiB",
      "1025228.8, 0.98 MiB"})
  void bytes(double value, String expected) {
    assertThat(Formats.bytes(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 %", "0.08, 8 %", "0.467, 46.7 %", "0.034, 3.4 %", "0.0999, 10 %", "0.87, 87 %", "1, 100 %",
      "1.2, 120 %"})
  void percent(double ratio, String expected) {
    assertThat(Formats.percent(ratio)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "850, 850 ms", "1000, 1 s", "12430, 12.4 s", "59949, 59.9 s", "59950, 1 min",
      "65000, 1 min 05 s", "3599600, 1 h", "7500000, 2 h 05 min", "273600000, 3 d 04 h", "-1500, -1.5 s"})
  void duration(long millis, String expected) {
    assertThat(Formats.duration(Duration.ofMillis(millis))).isEqualTo(expected);
  }

  @Test
  void whatIsNotKnownIsNeverZero() {
    assertThat(Formats.bytes(Double.NaN)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.rate(Double.POSITIVE_INFINITY)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.percent(Double.NaN)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.count(Double.NaN)).isEqualTo(Formats.UNKNOWN);
    assertThat(Formats.duration(Optional.empty())).isEqualTo(Formats.UNKNOWN);
    for (Unit unit : Unit.values()) {
      assertThat(Formats.value(unit, Double.NaN)).isEqualTo(Formats.UNKNOWN);
    }
  }

  @Test
  void valuesCarryTheirUnit() {
    assertThat(Formats.value(Unit.RATIO, 0.5)).isEqualTo("50 %");
    assertThat(Formats.value(Unit.BYTES, 2048)).isEqualTo("2 KiB");
    assertThat(Formats.value(Unit.BYTES_PER_SECOND, 2048)).isEqualTo("2 KiB/s");
    assertThat(Formats.value(Unit.PER_SECOND, 12)).isEqualTo("12/s");
    assertThat(Formats.value(Unit.SECONDS, 0.25)).isEqualTo("250 ms");
    assertThat(Formats.value(Unit.COUNT, 0.254)).isEqualTo("0.25");
  }
}
