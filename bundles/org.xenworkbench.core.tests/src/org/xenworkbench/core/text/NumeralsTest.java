/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** They are what {@code String.format} makes of any number in any locale, but that there is no zero below zero. */
class NumeralsTest {

  private static final int NUMBERS = 20_000;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static String plain(double value, int places) {
    String text = String.format("%,." + places + "f", value);
    return text.equals('-' + String.format("%,." + places + "f", 0.0)) ? text.substring(1) : text;
  }

  @Test
  void areThoseOfTheFormatter() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Locale[] locales = Locale.getAvailableLocales();
    System.out.println("NumeralsTest: seed " + seed + ", " + NUMBERS + " numbers, " + locales.length + " locales");
    for (int i = 0; i < NUMBERS; i++) {
      Locale.setDefault(locales[random.nextInt(locales.length)]);
      int places = random.nextInt(5);
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 3);
      double number = random.nextInt(4) == 0 ? Math.rint(value * 1000) / 1000 : value; // ties
      String where = Locale.getDefault() + ", " + number + ", " + places + " places, seed " + seed;
      assertThat(Numerals.now().decimals(number, places)).as(where).isEqualTo(plain(number, places));
      assertThat(Numerals.now().whole((long) value)).as(where).isEqualTo(String.format("%,d", (long) value));
      long part = random.nextInt(100);
      assertThat(Numerals.now().twoDigits(part)).as(where).isEqualTo(String.format("%02d", part));
    }
  }

  @Test
  void whatGrowsBeyondAllNumbersIsUnknown() {
    assertThat(Quantities.percent(1e307)).isEqualTo(Quantities.UNKNOWN + " %");
    assertThat(Quantities.percentScale(new double[] {0, 1e308})).contains(Quantities.UNKNOWN + " %");
  }

  @Test
  void knowTheEndsOfTheirRange() {
    Locale.setDefault(Locale.US);
    for (long value : new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE, -1, 999, -1000}) {
      assertThat(Numerals.now().whole(value)).isEqualTo(String.format("%,d", value));
    }
    for (double value : new double[] {0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e300, -1e300, 0.05, -0.04}) {
      assertThat(Numerals.now().decimals(value, 1)).isEqualTo(plain(value, 1));
    }
  }
}
