/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.alerts.internal.Messages;

/**
 * A number with its unit as it was typed. Immutable.
 *
 * @param text what stands in the field
 * @param scale the unit that was chosen
 */
record Quantity(String text, Scale scale) {

  /** A value in base units as it is read best. */
  static Quantity of(double value, List<Scale> scales) {
    Scale scale = Scale.best(scales, value);
    return new Quantity(scale.typed(value), scale);
  }

  /** In base units; empty if it is no number. */
  OptionalDouble value() {
    return scale.value(text);
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** Why it is no number, as a sentence; empty if it is one. */
  Optional<String> problem() {
    if (value().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(isBlank() ? Messages.Quantity_missing
        : NLS.bind(Scale.isAmbiguous(text) ? Messages.Quantity_ambiguous : Messages.Quantity_noNumber, text.strip()));
  }
}
