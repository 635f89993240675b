/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts texts to a width, never within what a reader takes for one character. */
final class Ellipsis {

  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final String ELLIPSIS = "\u2026";

  private Ellipsis() {
  }

  /** The text if there is room for it, else its beginning with an ellipsis; empty if there is no room for that. */
  static String fit(String text, int room, ToIntFunction<String> width) {
    if (text.isEmpty() || width.applyAsInt(text) <= room) {
      return text;
    }
    int[] ends = CHARACTER.matcher(text).results().mapToInt(MatchResult::end).toArray();
    int fits = 0;
    int tooLong = ends.length;
    while (fits + 1 < tooLong) {
      int middle = (fits + tooLong) / 2;
      if (width.applyAsInt(cut(text, ends, middle)) <= room) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return fits == 0 ? "" : cut(text, ends, fits);
  }

  private static String cut(String text, int[] ends, int characters) {
    return text.substring(0, ends[characters - 1]).stripTrailing() + ELLIPSIS;
  }
}
