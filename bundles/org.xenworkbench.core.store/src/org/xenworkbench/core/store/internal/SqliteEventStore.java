/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * The event log in one SQLite file. The file is opened with the first call, and again after a failure, so that a disk
 * that comes back is used at once. Any thread.
 */
@Component(service = EventStore.class)
public final class SqliteEventStore implements EventStore, AutoCloseable {

  private static final String FILE_NAME = "events.db";
  /** Where sqlite-jdbc unpacks its native library; the system's folder for temporary files may forbid execution. */
  private static final String NATIVE_FOLDER_PROPERTY = "org.sqlite.tmpdir";

  private final Path file;
  private final Clock clock;
  private final FaultReporter reporter;
  private @Nullable EventDatabase database;

  /** Used by Declarative Services: the file lies in this bundle's folder of the instance area. */
  @Activate
  public SqliteEventStore(BundleContext context) throws IOException {
    this(OwnersFiles.folder(Platform.getStateLocation(context.getBundle()).toPath()).resolve(FILE_NAME), Clock.systemUTC(),
        ILog.of(context.getBundle())::error);
    if (System.getProperty(NATIVE_FOLDER_PROPERTY) == null) {
      Path natives = Files.createDirectories(file.resolveSibling("native"));
      System.setProperty(NATIVE_FOLDER_PROPERTY, natives.toString());
    }
  }

  /** Creates one on a file of its own; nothing is opened yet. */
  SqliteEventStore(Path file, Clock clock, FaultReporter reporter) {
    this.file = file;
    this.clock = clock;
    this.reporter = reporter;
  }

  @Override
  public void append(List<LogEntry> entries) throws IOException {
    run(open -> {
      open.append(entries);
      return true;
    });
  }

  @Override
  public List<LogEntry> query(EventQuery query) throws IOException {
    return run(open -> open.query(query));
  }

  @Override
  public void forgetBefore(Instant time) throws IOException {
    run(open -> {
      open.forgetBefore(time);
      return true;
    });
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

  /** Closes the file; a later call opens it again. */
  @Override
  @Deactivate
  public synchronized void close() {
    EventDatabase open = database;
    database = null;
    if (open != null) {
      open.close();
    }
  }

  private <T> T run(Action<T> action) throws IOException {
    EventDatabase used = null;
    try {
      used = open();
      return action.on(used);
    } catch (SQLException e) {
      if (!isDamaged(e)) {
        throw failure(used, e);
      }
      setAside(used, e);
    }
    try {
      used = open();
      return action.on(used);
    } catch (SQLException e) {
      throw failure(used, e);
    }
  }

  private synchronized EventDatabase open() throws SQLException, IOException {
    EventDatabase open = database;
    if (open == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      open = new EventDatabase(file);
      database = open;
    }
    return open;
  }

  /**
   * Renames the database with its log, so that SQLite does not apply the old log to the new file; unless another thread,
   * which met the same damage, has done so and uses a new one.
   *
   * @param damaged the one that failed, null if it could not be opened
   */
  private synchronized void setAside(@Nullable EventDatabase damaged, SQLException cause) throws IOException {
    if (database != damaged) {
      return;
    }
    close();
    Instant now = clock.instant();
    Path moved = file;
    try {
      if (Files.exists(file)) {
        moved = SetAside.move(file, now);
      }
      for (String suffix : List.of("-wal", "-shm")) {
        Path part = file.resolveSibling(nameOf(file) + suffix);
        if (Files.exists(part)) {
          Files.move(part, moved.resolveSibling(nameOf(moved) + suffix));
        }
      }
    } catch (IOException e) {
      e.addSuppressed(cause);
      throw new IOException(NLS.bind(Messages.EventStore_damaged, file), e);
    }
    reporter.report(NLS.bind(Messages.EventStore_corrupt, file, moved.getFileName()), cause);
  }

  private static String nameOf(Path path) {
    return path.getFileName().toString();
  }

  private static boolean isDamaged(SQLException e) {
    return e instanceof SQLiteException sqlite && switch (primary(sqlite.getResultCode())) {
      case "SQLITE_CORRUPT", "SQLITE_NOTADB" -> true;
      default -> false;
    };
  }

  private synchronized IOException failure(@Nullable EventDatabase failed, SQLException e) {
    boolean full = e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    if (!full && database == failed) {
      close();
    }
    return new IOException(full ? NLS.bind(Messages.EventStore_diskFull, file)
        : NLS.bind(Messages.EventStore_failed, file, e.getMessage()), e);
  }

  /** The name of the code without its extension: SQLITE_CORRUPT of SQLITE_CORRUPT_VTAB. */
  private static String primary(SQLiteErrorCode code) {
    String name = code.name();
    int end = name.indexOf('_', "SQLITE_".length());
    return end < 0 ? name : name.substring(0, end);
  }

  /** Something done on the open database. */
  @FunctionalInterface
  private interface Action<T> {
    T on(EventDatabase open) throws SQLException;
  }
}
