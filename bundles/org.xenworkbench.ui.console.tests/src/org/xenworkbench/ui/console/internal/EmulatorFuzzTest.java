/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.tm.internal.terminal.control.impl.ITerminalControlForText;
import org.eclipse.tm.internal.terminal.emulator.VT100Emulator;
import org.eclipse.tm.terminal.model.ITerminalTextData;
import org.eclipse.tm.terminal.model.TerminalTextDataFactory;
import org.junit.jupiter.api.Test;

/**
 * Hostile output through the filter into Eclipse's own emulator: how much it makes of a sequence is bounded, and it
 * still works. {@code -Dxenworkbench.sequences=100000000} for a long run, {@code -Dxenworkbench.seed=…} for one again.
 */
@SuppressWarnings("restriction")
class EmulatorFuzzTest {

  private static final int LINES = 24;
  private static final int COLUMNS = 80;
  private static final int AT_ONCE = 1_000;
  private static final int SEQUENCES = Integer.getInteger("xenworkbench.sequences", 1_000_000);
  /** The most that one sequence may cost: each of its steps touches each line of the screen a few times. */
  private static final long BOUND = 4L * TerminalFilter.MAX_NUMBER * LINES;

  private final TerminalFilter filter = new TerminalFilter();
  private final ITerminalTextData text = TerminalTextDataFactory.makeTerminalTextData();
  private final VT100Emulator emulator;
  private long lines;

  EmulatorFuzzTest() {
    emulator = new VT100Emulator(counted(text), terminal(), new StringReader(""));
    emulator.resetState();
    emulator.setDimensions(LINES, COLUMNS);
  }

  /** What the guest of the report printed: it held the emulator, and the UI thread with it, for minutes. */
  @Test
  void aScrollRegionBeyondTheScreenCostsNoMoreThanTheScreen() {
    for (int i = 0; i < 40; i++) {
      long before = lines;
      write("\u001b[9999999999;-2147483648r\u001b[T".getBytes(StandardCharsets.UTF_8));
      assertThat(lines - before).isLessThan(BOUND);
    }
    assertAlive();
  }

  @Test
  void anUnterminatedStringEatsNothing() {
    write("\u001b]".getBytes(StandardCharsets.UTF_8));
    assertAlive();
  }

  @Test
  void hostileOutputHasBoundedCostAndDoesNoHarm() {
    long seed = Long.getLong("xenworkbench.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int sent = 0; sent < SEQUENCES; sent += AT_ONCE) {
      long before = lines;
      write(HostileOutput.some(random, AT_ONCE));
      assertThat(lines - before).as("lines touched by %d sequences, seed %d", AT_ONCE, seed)
          .isLessThan(AT_ONCE * BOUND);
      assertAlive();
    }
    System.out.printf("EmulatorFuzzTest: %d sequences, %d lines touched, seed %d%n", SEQUENCES, lines, seed);
  }

  private void write(byte[] data) {
    StringReader reader = new StringReader(new String(filter.filter(data), StandardCharsets.UTF_8));
    emulator.setInputStreamReader(reader);
    emulator.processText();
    assertThat(left(reader)).as("output that the emulator left unread, since it failed").isEmpty();
  }

  private static String left(StringReader reader) {
    try {
      StringWriter rest = new StringWriter();
      reader.transferTo(rest);
      return rest.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertAlive() {
    write("\u0018\u001b\\\r\n\u001b[0m\u001b[r\u001b[2J\u001b[HHALLO".getBytes(StandardCharsets.UTF_8));
    StringBuilder shown = new StringBuilder();
    for (int line = Math.max(0, text.getHeight() - LINES); line < text.getHeight(); line++) {
      char[] chars = text.getChars(line);
      shown.append(chars == null ? "" : new String(chars)).append('\n');
    }
    assertThat(shown).contains("HALLO");
  }

  /** The model of the text, with the lines counted that the emulator moves, clears or adds. */
  private ITerminalTextData counted(ITerminalTextData model) {
    return (ITerminalTextData) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {ITerminalTextData.class}, (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "scroll" -> lines += 1 + Math.abs((long) (Integer) arguments[1]);
            case "cleanLine", "addLine", "setChar", "setChars", "copyLine" -> lines++;
            default -> {}
          }
          try {
            return method.invoke(model, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private ITerminalControlForText terminal() {
    return (ITerminalControlForText) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {ITerminalControlForText.class},
        (proxy, method, arguments) -> method.getReturnType() == OutputStream.class
            ? OutputStream.nullOutputStream() : null);
  }
}
