/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.metric.Unit;

/** Numbers as they are typed, in the unit of the user. */
class ScaleTest {

  private static final Scale PERCENT = Scale.of(Unit.RATIO).get(0);

  private Locale before;

  @BeforeEach
  void speakEnglish() {
    before = Locale.getDefault();
    Locale.setDefault(Locale.US);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({"90,0.9", "' 92.5 ',0.925", "'92,5',0.925", "0.05,0.0005", "100.,1", ".5,0.005", "007,0.07", "0,0"})
  void aShareIsTypedInPerCent(String typed, double value) {
    assertThat(PERCENT.value(typed)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ninety", "-5", "1e3", "90 %", "1.2.3", "NaN", "\u0669\u0660", "1,536", "+1", "."})
  void whatIsNoNumberIsNone(String typed) {
    assertThat(PERCENT.value(typed)).isEmpty();
  }

  @Test
  void aMarkThatGroupsDigitsIsTwoNumbersAndTheOtherIsNot() {
    assertThat(Scale.isAmbiguous("1,536")).isTrue();
    assertThat(PERCENT.value("1.536")).hasValue(0.01536);
    Locale.setDefault(Locale.GERMANY);
    assertThat(Scale.isAmbiguous("1.536")).isTrue();
    assertThat(PERCENT.value("1,536")).hasValue(0.01536);
    assertThat(PERCENT.typed(0.925)).isEqualTo("92,5");
  }

  @Test
  void aValueIsShownInTheLargestUnitInWhichItIsWhole() {
    List<Scale> bytes = Scale.of(Unit.BYTES);
    assertThat(Quantity.of(1L << 30, bytes)).isEqualTo(new Quantity("1", bytes.get(3)));
    assertThat(Quantity.of(3L << 29, bytes)).isEqualTo(new Quantity("1536", bytes.get(2)));
    assertThat(Quantity.of(90, Scale.TIMES)).isEqualTo(new Quantity("90", Scale.TIMES.get(0)));
    assertThat(Quantity.of(300, Scale.TIMES)).isEqualTo(new Quantity("5", Scale.TIMES.get(1)));
    assertThat(Quantity.of(0, bytes).text()).isEqualTo("0");
    assertThat(Scale.of(Unit.BYTES_PER_SECOND)).extracting(Scale::symbol).contains("MiB/s");
    assertThat(Scale.of(Unit.of("CELSIUS", value -> value + " \u00B0C"))).extracting(Scale::symbol).containsExactly("");
  }

  /** What is shown and saved again is the same rule. */
  @Test
  void whatIsShownReadsBackAsWhatItWas() {
    long seed = System.nanoTime();
    int count = 2_000;
    System.out.println("ScaleTest: seed " + seed + ", " + count + " numbers");
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      Unit unit = Unit.ALL.get(random.nextInt(Unit.ALL.size()));
      double value = Math.round(random.nextInt(1_000) * Math.pow(10, random.nextInt(6)) * 100) / 100.0 / 100;
      Quantity shown = Quantity.of(value, Scale.of(unit));
      assertThat(shown.problem()).as("%s of %s as %s", value, unit, shown).isEmpty();
      assertThat(shown.value().orElseThrow()).as("%s of %s as %s", value, unit, shown)
          .isCloseTo(value, Offset.offset(1e-8 * Math.max(1, value)));
    }
  }

  @Test
  void saysWhatIsWrongInWords() {
    assertThat(new Quantity("", PERCENT).problem()).hasValue("A number is missing.");
    assertThat(new Quantity(" x ", PERCENT).problem()).hasValue("x is no number.");
    assertThat(new Quantity("1,536", PERCENT).problem().orElseThrow()).contains("1,536 may be two numbers");
    assertThat(new Quantity("5", PERCENT).problem()).isEmpty();
  }
}
