/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.text.Normalizer;
import java.util.Comparator;

/**
 * The order of names, of hosts, VMs, devices and metrics alike: numbers within them stand as numbers, so that node2
 * comes before node10, and case does not matter. It is the same on every machine, whatever its language. What differs
 * in case or leading zeros only is ordered by its characters, so that the order is total and consistent with equals.
 *
 * @since 0.1
 */
public final class NameOrder implements Comparator<String> {

  /** The order. */
  public static final Comparator<String> NAMES = new NameOrder();

  private NameOrder() {
  }

  /**
   * What is the same of names that are taken for one: they differ in case, or in how their letters are composed, only.
   * Nobody can tell such names apart, or not for long.
   */
  public static String key(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    int[] folded = composed.codePoints().map(NameOrder::folded).toArray();
    return Normalizer.normalize(new String(folded, 0, folded.length), Normalizer.Form.NFC);
  }

  /** Whether names are taken for one, see {@link #key}. */
  public static boolean isSame(String one, String other) {
    return one.equals(other) || key(one).equals(key(other));
  }

  @Override
  public int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int order;
      if (isDigit(one, i) && isDigit(other, j)) {
        int end = endOfNumber(one, i);
        int otherEnd = endOfNumber(other, j);
        order = compareNumbers(one, i, end, other, j, otherEnd);
        i = end;
        j = otherEnd;
      } else {
        order = Integer.compare(folded(one.codePointAt(i)), folded(other.codePointAt(j)));
        i = one.offsetByCodePoints(i, 1);
        j = other.offsetByCodePoints(j, 1);
      }
      if (order != 0) {
        return order;
      }
    }
    int rest = Integer.compare(one.length() - i, other.length() - j);
    return rest == 0 ? one.compareTo(other) : rest;
  }

  /** Digits of ASCII only: others are not side by side with them, which would make the order run in a circle. */
  private static boolean isDigit(String name, int at) {
    return at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9';
  }

  private static int endOfNumber(String name, int start) {
    int end = start;
    while (isDigit(name, end)) {
      end++;
    }
    return end;
  }

  /** Digit by digit, since a name can have more of them than any type of number holds. */
  private static int compareNumbers(String one, int start, int end, String other, int otherStart, int otherEnd) {
    int from = skipZeros(one, start, end);
    int otherFrom = skipZeros(other, otherStart, otherEnd);
    int length = Integer.compare(end - from, otherEnd - otherFrom);
    return length != 0 ? length : one.substring(from, end).compareTo(other.substring(otherFrom, otherEnd));
  }

  private static int skipZeros(String name, int start, int end) {
    int at = start;
    while (at < end && name.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  /** A letter beyond ASCII is none of ASCII, though one without a dot has the capital of the other. */
  private static int folded(int c) {
    int folded = Character.toLowerCase(Character.toUpperCase(c));
    return c > 127 && folded <= 127 ? c : folded;
  }
}
