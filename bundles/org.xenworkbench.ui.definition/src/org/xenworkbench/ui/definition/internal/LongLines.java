/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.Quantities;

/** Lines that are longer than any text control can paint: it takes seconds, and paints one piece over another. */
final class LongLines {

  /** Some ten times what the longest lines have that anybody wrote: keys and certificates. */
  static final int LONGEST = 50_000;
  private static final String CUT = "\u2026";

  private LongLines() {
  }

  /** Why a text is not opened to be edited, as a sentence; empty if it can be. */
  static Optional<String> refusal(String text) {
    int longest = text.lines().mapToInt(String::length).max().orElse(0);
    return longest <= LONGEST ? Optional.empty()
        : Optional.of(NLS.bind(Messages.LongLines_refusal, Quantities.count(longest), Quantities.count(LONGEST)));
  }

  /** The same text, to be looked at only, with such lines cut. */
  static String cut(String text) {
    return refusal(text).isEmpty() ? text : text.lines()
        .map(line -> line.length() <= LONGEST ? line : line.substring(0, LONGEST) + CUT)
        .collect(Collectors.joining("\n"));
  }
}
