/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Makes a text that comes from outside safe for where it goes: a name of a VM or host, what a host or a file says, an
 * error. A VM can be called anything: an escape sequence would be obeyed by a terminal, a line break would forge a line
 * of a log, a bidirectional override would show one name as another. Such characters are shown as escapes,
 * {@code \}{@code u001b}; all others stay. Text is made safe where it is shown, never where it is kept, and once only
 * where it has an {@code &}. Any thread.
 *
 * <p>Eclipse shows some texts in two ways: a job's name in a label of the Progress view, where {@code &} marks a
 * mnemonic, and as it stands in the status line; a status in a label of the problem dialog, and as it stands in its
 * details. No form of a text with {@code &} fits both, so a job has another {@link #jobName}, and says the rest as its
 * task; a status gets the form for the label, which the product's details turn back; in somebody's Eclipse, whose
 * details do not, it has another sign ({@link #eitherWay}).
 * <table>
 * <caption>Which is for what</caption>
 * <tr><td>{@link #line}</td><td>terminal, log, name of a thread</td></tr>
 * <tr><td>{@link #cell}</td><td>cell of a table or tree, title of a tab or chart, status line, JMX name</td></tr>
 * <tr><td>{@link #block}</td><td>text field of several lines</td></tr>
 * <tr><td>{@link #caption}</td><td>menu, button, status, title of a dialog's area: one line with mnemonics</td></tr>
 * <tr><td>{@link #eitherWay}</td><td>status in somebody's Eclipse, result of a job, which is logged, too: one line,
 * shown in both ways</td></tr>
 * <tr><td>{@link #jobName}</td><td>job: one line that is shown with mnemonics and as it stands</td></tr>
 * <tr><td>{@link #task}</td><td>task and result of a job: one line with mnemonics and links</td></tr>
 * <tr><td>{@link #label}</td><td>label, tooltip, message box: several lines with mnemonics</td></tr>
 * <tr><td>{@link #row}</td><td>field of a row that is copied</td></tr>
 * <tr><td>{@link #csv}</td><td>field of a CSV file</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class SafeText {

  /** Numbers could be meant by a sign, but a name or a message that begins with one is no number. */
  private static final Pattern FORMULA = Pattern.compile("[\\s\\h]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
  /** Semicolon and tab are separators too where a spreadsheet has been told so. */
  private static final Pattern NEEDS_QUOTES = Pattern.compile(".*[,;\"\\t\\n\\r].*", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("<(?=/?a)", Pattern.CASE_INSENSITIVE);
  private static final char FIRST_PRINTABLE = ' ';
  /** What nobody sees though it is no control or format character: joiners of graphemes, fillers, blank Braille. */
  private static final String UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0";

  private SafeText() {
  }

  /** For a terminal and a line of a log: one line in which every character can be seen. */
  public static String line(String text) {
    return escaped(text, SafeText::isSeen);
  }

  /** For a cell of a table or a title: one line; what joins or directs the letters of a language stays. */
  public static String cell(String text) {
    return escaped(text, SafeText::isPlain);
  }

  /** For a field of several lines: line feeds and tabs stay. */
  public static String block(String text) {
    return escaped(text.replace("\r\n", "\n"), c -> c == '\n' || c == '\t' || isPlain(c));
  }

  /** As {@link #cell}, where {@code &} marks a mnemonic: for a menu, a button or a status. */
  public static String caption(String text) {
    return cell(text).replace("&", "&&");
  }

  /** As {@link #cell}, for what is shown with mnemonics and as it stands: the ampersand is the wide one. */
  public static String eitherWay(String text) {
    return cell(text).replace('&', '\uff06');
  }

  /** What {@link #caption} or {@link #label} was made of. */
  public static String withoutMnemonics(String caption) {
    return caption.replace("&&", "&");
  }

  /**
   * The name of a job, which is shown with mnemonics in one place and without in another.
   *
   * @param text what it would be called
   * @param otherwise what it is called if the text has an {@code &}; it must have none
   */
  public static String jobName(String text, String otherwise) {
    return text.indexOf('&') < 0 ? cell(text) : otherwise;
  }

  /**
   * As {@link #caption}, where {@code <a>} makes a link, as which the Progress view shows a job's task and result.
   * There is no escape for it, so the bracket is another one.
   */
  public static String task(String text) {
    return LINK.matcher(caption(text)).replaceAll("\u2039");
  }

  /** As {@link #block}, where {@code &} marks a mnemonic: for a label, a tooltip or the message of a dialog. */
  public static String label(String text) {
    return block(text).replace("&", "&&");
  }

  /** For a field of a row that is copied, between tabs: one line; a formula is made text by an apostrophe. */
  public static String row(String text) {
    return inert(line(text));
  }

  /**
   * For a field of comma separated values (RFC 4180): quoted where needed; what a spreadsheet would run as a formula is
   * made text by an apostrophe.
   */
  public static String csv(String text) {
    String inert = inert(block(text));
    return NEEDS_QUOTES.matcher(inert).matches() ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
  }

  private static String inert(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static String escaped(String text, IntPredicate stays) {
    if (text.codePoints().allMatch(stays)) {
      return text; // nearly always: cells are asked for often
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      if (stays.test(c)) {
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

  private static boolean isPlain(int c) {
    if (c >= FIRST_PRINTABLE && c < '\u007f') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
      case Character.FORMAT -> belongsToWords(c);
      default -> true;
    };
  }

  /** Joiners and marks of direction; what embeds, overrides, isolates or merely hides in a text does not. */
  private static boolean belongsToWords(int c) {
    return c >= '\u200c' && c <= '\u200f' || c == '\u061c';
  }

  private static boolean isSeen(int c) {
    boolean variation = c >= '\ufe00' && c <= '\ufe0f' || c >= 0xe0100 && c <= 0xe01ef;
    return isPlain(c) && Character.getType(c) != Character.FORMAT && !variation && UNSEEN.indexOf(c) < 0;
  }
}
