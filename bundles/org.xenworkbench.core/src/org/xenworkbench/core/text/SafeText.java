/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.util.regex.Pattern;

/**
 * Makes a text that comes from outside safe for where it goes. A VM can be called anything: an escape sequence would be
 * obeyed by a terminal, a line break would forge a line of a log, a bidirectional override would show one name as
 * another. Such characters are shown as escapes, {@code \}{@code u001b}; all others stay. Text is made safe where it is
 * shown, never where it is kept. Any thread.
 */
public final class SafeText {

  /** Numbers could be meant by a sign, but a name or a message that begins with one is no number. */
  private static final Pattern FORMULA = Pattern.compile("[\\s\\h]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
  /** Semicolon and tab are separators too where a spreadsheet has been told so. */
  private static final Pattern NEEDS_QUOTES = Pattern.compile(".*[,;\"\\t\\n\\r].*", Pattern.DOTALL);
  private static final char FIRST_PRINTABLE = ' ';

  private SafeText() {
  }

  /** For a terminal, a line of a log, a cell, a title: one line, whatever is in the text. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** For a field of several lines: line feeds and tabs stay. */
  public static String block(String text) {
    return escaped(text.replace("\r\n", "\n"), true);
  }

  /** For a label, tooltip, menu, task or message of a dialog, of one or more lines, where {@code &} marks a mnemonic. */
  public static String label(String text) {
    return block(text).replace("&", "&&");
  }

  /**
   * For a field of comma separated values (RFC 4180): quoted where needed; what a spreadsheet would run as a formula is
   * made text by an apostrophe.
   */
  public static String csv(String text) {
    String safe = block(text);
    String inert = FORMULA.matcher(safe).matches() ? "'" + safe : safe;
    return NEEDS_QUOTES.matcher(inert).matches() ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
  }

  private static String escaped(String text, boolean severalLines) {
    if (text.codePoints().allMatch(c -> isPlain(c, severalLines))) {
      return text; // nearly always: cells are asked for often
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      if (isPlain(c, severalLines)) {
        safe.appendCodePoint(c);
      } else {
        safe.append(escape(c));
      }
    });
    return safe.toString();
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", c);
    };
  }

  private static boolean isPlain(int c, boolean severalLines) {
    if (c >= FIRST_PRINTABLE && c < '\u007f') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL -> severalLines && (c == '\n' || c == '\t');
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
      case Character.FORMAT -> !reorders(c);
      default -> true;
    };
  }

  /** Marks of direction and joiners belong to words of many languages; what embeds, overrides or isolates does not. */
  private static boolean reorders(int c) {
    return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
  }
}
