/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.text.SafeLog;

/**
 * Asks the disk of a workspace again and again, until this is closed, whether it takes a byte, and tells when it does
 * not answer: whatever starts meanwhile waits for it without a word. Any thread.
 *
 * @since 0.1
 */
public final class DiskWatch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Path FILE = Path.of(".metadata", ".plugins", "org.xenworkbench.core", "disk.asked");

  private final Path workspace;
  private final Supplier<CompletableFuture<?>> disk;
  private final ScheduledExecutorService timer;
  private final Consumer<String> teller;
  private final String silent;
  private CompletableFuture<?> asked;
  private boolean told;

  /**
   * Asks from now on.
   *
   * @param workspace its folder, which this process owns
   * @param teller takes a sentence for the user, and must return at once
   */
  public DiskWatch(Path workspace, Consumer<String> teller) {
    this(workspace, asking(workspace.resolve(FILE), Threads.pool("xenworkbench-disk", 1)),
        Timing.system().scheduler("xenworkbench-disk-watch"), teller, Messages.DiskWatch_Silent);
  }

  /** Asks nothing of a workspace that is not this process's yet: tells if it takes long until this is closed. */
  DiskWatch(Path workspace, ScheduledExecutorService timer, Consumer<String> teller) {
    this(workspace, CompletableFuture::new, timer, teller, Messages.DiskWatch_Taking); // answered by being closed
  }

  /** Asks a disk by what is completed when it has answered. */
  DiskWatch(Path workspace, Supplier<CompletableFuture<?>> disk, ScheduledExecutorService timer,
      Consumer<String> teller) {
    this(workspace, disk, timer, teller, Messages.DiskWatch_Silent);
  }

  private DiskWatch(Path workspace, Supplier<CompletableFuture<?>> disk, ScheduledExecutorService timer,
      Consumer<String> teller, String silent) {
    this.silent = silent;
    this.workspace = workspace;
    this.disk = disk;
    this.timer = timer;
    this.teller = teller;
    this.asked = disk.get();
    timer.scheduleWithFixedDelay(this::look, PATIENCE.toNanos(), PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static Supplier<CompletableFuture<?>> asking(Path file, Executor thread) {
    AtomicBoolean warned = new AtomicBoolean(); // of a full disk once: its log is on it, too
    return () -> CompletableFuture.runAsync(() -> write(file, warned), thread);
  }

  private static void write(Path file, AtomicBoolean warned) {
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS)) {
        channel.write(ByteBuffer.allocate(1));
        channel.force(true);
      }
      Files.deleteIfExists(file);
    } catch (IOException e) { // an answer, too: whoever needs the disk tells what is wrong with it
      if (warned.compareAndSet(false, true)) {
        SafeLog.of(DiskWatch.class).warn("The disk does not take a byte: " + file, e);
      }
    }
  }

  private void look() {
    news().ifPresent(teller); // not under the lock: a terminal may hang
  }

  private synchronized Optional<String> news() {
    boolean isDone = asked.isDone();
    if (isDone) {
      asked = disk.get();
    }
    if (isDone != told) {
      return Optional.empty();
    }
    told = !isDone;
    return Optional.of(isDone ? NLS.bind(Messages.DiskWatch_Answers, workspace) : text());
  }

  private String text() {
    return NLS.bind(silent, workspace);
  }

  /** What was told, if that is still so; empty if all is well. */
  public synchronized Optional<String> silence() {
    return told && !asked.isDone() ? Optional.of(text()) : Optional.empty();
  }

  /** Asks no more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
