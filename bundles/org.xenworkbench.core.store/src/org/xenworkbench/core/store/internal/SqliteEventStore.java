/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.StoreDamage;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * The event log in one SQLite file. The file is opened with the first call, and again after a failure, so that a disk
 * that comes back is used at once. Any thread.
 */
@Component(service = EventStore.class)
public final class SqliteEventStore implements EventStore, AutoCloseable {

  private static final long UNKNOWN = -1;

  private static final String FILE_NAME = "events.db";
  /** More than another program may hold the file. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private final Path file;
  private final Timing timing;
  private final EventFile opener;
  private final FaultReporter reporter;
  private final Optional<NativeLibrary> library;
  private @Nullable EventDatabase database;
  /** How many entries there are, once that was counted. */
  /** Guards the number of entries and its file, so that nobody who reads waits for that. */
  private final Object counting = new Object();
  private long number = UNKNOWN;
  private boolean forgetting;
  private volatile Optional<String> lost = Optional.empty();

  /** Used by Declarative Services: the file lies in this bundle's folder of the instance area. */
  @Activate
  public SqliteEventStore(BundleContext context) {
    // a folder that cannot be used is no reason to have no store, which nobody would miss: each call says why it fails
    this(Platform.getStateLocation(context.getBundle()).toPath(), SafeLog.of(context.getBundle()));
  }

  private SqliteEventStore(Path folder, ILog log) {
    this(folder.resolve(FILE_NAME), Timing.system(), log::error,
        Optional.of(new NativeLibrary(folder.resolve("native"))), KeptCount.inWorkspace("events"));
  }

  /** Creates one on a file of its own; nothing is opened yet. */
  public SqliteEventStore(Path file, Timing timing, FaultReporter reporter) {
    this(file, timing, reporter, Optional.empty(), Optional.empty());
  }

  /** Creates one that also unpacks SQLite's library, and knows how many entries there were. */
  SqliteEventStore(Path file, Timing timing, FaultReporter reporter, Optional<NativeLibrary> library,
      Optional<KeptCount> kept) {
    this.file = file;
    this.timing = timing;
    this.opener = new EventFile(file, timing.clock(), reporter, kept);
    this.reporter = reporter;
    this.library = library;
  }

  @Override
  public void append(List<LogEntry> entries) throws IOException {
    keepInPlace(); // else what is tried again would be written again and again
    run(open -> {
      noteGrowth(open, open.append(entries));
      return true;
    });
    keepInPlace();
  }

  /** At once, so that a start after a kill knows how many there were. */
  private void noteGrowth(EventDatabase open, int more) {
    synchronized (counting) {
      if (more > 0 && !forgetting) {
        if (number == UNKNOWN) {
          count(open);
        } else {
          keep(number + more);
        }
      }
    }
  }

  private void keep(long entries) {
    synchronized (counting) {
      number = entries;
      opener.keep(entries);
    }
  }

  /** What is acknowledged is in a file that the next start finds. One look at two files costs nothing. */
  private synchronized void keepInPlace() throws IOException {
    EventDatabase open = database;
    if (open != null && isLost(open)) {
      putBack(open);
      database = null;
      open.close();
    }
  }

  private boolean isLost(EventDatabase open) throws IOException {
    try {
      return open.isLost();
    } catch (IOException e) {
      throw new IOException(failed(e), e);
    }
  }

  private void putBack(EventDatabase open) throws IOException {
    try {
      opener.putBack(open);
      lost = Optional.empty();
    } catch (SQLException e) {
      if (!SqlFailure.isDamage(e)) {
        throw notPutBack(e);
      }
      opener.giveUp(e);
      lost = Optional.of(NLS.bind(Messages.EventStore_removed, file));
    } catch (IOException e) {
      throw notPutBack(e);
    }
  }

  private IOException notPutBack(Exception e) {
    String text = NLS.bind(Messages.EventStore_putBackFailed, file, e);
    lost = Optional.of(text);
    return new IOException(text, e);
  }

  @Override
  public Optional<String> lost() {
    return lost;
  }

  @Override
  public List<LogEntry> query(EventQuery query) throws IOException {
    return run(open -> {
      List<LogEntry> found = open.query(query);
      tellUnreadable(open);
      return found;
    });
  }

  @Override
  public Optional<LogEntry> get(UUID correlation) throws IOException {
    return run(open -> {
      Optional<LogEntry> found = open.get(correlation);
      tellUnreadable(open);
      return found;
    });
  }

  @Override
  public List<LogEntry> states(UUID correlation) throws IOException {
    return run(open -> {
      List<LogEntry> found = open.states(correlation);
      tellUnreadable(open);
      return found;
    });
  }

  private synchronized void tellUnreadable(EventDatabase open) {
    opener.tellUnreadable(open.unreadable());
  }

  @Override
  public List<StoreDamage> damage() {
    return List.copyOf(opener.damage());
  }

  @Override
  public void forgetBefore(Instant time, Instant now) throws IOException {
    try {
      opener.keep(run(open -> {
        synchronized (counting) {
          forgetting = true;
          opener.keep(0); // what is forgotten is not missed, if the process is killed meanwhile either
        }
        open.forgetBefore(time, now, () -> {});
        return open.count()[0];
      }));
    } finally {
      synchronized (counting) {
        number = UNKNOWN;
        forgetting = false;
      }
    }
  }

  @Override
  public Optional<StoreUsage> usage() throws IOException {
    long[] count = run(EventDatabase::count);
    long bytes = 0;
    for (String suffix : List.of("", "-wal", "-shm")) {
      Path part = file.resolveSibling(nameOf(file) + suffix);
      bytes += Files.exists(part) ? Files.size(part) : 0;
    }
    return Optional.of(new StoreUsage(file.toString(), bytes, count[0],
        count[0] == 0 ? Optional.empty() : Optional.of(EventRow.instant(count[1]))));
  }

  /**
   * Closes the file and seals it, so that the next start need not look into it; a later call opens it again. A disk
   * that does not answer is left to itself: whoever ends waits for this.
   */
  @Override
  @Deactivate
  public void close() {
    waitFor(this::closeFile, failure -> waitFor(() -> reporter.report(NLS.bind(Messages.EventStore_notClosed, file),
        failure), unreported -> {})); // what is reported is written to a disk, too
  }

  private void waitFor(Runnable task, Consumer<Exception> failed) {
    CompletableFuture<Void> done = CompletableFuture.runAsync(task, timing.pool("xenworkbench-event-close", 1));
    try {
      timing.await(done, PATIENCE);
    } catch (TimeoutException | ExecutionException e) {
      failed.accept(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void closeFile() {
    putBackAtEnd();
    EventDatabase open = database;
    database = null;
    if (open != null) {
      open.endWriting(); // else the next start would miss what is forgotten meanwhile
      count(open);
      open.close();
      seal();
    }
  }

  private void putBackAtEnd() {
    try {
      keepInPlace();
    } catch (IOException e) {
      reporter.report(String.valueOf(e.getMessage()), e);
    }
  }

  private void count(EventDatabase open) {
    try {
      keep(open.count()[0]);
    } catch (SQLException e) { // what was written is written
      reporter.report(failed(e.getMessage()), e);
    }
  }

  private void seal() {
    try {
      Path log = file.resolveSibling(nameOf(file) + "-wal");
      if (Files.exists(file) && EventSchema.isEmpty(log)) { // else somebody else has it open, too
        FileSeal.put(file);
      }
    } catch (IOException e) {
      // the next start looks into the file, as after a kill
      reporter.report(NLS.bind(Messages.EventStore_notSealed, file), e);
    }
  }

  private <T> T run(Action<T> action) throws IOException {
    EventDatabase used = null;
    try {
      used = open(null, null);
      return action.on(used);
    } catch (SQLException e) {
      if (!SqlFailure.isDamage(e)) {
        throw failure(used, e);
      }
      return runAgain(action, used, e);
    } catch (LinkageError e) {
      throw new IOException(failed(e), e);
    }
  }

  private <T> T runAgain(Action<T> action, @Nullable EventDatabase failed, SQLException damage) throws IOException {
    EventDatabase used = null;
    try {
      used = open(failed, damage);
      return action.on(used);
    } catch (SQLException e) {
      throw failure(used, e);
    }
  }

  /**
   * Opens the file unless it is open.
   *
   * @param failed the one that met damage; it is closed unless another thread, which met the same, has done so
   * @param damage what it met, null if none
   */
  private synchronized EventDatabase open(@Nullable EventDatabase failed, @Nullable SQLException damage)
      throws SQLException, IOException {
    if (damage != null && failed == database && failed != null) {
      database = null;
      failed.close();
    }
    EventDatabase open = database;
    if (open == null) {
      open = openFile(damage);
      database = open;
      synchronized (counting) {
        number = UNKNOWN;
      }
      if (opener.takeUncounted()) {
        count(open);
      }
      opener.tellUnreadable(open.unreadable());
    }
    return open;
  }

  private EventDatabase openFile(@Nullable SQLException damage) throws SQLException, IOException {
    try {
      opener.makeFolder();
      if (library.isPresent()) {
        library.get().provide();
      }
      return opener.open(damage);
    } catch (FileSystemException e) { // its message is a path and, at most, two words
      String reason = e.getReason() == null ? e.getClass().getSimpleName() + ": " + e.getFile() : e.getMessage();
      throw new IOException(failed(reason), e);
    } catch (IOException e) {
      String reason = e.getMessage();
      throw reason != null && reason.contains(file.toString()) ? e
          : new IOException(failed(reason), e);
    }
  }

  private String failed(@Nullable Object reason) {
    String text = String.valueOf(reason);
    return NLS.bind(Messages.EventStore_failed, file, text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
  }

  private static String nameOf(Path path) {
    return path.getFileName().toString();
  }

  private synchronized IOException failure(@Nullable EventDatabase failed, SQLException e) {
    boolean full = SqlFailure.isFull(e);
    if (!full && failed != null && database == failed) {
      database = null;
      failed.close();
    }
    String busy = NLS.bind(Messages.EventStore_busy, file);
    return new IOException(full ? NLS.bind(Messages.EventStore_diskFull, file)
        : SqlFailure.isBusy(e) ? busy : failed(e.getMessage()), e);
  }

  /** Something done on the open database. */
  @FunctionalInterface
  private interface Action<T> {
    T on(EventDatabase open) throws SQLException;
  }
}
