/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Text that is pasted may come from anywhere, a web page among it, and hold what its reader cannot see: a control
 * character in it would be a key that nobody has pressed, such as the end of a bracketed paste. The terminal sends a
 * key as one character or as one sequence; whatever else comes from it at once is pasted.
 */
final class PastedText {

  /** What the terminal sends for one key: Alt with one, or a special one. */
  private static final Pattern KEY = Pattern.compile(
      "\\e(\\P{C}|\\[([A-DFH]|[2356]~|1[5789]~|2[0134]~|1;5[CD])|O[A-DFHP-S])", Pattern.DOTALL);
  private static final Pattern LINE_END = Pattern.compile("\r?\n");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t\r]]");

  private PastedText() {}

  /** Keys as they are; of pasted text what a user could have seen, with line ends as the Enter key sends them. */
  static byte[] harmless(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    if (text.codePointCount(0, text.length()) <= 1 || KEY.matcher(text).matches()) {
      return data;
    }
    String lines = LINE_END.matcher(text).replaceAll("\r");
    return CONTROL.matcher(lines).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }
}
