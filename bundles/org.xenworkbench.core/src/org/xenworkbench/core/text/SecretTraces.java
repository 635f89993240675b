/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what others say, before it is shown or logged: a server that is given a password may answer with
 * it, and a program may print its token. Whoever has a secret can write it in a way that nobody recognizes; this finds
 * what servers and programs do: as it is, or a part of it, in Base64, in hexadecimal digits, or as in an address,
 * whatever lies between its characters. Immutable; any thread.
 *
 * @since 0.1
 */
public final class SecretTraces {

  private static final String HIDDEN = "***";
  /** So many characters in a row are a part of a secret; of a shorter one it is all of them. */
  private static final int RUN = 6;
  /** Of a longer text only the beginning is looked at and kept. */
  private static final int LONGEST = 8_192;
  /** What Base64 makes of a byte depends on where it stands among three. */
  private static final int BASE64_BYTES = 3;
  private static final int BASE64_BITS = 6;
  private static final String NAMES =
      "(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|credentials?|signature)";
  private static final Pattern ESCAPE = Pattern.compile("(?:%|=|\\\\x)([0-9A-Fa-f]{2})");
  /** Of each line of what a server answers. */
  private static final Pattern REPLY_CODE = Pattern.compile("(?m)^\\d{3}[ -]");
  private static final Pattern HEADER = Pattern.compile(
      "(?im)\\b((?:proxy-)?authorization|(?:set-)?cookie|x-[a-z-]{0,30}(?:key|token|secret))([\"']?\\s{0,9}[:=]).*$");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(bearer|basic|digest)(\\s{1,9})(?=\\S{0,999}[0-9=])[\\w.~+/=-]{6,}");
  private static final Pattern USER = Pattern.compile("(?<=://)[^\\s/@]{1,512}(?=@)");
  private static final Pattern NAMED = Pattern.compile("(?i)(?<![a-z])((?:[a-z0-9]{1,20}[_-]){0,3}" + NAMES
      + ")([\"']?\\s{0,9}[:=]\\s{0,9}[\"']?)[^\\s\"'&;,]+");

  private final Set<String> runs;

  private SecretTraces(Set<String> runs) {
    this.runs = runs;
  }

  /** Those of secrets that were given to whoever says something; empty ones are none. */
  public static SecretTraces of(Collection<String> secrets) {
    Set<String> runs = new HashSet<>();
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      addRuns(plain(secret), runs);
      addRuns(plain(new String(bytes, StandardCharsets.ISO_8859_1)), runs); // as who knows no UTF-8 says it
      addRuns(plain(HexFormat.of().formatHex(bytes)), runs);
      for (int before = 0; before < BASE64_BYTES; before++) {
        addRuns(plain(base64(bytes, before)), runs);
      }
    }
    runs.remove("");
    return new SecretTraces(Set.copyOf(runs));
  }

  /** Those of nothing in particular: what is called a secret where it stands. */
  public static SecretTraces ofNone() {
    return new SecretTraces(Set.of());
  }

  /** What becomes of these bytes alone in Base64, when so many others are before them. */
  private static String base64(byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    int first = (before * Byte.SIZE + BASE64_BITS - 1) / BASE64_BITS;
    int end = shifted.length * Byte.SIZE / BASE64_BITS;
    return first >= end ? "" : Base64.getEncoder().encodeToString(shifted).substring(first, end);
  }

  private static void addRuns(String text, Set<String> runs) {
    for (int i = 0; i + RUN < text.length(); i++) {
      runs.add(text.substring(i, i + RUN));
    }
    runs.add(text.substring(Math.max(0, text.length() - RUN)));
  }

  /** Letters and digits alone, in one case: others are written in many ways, and lines are broken anywhere. */
  private static String plain(String text) {
    String letters = text.replaceAll("[^\\p{L}\\p{N}]", "");
    return letters.isEmpty() ? text.replaceAll("\\s", "") : letters.toLowerCase(Locale.ROOT);
  }

  /** Whether a text says a secret, or a part of one. */
  public boolean isIn(String text) {
    String raw = text.replaceAll("\\s", "");
    String said = plain(text);
    String unescaped = plain(ESCAPE.matcher(text).replaceAll(
        code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16)))));
    String withoutCodes = plain(REPLY_CODE.matcher(text).replaceAll(""));
    return runs.stream().anyMatch(run -> said.contains(run) || unescaped.contains(run) || withoutCodes.contains(run)
        || raw.contains(run));
  }

  /**
   * A text without secrets: without those that it calls so itself (a password in an address, a header with a token),
   * and nothing of it if it says one of those that were given. Of a very long text it is the beginning.
   *
   * @param otherwise what takes the place of a text that says one
   */
  public String hide(String text, String otherwise) {
    String some = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    if (isIn(some)) {
      return otherwise;
    }
    String shown = USER.matcher(some).replaceAll(HIDDEN);
    shown = HEADER.matcher(shown).replaceAll("$1$2 " + HIDDEN);
    shown = SCHEME.matcher(shown).replaceAll("$1$2" + HIDDEN);
    return NAMED.matcher(shown).replaceAll("$1$2" + HIDDEN);
  }
}
