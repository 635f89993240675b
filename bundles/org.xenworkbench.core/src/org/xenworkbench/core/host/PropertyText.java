/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.xenworkbench.core.host.FileLines.Line;

/**
 * Comments, continued lines and escapes of Java's property files. Other than there, a backslash that escapes nothing
 * stays what it is, and a broken {@code \}{@code uXXXX} too: no text is altered that was not meant to be.
 */
final class PropertyText {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|([ :=#!\\\\]))");

  private PropertyText() {
  }

  /** Lines without blank ones and comments; one that ends with a backslash goes on in the next. */
  static List<Line> join(List<Line> lines) {
    List<Line> joined = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean readable = true;
    int first = 0;
    for (Line line : lines) {
      String part = line.text().strip();
      if (text.isEmpty()) {
        first = line.number();
        readable = true;
        if (part.isEmpty() || part.startsWith("#") || part.startsWith("!")) {
          continue;
        }
      }
      readable &= line.readable();
      boolean goesOn = endsWithEscape(part) && line.number() < lines.size();
      text.append(endsWithEscape(part) ? part.substring(0, part.length() - 1) : part);
      if (!goesOn && !text.isEmpty()) {
        joined.add(new Line(first, text.toString(), readable));
        text.setLength(0);
      }
    }
    return joined;
  }

  private static boolean endsWithEscape(String text) {
    return text.endsWith("\\") && isEscaped(text, text.length());
  }

  /** Where a character is that no backslash escapes. */
  static int[] places(String text, char wanted) {
    return IntStream.range(0, text.length()).filter(at -> text.charAt(at) == wanted && !isEscaped(text, at)).toArray();
  }

  private static boolean isEscaped(String text, int at) {
    int before = at;
    while (before > 0 && text.charAt(before - 1) == '\\') {
      before--;
    }
    return (at - before) % 2 == 1;
  }

  static String unescape(String text) {
    return ESCAPE.matcher(text).replaceAll(PropertyText::meant);
  }

  private static String meant(MatchResult escape) {
    String code = escape.group(1);
    String meant = code == null ? escape.group(2) : String.valueOf((char) Integer.parseInt(code, 16));
    return Matcher.quoteReplacement(String.valueOf(meant));
  }
}
