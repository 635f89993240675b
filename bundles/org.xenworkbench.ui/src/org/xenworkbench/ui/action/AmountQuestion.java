/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.internal.Messages;

/**
 * Asks for the number of an action: again if what was shown is not so any more when it is answered, and once more
 * before most of what there is is taken away. UI thread.
 *
 * @param label what the number is called
 * @param amount how much one can be given, and has
 * @param latest chooses anew among some
 * @param dialogs asks the user
 */
record AmountQuestion<T>(String label, Function<T, Amount> amount, Function<List<T>, Choice<T>> latest,
    Dialogs<T> dialogs) {

  /** What the user sees. */
  interface Dialogs<T> {

    /** The number; empty if the user wants nothing. */
    OptionalLong number(Choice<T> choice, AmountField field);

    /** Whether the user wants it in spite of that. */
    boolean confirms(String caution);
  }

  /**
   * What the user wants.
   *
   * @param choice what it can be done with now; nothing if that has changed
   * @param value the number, in base units
   */
  record Answer<T>(Choice<T> choice, long value) {
  }

  /** Asks; empty if the user wants nothing. */
  Optional<Answer<T>> ask(Choice<T> choice) {
    return ask(choice, false);
  }

  private Optional<Answer<T>> ask(Choice<T> shown, boolean changed) {
    OptionalLong value =
        dialogs.number(shown, new AmountField(label, common(shown), changed));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Choice<T> now = latest.apply(shown.fit());
    if (isOther(now, shown)) {
      return ask(now, true);
    }
    if (now.fit().isEmpty()) {
      return Optional.of(new Answer<>(now, value.getAsLong()));
    }
    if (!isMeant(now, value.getAsLong())) {
      return Optional.empty();
    }
    Choice<T> done = latest.apply(now.fit()); // the caution may have stood open for long, too
    return isOther(done, now) ? ask(done, true) : Optional.of(new Answer<>(done, value.getAsLong()));
  }

  private boolean isOther(Choice<T> now, Choice<T> shown) {
    return !now.fit().isEmpty() && !amounts(now).equals(amounts(shown));
  }

  private List<Amount> amounts(Choice<T> choice) {
    return choice.fit().stream().map(amount).toList();
  }

  /** What can be entered for all of them. */
  private Amount common(Choice<T> choice) {
    return Amount.common(amounts(choice));
  }

  private boolean isMeant(Choice<T> choice, long value) {
    String severe = choice.fit().stream().filter(one -> amount.apply(one).isSevere(value))
        .map(one -> line(choice, one)).collect(Collectors.joining("\n"));
    return severe.isEmpty() || dialogs.confirms(NLS.bind(Messages.AmountDialog_severe,
        new Object[] {label, common(choice).unit().text(value), severe}));
  }

  private String line(Choice<T> choice, T one) {
    Amount present = amount.apply(one);
    return NLS.bind(Messages.AmountDialog_severeOne, SafeText.cell(choice.subject().name().apply(one)),
        present.unit().text(present.present().orElseThrow()));
  }
}
