/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.ui.alerts.internal.Messages;

/**
 * A unit that users type numbers in, such as per cent or MiB/s. Immutable.
 *
 * @param symbol what stands behind the number; empty for a plain number
 * @param factor how much of the base unit it is
 */
record Scale(String symbol, double factor) {

  /** Those of times, whose base unit is a second. */
  static final List<Scale> TIMES =
      List.of(new Scale(Messages.Scale_seconds, 1), new Scale(Messages.Scale_minutes, 60),
          new Scale(Messages.Scale_hours, 3_600));

  private static final List<Scale> BYTES = List.of(new Scale("B", 1), binary("KiB", 1), binary("MiB", 2),
      binary("GiB", 3), binary("TiB", 4));
  private static final MathContext DIGITS = new MathContext(10);
  /** A mark between digits is the decimal separator, whichever it is: as numbers are typed elsewhere, too. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}([.,][0-9]{0,9})?|[.,][0-9]{1,9}");
  /** Where that mark groups digits it may be a thousand and something, or something more than one. */
  private static final Pattern GROUPED = Pattern.compile("[1-9][0-9]{0,2}([.,])[0-9]{3}");

  private static Scale binary(String symbol, int power) {
    return new Scale(symbol, Math.pow(1024, power));
  }

  /** Those that values of a metric's unit are typed in, the smallest first. */
  static List<Scale> of(Unit unit) {
    if (unit.equals(Unit.RATIO)) {
      return List.of(new Scale("%", 0.01));
    }
    if (unit.equals(Unit.BYTES)) {
      return BYTES;
    }
    if (unit.equals(Unit.BYTES_PER_SECOND)) {
      return BYTES.stream().map(scale -> new Scale(scale.symbol + "/s", scale.factor)).toList();
    }
    if (unit.equals(Unit.SECONDS)) {
      return List.of(new Scale("ms", 0.001), new Scale(Messages.Scale_seconds, 1));
    }
    return List.of(new Scale(unit.equals(Unit.PER_SECOND) ? "/s" : "", 1));
  }

  /** The one that most numbers of a rule are typed in. */
  static Scale usual(List<Scale> scales) {
    return scales.get(scales.equals(TIMES) || scales.size() < 3 ? scales.size() / 2 : 2);
  }

  /** The one that a value is read best in: the largest in which it is a whole number, if there is one. */
  static Scale best(List<Scale> scales, double value) {
    Comparator<Scale> bySize = Comparator.comparingDouble(Scale::factor);
    return scales.stream().filter(scale -> value > 0 && scale.isWhole(value)).max(bySize)
        .or(() -> scales.stream().filter(scale -> value >= scale.factor).max(bySize)).orElse(scales.get(0));
  }

  private boolean isWhole(double value) {
    double number = value / factor;
    return number >= 1 && Math.abs(number - Math.rint(number)) < 1e-9 * number;
  }

  /** A value in base units as it is typed, without its symbol. */
  String typed(double value) {
    BigDecimal number = new BigDecimal(value).divide(BigDecimal.valueOf(factor), DIGITS).stripTrailingZeros();
    String text = number.signum() == 0 ? "0" : number.toPlainString();
    return text.replace('.', DecimalFormatSymbols.getInstance().getDecimalSeparator());
  }

  /** What was typed, in base units; empty if it is no number, or may be two. */
  OptionalDouble value(String typed) {
    String text = typed.strip();
    return NUMBER.matcher(text).matches() && !isAmbiguous(text)
        ? OptionalDouble.of(new BigDecimal(text.replace(',', '.').replaceFirst("\\.$", ""))
            .multiply(BigDecimal.valueOf(factor)).doubleValue())
        : OptionalDouble.empty();
  }

  /** Whether it may be two numbers, one a thousand times the other. */
  static boolean isAmbiguous(String typed) {
    Matcher grouped = GROUPED.matcher(typed.strip());
    return grouped.matches()
        && grouped.group(1).charAt(0) == DecimalFormatSymbols.getInstance().getGroupingSeparator();
  }
}
