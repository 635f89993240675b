/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;

/** A guest's text console as a user has it: types commands, reads answers, watches a loop that prints the date. */
final class GuestConsole implements AutoCloseable {

  /** Prints the time five times a second until it is interrupted. */
  static final String DATE_LOOP = "while :; do date +%T.%N; sleep 0.2; done";

  private static final Pattern TIME = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d\\.", Pattern.MULTILINE);
  private static final String INTERRUPT = "\u0003";

  private final Duration patience;
  private final StringBuilder output = new StringBuilder();
  private final List<Long> arrivals = new ArrayList<>();
  private final VmConsole console;
  private int commands;

  GuestConsole(ConsoleService service, VmId vm, Duration patience) throws HypervisorException {
    this.patience = patience;
    this.console = service.open(vm, true, new Listener());
    prompt();
  }

  /** Interrupts what runs and waits for a prompt; a guest that boots swallows what is typed, so it is typed again. */
  void prompt() {
    String mark = "ready-" + System.nanoTime();
    long[] next = {0};
    Await.until("the guest answers at its prompt", patience, () -> {
      if (System.nanoTime() - next[0] > 0) {
        type(INTERRUPT + "\recho " + mark.replace("-", "'-'") + "\r");
        next[0] = System.nanoTime() + Duration.ofSeconds(3).toNanos();
      }
      return text().contains(mark);
    });
  }

  /**
   * Types a command and returns what it printed. What is typed is echoed by the shell, and before that by the terminal
   * where the shell was not yet back at its prompt.
   */
  String run(String command) {
    String end = "end" + ++commands + "-" + System.nanoTime();
    String typedEnd = end.replace("-", "'-'");
    int from = text().length();
    type(command + "; echo " + typedEnd + "\r");
    Await.until("\"" + command + "\" has ended", patience, () -> text().indexOf(end, from) >= 0);
    String answer = text().substring(from);
    answer = answer.substring(0, answer.indexOf(end));
    return answer.substring(answer.indexOf('\n', Math.max(0, answer.lastIndexOf(typedEnd))) + 1);
  }

  /** Starts the date loop and waits until it prints. */
  void startDates() {
    int before = dates();
    type(DATE_LOOP + "\r");
    awaitDates(before + 5);
  }

  /** How many dates have come so far. */
  int dates() {
    Matcher matcher = TIME.matcher(text());
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  /** Waits until so many dates have come. */
  void awaitDates(int count) {
    Await.until(count + " dates came from the guest", patience, () -> dates() >= count);
  }

  VmConsole.State state() {
    return console.state();
  }

  /** The longest silence since that time of {@link System#nanoTime}. */
  synchronized Duration longestSilence(long since) {
    long longest = 0;
    for (int i = 1; i < arrivals.size(); i++) {
      if (arrivals.get(i) - since > 0) {
        longest = Math.max(longest, arrivals.get(i) - arrivals.get(i - 1));
      }
    }
    return Duration.ofNanos(longest);
  }

  synchronized String text() {
    return output.toString();
  }

  private void type(String keys) {
    console.send(keys.getBytes(StandardCharsets.US_ASCII));
  }

  /** Interrupts the loop and leaves the console. */
  @Override
  public void close() {
    type(INTERRUPT);
    console.close();
  }

  private final class Listener implements ConsoleListener {

    @Override
    public void output(byte[] data) {
      synchronized (GuestConsole.this) {
        arrivals.add(System.nanoTime());
        output.append(new String(data, StandardCharsets.UTF_8).replace("\r", ""));
      }
    }

    @Override
    public void stateChanged(VmConsole.State state, String message) {
      // the console tells its state when it is asked
    }
  }
}
