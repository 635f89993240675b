/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a control sequence, between its begin and its command, with numbers that an emulator can bear. */
final class BoundedSequence {

  /** Numbers, then intermediates; ECMA-48, section 5.4.1. Anything else, a sign among it, no terminal knows. */
  private static final Pattern PUBLIC = Pattern.compile("[0-9;:]*[ -/]*");
  /** Private modes and questions: their numbers are names. */
  private static final Pattern PRIVATE = Pattern.compile("[<=>?][0-9;:]*[ -/]*");
  private static final Pattern TOO_LONG = Pattern.compile("\\d{6}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  /** The emulator keeps sixteen. */
  private static final int MAX_PARAMETERS = 16;
  private static final byte[] NOTHING = {};

  private BoundedSequence() {}

  /** The parameters with every number at most the given one; empty if they are not legal or too many. */
  static byte[] of(byte[] parameters, int highest) {
    String text = new String(parameters, StandardCharsets.US_ASCII);
    if (text.chars().filter(c -> c == ';' || c == ':').count() >= MAX_PARAMETERS) {
      return NOTHING;
    }
    if (PRIVATE.matcher(text).matches()) {
      return TOO_LONG.matcher(text).find() ? NOTHING : parameters;
    }
    if (!PUBLIC.matcher(text).matches()) {
      return NOTHING;
    }
    return NUMBER.matcher(text).replaceAll(number -> Matcher.quoteReplacement(bounded(number.group(), highest)))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String bounded(String digits, int highest) {
    String significant = digits.replaceFirst("^0+(?=\\d)", "");
    boolean fits = significant.length() <= 3 && Integer.parseInt(significant) <= highest;
    return fits ? digits.length() <= 3 ? digits : significant : String.valueOf(highest);
  }
}
