/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Looks at each line of a guest that numbers what it prints, whether none is missing and none comes twice. The former
 * host of a guest that has moved may deliver its last lines after the first of the new one: late ones are not missing.
 * Whatever a guest prints takes no more than so much memory. Thread-safe.
 */
final class NumberedLines {

  /** A number that is further ahead is none of the load's: a guest can print anything. */
  private static final int FARTHEST = 10_000;
  private static final int MOST_MISSING = 100_000;
  private static final int LONGEST = 24;
  private static final int MOST_DIGITS = 15;

  private final StringBuilder line = new StringBuilder();
  private final TreeSet<Long> missing = new TreeSet<>();
  private long last = -1;
  private boolean isDone;
  private long first;
  private long count;
  private long again;
  private long firstOfPart = -1;

  /**
   * What came since the part before.
   *
   * @param first the lowest number that could have come
   * @param last the highest that came
   * @param count how many lines came, none of them counted twice
   * @param missing the numbers between these that did not come
   * @param again how many lines had come before
   */
  record Part(long first, long last, long count, List<Long> missing, long again) {

    Part {
      missing = List.copyOf(missing);
    }

    boolean isWhole() {
      return missing.isEmpty() && again == 0;
    }
  }

  /** The guest wrote something. */
  synchronized void accept(byte[] data) {
    for (byte each : data) {
      if (each == '\n') {
        end();
      } else if (each != '\r' && !isDone) {
        take((char) (each & 0xff));
      }
    }
  }

  /** Only how a line begins matters. */
  private void take(char letter) {
    line.append(letter);
    isDone = line.length() == LONGEST;
  }

  private void end() {
    int digits = 0;
    while (digits < line.length() && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
      digits++;
    }
    // a message of the guest's kernel, which begins with a bracket, may break a line
    boolean isNumber = digits > 0 && digits <= MOST_DIGITS
        && (digits == line.length() || line.charAt(digits) == ' ' || line.charAt(digits) == '[');
    if (isNumber) {
      number(Long.parseLong(line.substring(0, digits)));
    }
    line.setLength(0);
    isDone = false;
  }

  private void number(long number) {
    if (last < 0) {
      first = number;
      firstOfPart = number;
      last = number;
      count++;
    } else if (number > last && number - last <= FARTHEST && missing.size() < MOST_MISSING) {
      for (long left = last + 1; left < number; left++) {
        missing.add(left);
      }
      last = number;
      count++;
    } else if (missing.remove(number)) {
      count++;
    } else if (number <= last && number >= first) {
      again++;
    }
  }

  /** Whether a line has come yet. */
  synchronized boolean hasBegun() {
    return last >= 0;
  }

  /** Ends a part: what is missing by now is. */
  synchronized Part part() {
    Part part = new Part(firstOfPart, last, count, new ArrayList<>(missing), again);
    firstOfPart = last + 1;
    missing.clear();
    count = 0;
    again = 0;
    return part;
  }
}
