/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.text.Quantities;

/** Units, the core's and another's. */
class UnitTest {

  private static final double MIB = 1 << 20;

  private final Locale locale = Locale.getDefault();

  @BeforeEach
  void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(locale);
  }

  @Test
  void anAxisHasOneUnitAndOneForm() {
    assertThat(Unit.BYTES.scale(new double[] {0, 256 * MIB, 512 * MIB, 768 * MIB, 1024 * MIB}))
        .containsExactly("0.00 GiB", "0.25 GiB", "0.50 GiB", "0.75 GiB", "1.00 GiB");
    assertThat(Unit.BYTES.scale(new double[] {0, 256 * MIB, 512 * MIB}))
        .containsExactly("0 MiB", "256 MiB", "512 MiB");
    assertThat(Unit.BYTES_PER_SECOND.scale(new double[] {0, 512, 1024}))
        .containsExactly("0.0 KiB/s", "0.5 KiB/s", "1.0 KiB/s");
    assertThat(Unit.RATIO.scale(new double[] {0, 0.25, 0.5, 0.75, 1}))
        .containsExactly("0 %", "25 %", "50 %", "75 %", "100 %");
    assertThat(Unit.RATIO.scale(new double[] {0, 0.025})).containsExactly("0.0 %", "2.5 %");
    assertThat(Unit.SECONDS.scale(new double[] {0, 0.2, 0.4})).containsExactly("0 ms", "200 ms", "400 ms");
    assertThat(Unit.SECONDS.scale(new double[] {0, 0.5, 1})).containsExactly("0.0 s", "0.5 s", "1.0 s");
    assertThat(Unit.COUNT.scale(new double[] {0, 1000})).containsExactly("0", "1,000");
    assertThat(Unit.PER_SECOND.scale(new double[] {0, 0.1 + 0.2})).containsExactly("0.0/s", "0.3/s");
  }

  @Test
  void whatIsNotKnownIsNeverZero() {
    assertThat(Unit.ALL).hasSize(6).extracting(unit -> unit.text(Double.NaN)).containsOnly(Quantities.UNKNOWN);
    assertThat(Unit.ALL).extracting(unit -> unit.text(Double.NEGATIVE_INFINITY)).containsOnly(Quantities.UNKNOWN);
  }

  @Test
  void valuesCarryTheirUnit() {
    assertThat(Unit.RATIO.text(0.5)).isEqualTo("50.0 %");
    assertThat(Unit.BYTES.text(2048)).isEqualTo("2.0 KiB");
    assertThat(Unit.BYTES_PER_SECOND.text(2048)).isEqualTo("2.0 KiB/s");
    assertThat(Unit.PER_SECOND.text(12)).isEqualTo("12/s");
    assertThat(Unit.SECONDS.text(0.25)).isEqualTo("250 ms");
    assertThat(Unit.COUNT.text(0.254)).isEqualTo("0.25");
  }

  @Test
  void aUnitOfAnotherSaysItsValuesItself() {
    Unit celsius = Unit.of("CELSIUS", "%.1f \u00B0C"::formatted);
    assertThat(celsius.text(21.46)).isEqualTo("21.5 \u00B0C");
    assertThat(celsius.text(Double.NaN)).isEqualTo(Quantities.UNKNOWN);
    assertThat(celsius.scale(new double[] {0, 50})).containsExactly("0.0 \u00B0C", "50.0 \u00B0C");
    assertThat(celsius.steps()).isEqualTo(Unit.Steps.DECIMAL);
    assertThat(celsius.maximum()).isEmpty();
    assertThat(celsius).isEqualTo(Unit.of("CELSIUS", value -> "")).isNotIn(Unit.ALL);
  }

  @Test
  void aUnitOfAnotherSaysItsAxisItself() {
    Unit volts = Unit.of("VOLTS", value -> value + " V").withScale(values -> List.of("none", "mains"))
        .withSteps(Unit.Steps.QUARTERS).withMaximum(230);
    assertThat(volts.scale(new double[] {0, 230})).containsExactly("none", "mains");
    assertThat(volts.steps()).isEqualTo(Unit.Steps.QUARTERS);
    assertThat(volts.maximum()).hasValue(230);
    assertThat(volts.name()).isEqualTo("VOLTS");
  }
}
