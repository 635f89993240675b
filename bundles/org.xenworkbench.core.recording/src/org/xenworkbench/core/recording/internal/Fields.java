/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One line of a part: its fields are between tabs, in which a backslash hides tabs, line ends and itself. */
final class Fields {

  private static final char SEPARATOR = '\t';
  private static final char ESCAPE = '\\';
  private static final String HIDDEN = "\t\n\r\\";
  private static final String SHOWN = "tnr\\";

  private final List<String> all;

  private Fields(List<String> all) {
    this.all = all;
  }

  /** A line without its end. */
  static String line(Object... fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        line.append(SEPARATOR);
      }
      append(line, Objects.toString(fields[i]));
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int hidden = HIDDEN.indexOf(c);
      if (hidden < 0) {
        line.append(c);
      } else {
        line.append(ESCAPE).append(SHOWN.charAt(hidden));
      }
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if none was written like that
   */
  static Fields of(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == SEPARATOR) {
        fields.add(field.toString());
        field.setLength(0);
        if (fields.size() >= Limits.FIELDS) {
          throw new IllegalArgumentException("The line has too many fields.");
        }
      } else if (c == ESCAPE) {
        i++;
        int shown = i < line.length() ? SHOWN.indexOf(line.charAt(i)) : -1;
        if (shown < 0) {
          throw new IllegalArgumentException("A backslash hides nothing in: " + line);
        }
        field.append(HIDDEN.charAt(shown));
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return new Fields(fields);
  }

  int size() {
    return all.size();
  }

  /**
   * A field, counted from 0.
   *
   * @throws IllegalArgumentException if the line has fewer
   */
  String get(int index) {
    if (index >= all.size()) {
      throw new IllegalArgumentException("A line of " + all.size() + " fields lacks one: " + all.get(0));
    }
    return all.get(index);
  }
}
