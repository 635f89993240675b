/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A small imitation of a shell on a serial console: a line editor, a handful of commands, and loops that sleep. */
final class Shell {

  private static final Pattern LOOP = Pattern.compile(
      "(?:([A-Za-z_]\\w*=[0-9]+)\\s*;\\s*)?while\\s+(?::|true)\\s*;\\s*do\\s+(.*?);?\\s*done\\s*;?");
  private static final Pattern SLEEP = Pattern.compile("sleep\\s+([0-9]{1,6}(?:\\.[0-9]{1,6})?)s?");
  /** Pace of a loop that does not sleep, so that it cannot hold up the world. */
  private static final Duration BUSY_LOOP = Duration.ofMillis(100);
  private static final int LINE_LIMIT = 1024;

  private final Machine machine;
  private final ShellCommands commands;
  private final StringBuilder line = new StringBuilder();
  private Optional<Program> running = Optional.empty();
  private boolean stalled;
  private boolean inEscape;
  private boolean afterReturn;

  /** What a shell runs on. */
  interface Machine {

    String name();

    int cpus();

    long memory();

    Instant now();

    Duration uptime();

    /** Whether it executes; one that is paused does nothing. */
    boolean executes();

    void print(String text);

    void later(Duration delay, Runnable task);
  }

  /** A line of commands that is being executed. */
  private static final class Program {
    private final List<String> steps;
    private final boolean repeats;
    private int next;
    private boolean slept;

    Program(List<String> steps, boolean repeats) {
      this.steps = steps;
      this.repeats = repeats;
    }
  }

  Shell(Machine machine) {
    this.machine = machine;
    this.commands = new ShellCommands(machine);
  }

  String promptText() {
    return running.isPresent() ? "" : "root@" + machine.name() + ":~# " + line;
  }

  void boot() {
    halt();
    machine.print("\r\n" + ShellCommands.OS_NAME + " " + machine.name() + " hvc0\r\n\r\n" + machine.name()
        + " login: root (automatic login)\r\n\r\n" + promptText());
  }

  /** Everything that ran is gone. */
  void halt() {
    running = Optional.empty();
    line.setLength(0);
    stalled = false;
    inEscape = false;
  }

  /** The machine executes again after a standstill. */
  void goOn() {
    if (stalled) {
      stalled = false;
      running.ifPresent(this::proceed);
    }
  }

  void input(byte[] data) {
    new String(data, StandardCharsets.UTF_8).codePoints().forEach(this::input);
  }

  private void input(int c) {
    if (inEscape) {
      // Cursor and function keys: understood enough to be ignored.
      inEscape = c == '[' || c == 'O' || c == ';' || Character.isDigit(c);
      return;
    }
    boolean secondHalf = c == '\n' && afterReturn;
    afterReturn = c == '\r';
    switch (c) {
      case 0x1b -> inEscape = true;
      case 0x03 -> interrupt();
      case '\r', '\n' -> {
        if (!secondHalf) {
          enter();
        }
      }
      case 0x7f, '\b' -> erase();
      case 0x0c -> machine.print("\u001b[H\u001b[2J" + promptText());
      default -> type(c);
    }
  }

  private void type(int c) {
    if (c >= ' ' && line.length() < LINE_LIMIT) {
      if (running.isEmpty()) {
        line.appendCodePoint(c);
      }
      machine.print(Character.toString(c));
    }
  }

  private void erase() {
    if (!line.isEmpty()) {
      line.setLength(line.offsetByCodePoints(line.length(), -1));
      machine.print("\b \b");
    }
  }

  private void interrupt() {
    running = Optional.empty();
    line.setLength(0);
    machine.print("^C\r\n" + promptText());
  }

  private void enter() {
    machine.print("\r\n");
    if (running.isEmpty()) {
      String text = line.toString().strip();
      line.setLength(0);
      start(text);
    }
  }

  private void start(String text) {
    Matcher loop = LOOP.matcher(text);
    if (loop.matches() && loop.group(1) != null) {
      commands.run(loop.group(1));
    }
    Program program = loop.matches() ? new Program(steps(loop.group(2)), true) : new Program(steps(text), false);
    running = Optional.of(program);
    proceed(program);
  }

  private static List<String> steps(String text) {
    return Stream.of(text.split(";|&&")).map(String::strip).filter(step -> !step.isEmpty()).toList();
  }

  /** Goes on with a program until it sleeps or ends. */
  private void proceed(Program program) {
    while (isRunning(program)) {
      if (!machine.executes()) {
        stalled = true;
        return;
      }
      if (program.next == program.steps.size()) {
        if (!program.repeats) {
          running = Optional.empty();
          machine.print(promptText());
          return;
        }
        program.next = 0;
        if (!program.slept) {
          machine.later(BUSY_LOOP, () -> proceed(program));
          return;
        }
        program.slept = false;
      }
      String step = program.steps.isEmpty() ? "" : program.steps.get(program.next++);
      Matcher sleep = SLEEP.matcher(step);
      if (sleep.matches()) {
        program.slept = true;
        Duration length = Duration.ofNanos((long) (Double.parseDouble(sleep.group(1)) * 1e9));
        machine.later(length.isZero() ? BUSY_LOOP : length, () -> proceed(program));
        return;
      }
      machine.print(commands.run(step));
    }
  }

  private boolean isRunning(Program program) {
    return running.isPresent() && running.get() == program;
  }
}
