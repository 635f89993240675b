/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.ui.internal.Messages;

/**
 * What can be entered for an amount: whole numbers of the unit that users read, in the form of the default locale.
 *
 * @param label what it is called
 * @param amount what is possible
 * @param changed whether that was something else when it was last shown
 */
record AmountField(String label, Amount amount, boolean changed) {

  /** What the field says at first: what there is now, if that is one number. */
  String initial() {
    return amount.present().stream().mapToObj(now -> Long.toString(now / amount.unit().step())).findFirst().orElse("");
  }

  /** What is possible, and what there is now. */
  String hint() {
    String possible = changed ? Messages.AmountDialog_changed + ' ' + possible() : possible();
    return amount.bound().isEmpty() ? possible : possible + ' ' + amount.bound();
  }

  private String possible() {
    return amount.present().isEmpty() ? NLS.bind(Messages.AmountDialog_range, label, amount.range())
        : NLS.bind(Messages.AmountDialog_now, new Object[] {label, amount.range(),
            amount.unit().text(amount.present().getAsLong())});
  }

  /** The number in base units; empty if it is none, or is not possible. */
  OptionalLong value(String typed) {
    OptionalLong number = number(typed);
    return number.isPresent() && amount.allows(number.getAsLong()) ? number : OptionalLong.empty();
  }

  /** What is wrong with it; empty also if nothing is typed yet. */
  Optional<String> error(String typed) {
    if (typed.isBlank() || value(typed).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(number(typed).isEmpty() ? NLS.bind(Messages.AmountDialog_count, amount.range())
        : beyond(NLS.bind(Messages.AmountDialog_range, label, amount.range()), number(typed).getAsLong()));
  }

  private String beyond(String range, long number) {
    return number > amount.greatest() && !amount.bound().isEmpty() ? range + ' ' + amount.bound() : range;
  }

  /** Java would take grouping marks anywhere, and "2,5" for 25: a number is what it would be written as. */
  private OptionalLong number(String typed) {
    String text = typed.strip();
    NumberFormat format = NumberFormat.getIntegerInstance();
    Number parsed = format.parse(text, new ParsePosition(0));
    return parsed instanceof Long number && isWrittenAs(text, number, format) ? times(number) : OptionalLong.empty();
  }

  private static boolean isWrittenAs(String text, long number, NumberFormat format) {
    if (text.equals(Long.toString(number)) || text.equals(format.format(number))) {
      return true;
    }
    format.setGroupingUsed(false);
    return text.equals(format.format(number));
  }

  /** What is too large for a number is no number. */
  private OptionalLong times(long number) {
    return Math.abs(number) > Long.MAX_VALUE / amount.unit().step() ? OptionalLong.empty()
        : OptionalLong.of(number * amount.unit().step());
  }
}
