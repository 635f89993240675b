/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * Writes numbers as {@code String.format} does by “%,.1f” and “%,d”, in the default locale. That asks for the symbols
 * of the locale several times for each number, which takes most of the time where ten thousand rows are looked through.
 * Immutable.
 */
final class Numerals {

  private static volatile Numerals latest = new Numerals(Locale.getDefault(Locale.Category.FORMAT));

  private final Locale locale;
  private final char zero;
  private final char grouping;
  private final char decimal;
  /** How many digits stand together; 0 for all. */
  private final int group;

  private Numerals(Locale locale) {
    this.locale = locale;
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    zero = symbols.getZeroDigit();
    grouping = symbols.getGroupingSeparator();
    decimal = symbols.getDecimalSeparator();
    group = NumberFormat.getNumberInstance(locale) instanceof DecimalFormat format ? format.getGroupingSize() : 0;
  }

  /** Those of the default locale, which may be another by now. */
  static Numerals now() {
    Numerals known = latest;
    Locale wanted = Locale.getDefault(Locale.Category.FORMAT);
    if (!known.locale.equals(wanted)) {
      known = new Numerals(wanted);
      latest = known;
    }
    return known;
  }

  /** A finite number with so many decimals, rounded half up; what is rounded to zero is not below it. */
  String decimals(double value, int places) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    return text(rounded.unscaledValue().abs().toString(), places, rounded.signum() < 0);
  }

  String whole(long value) {
    String digits = Long.toString(value);
    return value < 0 ? text(digits.substring(1), 0, true) : text(digits, 0, false);
  }

  /** A part of a time, 0 to 99. */
  String twoDigits(long value) {
    return text(value < 10 ? "0" + value : Long.toString(value), 0, false);
  }

  private String text(String digits, int places, boolean isNegative) {
    String all = "0".repeat(Math.max(0, places + 1 - digits.length())) + digits;
    int whole = all.length() - places;
    StringBuilder text = new StringBuilder(2 * all.length() + 1);
    if (isNegative) {
      text.append('-');
    }
    for (int i = 0; i < all.length(); i++) {
      if (i == whole) {
        text.append(decimal);
      } else if (i > 0 && i < whole && group > 0 && (whole - i) % group == 0) {
        text.append(grouping);
      }
      text.append((char) (all.charAt(i) - '0' + zero));
    }
    return text.toString();
  }
}
