/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A size as it is typed: {@code 20}, {@code 1.5}, {@code 512 MiB}.
 *
 * @param typed what was typed
 * @since 0.1
 */
public record TypedSize(String typed) {

  /** The unit where none is typed. */
  private static final int GIB = 30;
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final int STEP = 10;
  private static final int DIGITS = 20;

  /** In bytes; empty if it is no size, or beyond all. */
  public OptionalLong bytes() {
    String[] parts = typed.strip().replace(',', '.').split("(?<=[0-9.])\\s*(?=[A-Za-z])", 2);
    Optional<Integer> shift = parts.length == 1 ? Optional.of(GIB) : shift(parts[1].strip());
    if (shift.isEmpty() || parts[0].isEmpty() || parts[0].length() > DIGITS || !parts[0].matches("[0-9]*\\.?[0-9]*")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(parts[0]).multiply(BigDecimal.valueOf(1L << shift.get())).toBigInteger()
          .longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static Optional<Integer> shift(String unit) {
    for (int i = 0; i < UNITS.size(); i++) {
      if (UNITS.get(i).equalsIgnoreCase(unit) || i > 0 && UNITS.get(i).substring(0, 1).equalsIgnoreCase(unit)) {
        return Optional.of(i * STEP);
      }
    }
    return Optional.empty();
  }
}
