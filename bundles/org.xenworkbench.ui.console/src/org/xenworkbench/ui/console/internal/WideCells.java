/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 text in which a wide character takes two cells: the emulator counts one for each Java character, the guest
 * counts two. So a character without width follows each wide one of the basic plane; those beyond it, such as most
 * emoji, are two Java characters already. The ranges are those with East Asian Width W or F in Unicode 15, UAX #11.
 *
 * <p>The terminal draws what has one style as one string, and no font makes a wide character exactly as wide as two
 * others, so that all behind it would stand in the wrong place. What blinks has a style of its own, and the terminal
 * does not blink: neighbours of a wide character are told from it by that, and are drawn where they belong. The second
 * cell is drawn with the first, as a blank, since the terminal paints no ground but that of what it draws.
 */
final class WideCells {

  /** THREE-PER-EM SPACE: takes a cell of the emulator, and at least the room that a wide character leaves. */
  static final char FILLER = '\u2004';
  private static final byte[] OWN_STYLE = "\u001b[5m".getBytes(StandardCharsets.UTF_8);
  private static final byte[] USUAL_STYLE = "\u001b[25m".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SECOND_CELL = String.valueOf(FILLER).getBytes(StandardCharsets.UTF_8);

  /** First and last of each range, ascending. */
  private static final char[] WIDE = {
      0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
      0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
      0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
      0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
      0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
      0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
      0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6};

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int codePoint;
  /** Bytes of the character that are still to come. */
  private int missing;
  /** Whether what is written now has the style of its own. */
  private boolean ownStyle;
  private boolean afterWide;

  /** Writes one byte of text, when its character is complete, and the filler after a wide one. */
  void write(int value, ByteArrayOutputStream out) {
    if (missing > 0 && (value & 0xC0) == 0x80) {
      held.write(value);
      codePoint = codePoint << 6 | value & 0x3F;
      missing--;
    } else {
      flush(out);
      held.write(value);
      missing = value < 0xC2 || value > 0xF4 ? 0 : value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
      codePoint = value & 0x3F >> missing;
    }
    if (missing == 0) {
      complete(out);
    }
  }

  private void complete(ByteArrayOutputStream out) {
    byte[] character = held.toByteArray();
    held.reset();
    if (character.length == 4) {
      writeWide(character, new byte[0], out);
    } else if (character.length == 3 && isWide(codePoint)) {
      writeWide(character, SECOND_CELL, out);
    } else {
      out.writeBytes(character);
      afterWide = false;
      setStyle(false, out);
    }
  }

  /** Neither those before it nor what comes next have the style of a wide character. */
  private void writeWide(byte[] character, byte[] filler, ByteArrayOutputStream out) {
    setStyle(ownStyle || !afterWide, out);
    out.writeBytes(character);
    out.writeBytes(filler);
    setStyle(!ownStyle, out);
    afterWide = true;
  }

  private void setStyle(boolean own, ByteArrayOutputStream out) {
    if (own != ownStyle) {
      ownStyle = own;
      out.writeBytes(own ? OWN_STYLE : USUAL_STYLE);
    }
  }

  /** The guest has chosen another style, which leaves ours in force. */
  void styleChosen(ByteArrayOutputStream out) {
    if (ownStyle) {
      out.writeBytes(OWN_STYLE);
    }
  }

  /** A character that something else interrupts gets no more bytes. */
  void flush(ByteArrayOutputStream out) {
    out.writeBytes(held.toByteArray());
    held.reset();
    missing = 0;
  }

  static boolean isWide(int codePoint) {
    for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
      if (codePoint <= WIDE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The text as the guest wrote it. */
  static String withoutFillers(String text) {
    return text.indexOf(FILLER) < 0 ? text : text.replace(String.valueOf(FILLER), "");
  }
}
