/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;

/** A VM that is kept busy by what is typed into its console, for as long as that is open. */
final class BusyGuest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  /** A guest that does not answer in this time is asked again: one that boots swallows what is typed. */
  private static final Duration ANSWER = Duration.ofSeconds(3);
  /** A host that takes nothing is asked again after this time. */
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final int MOST_LOGINS = 3;
  private static final int REMEMBERED = 4_096;
  private static final Pattern ASKS_USER = Pattern.compile("(?i)\\blogin:\\s*$");
  private static final Pattern ASKS_PASSWORD = Pattern.compile("(?i)\\bpassword:\\s*$");
  private static final String INTERRUPT = "\u0003";

  private final Experiment.Load load;
  private final VmId vm;
  private final Waiting waiting;
  private final NumberedLines lines = new NumberedLines();
  private final StringBuilder latest = new StringBuilder();
  private CompletableFuture<Void> heard = new CompletableFuture<>();
  /** Drawn: what an earlier experiment left on the console is no answer to this one. */
  private final String mark = "ready-" + UUID.randomUUID();
  private volatile boolean isBusy;
  /** Whether a name was given, and perhaps a password. */
  private boolean hasAnswered;
  private boolean isInShell;
  private long givenUp;
  private Optional<VmConsole> console = Optional.empty();

  BusyGuest(Experiment.Load load, VmId vm, Waiting waiting) {
    this.load = load;
    this.vm = vm;
    this.waiting = waiting;
  }

  VmId vm() {
    return vm;
  }

  Experiment.Load load() {
    return load;
  }

  /** It has arrived where it goes. */
  void arrived() {
    lines.arrived();
  }

  /** What is told of its lines since the last time; empty if they are not numbered. */
  Optional<NumberedLines.Part> part(boolean wasWaitedFor) {
    return load.numbered() ? Optional.of(lines.part(wasWaitedFor)) : Optional.empty();
  }

  /** Opens the console, logs in where that is asked for, and begins. Throws nobody out of the console. */
  void begin(ConsoleService consoles) throws HypervisorException {
    givenUp = waiting.nanos() + PATIENCE.toNanos();
    VmConsole opened = consoles.open(vm, false, new Listener());
    console = Optional.of(opened);
    reachShell(opened);
    isInShell = true;
    isBusy = true;
    send(opened, load.command() + '\r');
  }

  /** Interrupts what runs, and asks the shell for the mark; its echo is not its answer. */
  private String question() {
    return INTERRUPT + "\recho " + mark.replace("-", "'-'") + '\r';
  }

  private void reachShell(VmConsole opened) throws HypervisorException {
    int logins = 0;
    boolean isNamed = false;
    send(opened, "\r");
    while (!awaitAnswer()) {
      if (waiting.isCancelled()) {
        throw new HypervisorException(Kind.CANCELLED, "");
      }
      String asked = lastLine();
      boolean asksUser = ASKS_USER.matcher(asked).find();
      boolean asksPassword = ASKS_PASSWORD.matcher(asked).find();
      boolean isOurs = asksPassword && isNamed;
      if (waiting.nanos() - givenUp > 0 || (asksUser || asksPassword && !isOurs) && ++logins > MOST_LOGINS) {
        throw failed(logins > MOST_LOGINS ? Messages.Load_Refused : Messages.Load_NoAnswer);
      }
      if (asksUser) {
        answer(opened, login().user());
      } else if (isOurs) {
        answer(opened, password());
      } else if (asksPassword) {
        interrupt(opened); // who asks is not known: it may be a shell's last line, which would keep the secret
      } else {
        send(opened, question());
      }
      isNamed = asksUser;
    }
  }

  /** Waits a moment for the mark, or for a question. */
  private boolean awaitAnswer() {
    long end = waiting.nanos() + ANSWER.toNanos();
    while (!isMarked() && !isAsking() && waiting.nanos() - end < 0 && !waiting.isCancelled()) {
      waiting.until(nextOutput(() -> isMarked() || isAsking()), left(end));
    }
    return isMarked();
  }

  private Duration left(long end) {
    return Duration.ofNanos(Math.max(1, end - waiting.nanos()));
  }

  private boolean isMarked() {
    return latest().contains(mark);
  }

  private boolean isAskingUser() {
    return ASKS_USER.matcher(lastLine()).find();
  }

  private boolean isAsking() {
    String asked = lastLine();
    return ASKS_USER.matcher(asked).find() || ASKS_PASSWORD.matcher(asked).find();
  }

  private void answer(VmConsole opened, String text) throws HypervisorException {
    forget(); // the same question again is another one
    hasAnswered = true;
    send(opened, text + '\r');
  }

  /** Nobody has logged in by that. */
  private void interrupt(VmConsole opened) throws HypervisorException {
    forget();
    send(opened, INTERRUPT + '\r');
  }

  private void forget() {
    synchronized (latest) {
      latest.setLength(0);
    }
  }

  /** A host may take no more for a moment, and a VM that moves takes nothing until it has arrived. */
  private void send(VmConsole opened, String text) throws HypervisorException {
    while (!opened.send(text.getBytes(StandardCharsets.UTF_8))) {
      if (waiting.isCancelled()) {
        throw new HypervisorException(Kind.CANCELLED, "");
      }
      if (waiting.nanos() - givenUp > 0) {
        throw failed(Messages.Load_NotTaken);
      }
      waiting.pause(AGAIN);
    }
  }

  private Experiment.Login login() throws HypervisorException {
    return load.login().orElseThrow(() -> failed(Messages.Load_NoUser));
  }

  private String password() throws HypervisorException {
    Path file = login().password().orElseThrow(() -> failed(Messages.Load_NoPassword));
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null && view.readAttributes().permissions().stream()
          .anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
        throw failed(NLS.bind(Messages.Load_OpenToOthers, file));
      }
      List<FileLines.Line> read = FileLines.read(file);
      return read.isEmpty() ? "" : read.get(0).text();
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private HypervisorException failed(String reason) {
    return new HypervisorException(Kind.CONFIGURATION, NLS.bind(Messages.Load_Failed, load.vm(), reason));
  }

  private String latest() {
    synchronized (latest) {
      return latest.toString();
    }
  }

  private String lastLine() {
    String text = latest();
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  /** Done once more is heard, unless what is looked for is there. */
  private CompletableFuture<Void> nextOutput(BooleanSupplier isSeen) {
    synchronized (latest) {
      if (heard.isDone()) {
        heard = new CompletableFuture<>();
      }
      return isSeen.getAsBoolean() ? CompletableFuture.completedFuture(null) : heard;
    }
  }

  /**
   * Interrupts what it is busy with, logs out if it has logged in, and closes the console; also after a cancellation.
   *
   * @param end in nanoseconds, until when that is waited for
   * @return whether it was seen; else the load may go on, and who logged in may still be
   */
  boolean leave(long end) {
    if (console.isEmpty()) {
      return true;
    }
    VmConsole opened = console.get();
    try {
      forget();
      isBusy = false;
      if (!isInShell) {
        return force(opened, INTERRUPT, end) && (!hasAnswered || await(this::isAskingUser, end));
      }
      return force(opened, question(), end) && await(this::isMarked, end)
          && (!hasAnswered || force(opened, "exit\r", end) && await(this::isAskingUser, end));
    } finally {
      opened.close();
    }
  }

  private boolean force(VmConsole opened, String text, long end) {
    boolean taken = opened.send(text.getBytes(StandardCharsets.UTF_8));
    while (!taken && waiting.nanos() - end < 0 && !Thread.currentThread().isInterrupted()) {
      waiting.afterCancel(new CompletableFuture<>(), AGAIN);
      taken = opened.send(text.getBytes(StandardCharsets.UTF_8));
    }
    return taken;
  }

  private boolean await(BooleanSupplier isSeen, long end) {
    while (!isSeen.getAsBoolean() && waiting.nanos() - end < 0 && !Thread.currentThread().isInterrupted()) {
      waiting.afterCancel(nextOutput(isSeen), left(end));
    }
    return isSeen.getAsBoolean();
  }

  private final class Listener implements ConsoleListener {

    @Override
    public void output(byte[] data) {
      if (isBusy) {
        lines.accept(data);
        return;
      }
      CompletableFuture<Void> told;
      synchronized (latest) {
        latest.append(new String(data, StandardCharsets.UTF_8));
        latest.delete(0, Math.max(0, latest.length() - REMEMBERED));
        told = heard;
      }
      told.complete(null);
    }

    @Override
    public void stateChanged(VmConsole.State state, String message) {
      // it follows its VM by itself
    }
  }
}
