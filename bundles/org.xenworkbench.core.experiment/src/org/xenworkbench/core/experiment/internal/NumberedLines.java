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

  /** A single number that is further ahead is none of the load's: a guest can print anything. */
  private static final int FARTHEST = 10_000;
  /** So many in a row that are further ahead are the load's, and what is between is missing. */
  private static final int ROW = 3;
  /** So many are known one by one; those beyond are only counted, and would come twice if they came late. */
  private static final int MOST_MISSING = 100_000;
  private static final int LONGEST = 24;
  private static final int MOST_DIGITS = 15;

  private final StringBuilder line = new StringBuilder();
  private final TreeSet<Long> missing = new TreeSet<>();
  /** What was missing in the part before, and may come late. */
  private final TreeSet<Long> missingBefore = new TreeSet<>();
  private long last = -1;
  private boolean isDone;
  private long first;
  private long count;
  private long again;
  private long firstOfPart = -1;
  private long more;
  private long lastFar = -1;
  private int farInRow;
  private long countBefore;

  /**
   * What came since the part before.
   *
   * @param first the lowest number that could have come
   * @param last the highest that came
   * @param count how many lines came, none of them counted twice; with those that were missing in the part before
   * @param missing the numbers between these that did not come, as far as they are known one by one
   * @param more how many more did not come
   * @param again how many lines had come before
   * @param silent whether none came any more after the migration, though it was waited for
   */
  record Part(long first, long last, long count, List<Long> missing, long more, long again, boolean silent) {

    Part {
      missing = List.copyOf(missing);
    }

    /** How many did not come. */
    long lost() {
      return missing.size() + more;
    }

    boolean isWhole() {
      return count > 0 && lost() == 0 && again == 0 && !silent;
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
    } else if (number > last && number - last <= FARTHEST) {
      skip(number);
      last = number;
      count++;
      farInRow = 0;
    } else if (number > last) {
      far(number);
    } else if (missing.remove(number) || missingBefore.remove(number)) {
      count++;
    } else if (number <= last && number >= first) {
      again++;
    }
  }

  /** What is between did not come yet. */
  private void skip(long next) {
    if (missing.size() < MOST_MISSING) {
      for (long left = last + 1; left < next; left++) {
        missing.add(left);
      }
    } else {
      more += next - last - 1;
    }
  }

  /** Too far ahead to be believed alone: what follows decides. */
  private void far(long number) {
    boolean goesOn = farInRow > 0 && number > lastFar && number - lastFar <= FARTHEST;
    if (!goesOn) {
      farInRow = 0;
    }
    lastFar = number;
    if (++farInRow == ROW) {
      more += number - last - ROW;
      last = number;
      count += ROW;
      farInRow = 0;
    }
  }

  /** Whether a line has come yet. */
  synchronized boolean hasBegun() {
    return last >= 0;
  }

  /** What comes from now on has come after the migration. */
  synchronized void arrived() {
    countBefore = count;
  }

  /** Ends a part: what is missing by now is, and what was waited for since the arrival has come or never will. */
  synchronized Part part(boolean wasWaitedFor) {
    Part part = new Part(firstOfPart, last, count, new ArrayList<>(missing), more, again,
        wasWaitedFor && count == countBefore);
    firstOfPart = last + 1;
    missingBefore.clear();
    missingBefore.addAll(missing);
    missing.clear();
    more = 0;
    count = 0;
    countBefore = 0;
    again = 0;
    return part;
  }
}
