/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.io.ByteArrayOutputStream;

/**
 * What a guest writes, made harmless for the terminal's emulator: numbers in control sequences are bounded, since the
 * emulator does as many steps as they say; strings that do not end become text, since it would hold them and all that
 * follows; sequences that no terminal knows are dropped, and so are strings: this view has no place for a title, the
 * emulator fails at some, and {@link OutputPump} uses one for itself. What else is legal passes unchanged, at once or
 * when its sequence or character is complete. A wide character takes a second cell, which the emulator does not give
 * it. The forms are those of ECMA-48, section 5.4, and of xterm's control sequences. One thread at a time.
 */
final class TerminalFilter {

  /** No window has more lines or columns, and no colour a higher number. */
  static final int MAX_NUMBER = 999;
  /** How often something may be repeated: scrolling further than any window is high changes nothing more. */
  static final int MAX_REPEATS = 255;
  /** The longest control sequence: a colour needs 20 bytes. */
  static final int MAX_SEQUENCE = 128;
  /** The longest string, such as a title or the address of a link. */
  static final int MAX_STRING = 8192;

  private static final int BEL = 0x07;
  private static final int CAN = 0x18;
  private static final int SUB = 0x1A;
  private static final int ESC = 0x1B;
  private static final int DEL = 0x7F;
  /** Commands whose number is a count of steps. */
  private static final String REPEATING = "@LMPSTX";

  private enum State { TEXT, ESCAPE, SEQUENCE, IGNORED_SEQUENCE, STRING, STRING_END }

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final WideCells cells = new WideCells();
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private State state = State.TEXT;

  /** What of it may go to the emulator now; empty if all of it is held until its sequence is complete. */
  byte[] filter(byte[] data) {
    out = new ByteArrayOutputStream(data.length + 16);
    for (byte value : data) {
      take(value & 0xFF);
    }
    return out.toByteArray();
  }

  private void take(int value) {
    switch (state) {
      case TEXT -> text(value);
      case ESCAPE -> escape(value);
      case SEQUENCE, IGNORED_SEQUENCE -> sequence(value);
      case STRING -> string(value);
      case STRING_END -> stringEnd(value);
    }
  }

  private void text(int value) {
    if (value == ESC) {
      begin();
    } else if (value != CAN && value != SUB) { // which end a sequence, and here there is none
      cells.write(value, out);
    }
  }

  private void begin() {
    cells.flush(out);
    held.reset();
    state = State.ESCAPE;
  }

  private void escape(int value) {
    switch (value) {
      case '[' -> state = State.SEQUENCE;
      case ']', 'P', 'X', '^', '_' -> state = State.STRING;
      case ESC -> begin();
      case CAN, SUB -> state = State.TEXT;
      default -> {
        if (value < 0x20) {
          out.write(value);
          return; // executed at once, and the sequence goes on
        }
        state = State.TEXT;
        if (value < DEL) {
          out.write(ESC);
          out.write(value);
        } else {
          text(value);
        }
      }
    }
  }

  private void sequence(int value) {
    if (value == ESC) {
      begin();
    } else if (value == CAN || value == SUB) {
      state = State.TEXT;
    } else if (value < 0x20) {
      out.write(value);
    } else if (value < 0x40) {
      held.write(value);
      if (held.size() > MAX_SEQUENCE) {
        state = State.IGNORED_SEQUENCE;
        held.reset();
      }
    } else if (value < DEL) {
      if (state == State.SEQUENCE) {
        write(BoundedSequence.of(held.toByteArray(), REPEATING.indexOf(value) < 0 ? MAX_NUMBER : MAX_REPEATS), value);
      }
      state = State.TEXT;
    } else if (value > DEL) {
      state = State.TEXT;
      text(value);
    }
  }

  private void write(byte[] parameters, int command) {
    if (parameters.length > 0 || held.size() == 0) {
      out.write(ESC);
      out.write('[');
      out.writeBytes(parameters);
      out.write(command);
      if (command == 'm') {
        cells.styleChosen(out);
      }
    }
  }

  private void string(int value) {
    if (value == BEL || value == CAN || value == SUB) {
      state = State.TEXT;
    } else if (value == ESC) {
      state = State.STRING_END;
    } else if (value < 0x20) {
      replay();
      text(value);
    } else {
      held.write(value);
      if (held.size() > MAX_STRING) {
        replay();
      }
    }
  }

  private void stringEnd(int value) {
    if (value == '\\') {
      state = State.TEXT;
    } else {
      replay();
      begin();
      escape(value);
    }
  }

  /** A string that has no end was none: what follows its begin is text. */
  private void replay() {
    state = State.TEXT;
    for (byte value : held.toByteArray()) {
      cells.write(value & 0xFF, out);
    }
    held.reset();
  }
}
