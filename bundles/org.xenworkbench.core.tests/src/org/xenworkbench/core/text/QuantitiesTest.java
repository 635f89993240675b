/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Amount;

class QuantitiesTest {

  private static final double GIB = 1L << 30;

  private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(Locale.Category.FORMAT, before);
  }

  @Test
  void aPartOfAllSaysWhatBothShareOnce() {
    assertThat(Quantities.bytesOf(25 * GIB, 64 * GIB)).isEqualTo("25.0 of 64.0 GiB");
    assertThat(Quantities.bytesOf(GIB / 2, 64 * GIB)).isEqualTo("0.5 of 64.0 GiB");
    assertThat(Quantities.bytesOf(967.8 * GIB / 1024, 23.5 * GIB)).as("in the larger unit")
        .isEqualTo("0.9 of 23.5 GiB");
    assertThat(Quantities.bytesOf(2 * GIB, GIB / 2)).as("more than all").isEqualTo("2.0 of 0.5 GiB");
    assertThat(Quantities.bytesOf(1024, 64 * GIB)).as("little is not nothing").isEqualTo("<0.1 of 64.0 GiB");
    assertThat(Quantities.bytesOf(0, 64 * GIB)).isEqualTo("0.0 of 64.0 GiB");
    assertThat(Quantities.bytesOf(0, 512)).isEqualTo("0 of 512 B");
    assertThat(Quantities.bytesOf(25 * GIB, Double.NaN)).isEqualTo("25.0 GiB of \u2013");
    assertThat(Quantities.bytesOf(Double.NaN, Double.NaN)).isEqualTo(Quantities.UNKNOWN);
  }

  @Test
  void whatIsBelowZeroIsSaidToBeInEveryLocaleAndZeroNowhere() {
    for (String tag : new String[] {"en", "de", "ar-EG", "hi-IN-u-nu-deva"}) {
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(tag));
      assertThat(Quantities.percent(-0.053)).as(tag).isEqualTo('-' + Quantities.percent(0.053));
      assertThat(Quantities.percent(-0.0001)).as(tag).isEqualTo(Quantities.percent(0));
    }
  }

  /** As seen on real Xen, whose 1535 MiB had four decimals at each line of the grid. */
  @Test
  void anAxisThatEndsAnywhereHasTheDecimalsOfItsRoundValues() {
    assertThat(Quantities.byteScale(new double[] {0, GIB / 4, GIB / 2, GIB, 1535 * GIB / 1024}))
        .containsExactly("0.00 GiB", "0.25 GiB", "0.50 GiB", "1.00 GiB", "1.50 GiB");
    assertThat(Quantities.byteScale(new double[] {0, 192.0625 * GIB / 1024})).containsExactly("0 MiB", "192 MiB");
    assertThat(Quantities.byteScale(new double[] {0, 1.3 * GIB})).as("nor is the end told wrong")
        .containsExactly("0.0 GiB", "1.3 GiB");
    assertThat(Quantities.percentScale(new double[] {0, 0.025, 0.05})).containsExactly("0.0 %", "2.5 %", "5.0 %");
    assertThat(Quantities.countScale(new double[] {-4, -2, 0})).containsExactly("-4", "-2", "0");
  }

  /** A long has digits that a double has no room for. */
  @Test
  void wholeNumbersAreToldToTheLastDigit() {
    assertThat(Quantities.count(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
    assertThat(Amount.Unit.BYTES.exact(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807 B");
    assertThat(Amount.Unit.BYTES.exact(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808 B");
    assertThat(Amount.Unit.COUNT.exact(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
  }
}
