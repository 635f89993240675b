/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.check;

/** Where lines are in a text, as a parser counts them: lines and columns from 1. */
final class TextLines {

  private final String text;

  TextLines(String text) {
    this.text = text;
  }

  /** A problem that takes a whole line, without what is blank around it; of an empty one a single character. */
  Problem problem(int line, boolean error, String words) {
    return at(start(line), error, words);
  }

  private int start(int line) {
    int start = 0;
    for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start;
  }

  /** The same of the text that ends at a place, or before the tag that does: there a parser knows it is too much. */
  Problem textBefore(int line, int column, boolean error, String words) {
    int end = Math.max(0, Math.min(text.length(), start(line) + column - 1));
    boolean isTag = end > 0 && text.charAt(end - 1) == '>';
    int last = (isTag ? text.lastIndexOf('<', end - 1) : end) - 1;
    while (last > 0 && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return at(Math.max(0, last), error, words);
  }

  /** The same of the line that a place is on. */
  Problem at(int offset, boolean error, String words) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int next = text.indexOf('\n', start);
    int end = next < 0 ? text.length() : next;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int begin = Math.min(start, Math.max(0, text.length() - 1));
    return new Problem(begin, Math.min(Math.max(1, end - start), text.length() - begin), error, words);
  }

  /** The same of the first line that differs from another text's. */
  Problem difference(String other, boolean error, String words) {
    int same = 0;
    while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    return at(same, error, words);
  }
}
