/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times as they are written. */
final class Times {

  private Times() {
  }

  /**
   * Reads what an instant wrote.
   *
   * @throws IllegalArgumentException if it is none, or none whose milliseconds can be counted
   */
  static Instant instant(String text) {
    try {
      Instant time = Instant.parse(text);
      time.toEpochMilli();
      return time;
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
