/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;

/**
 * Owns the workspace (instance area) for this process: two that share one would overwrite each other's settings and
 * history. Beside the lock it leaves a note of who holds it: a lock is on a file, and no lock any more when somebody
 * removes that; so the note is believed as long as its process lives, and the lock is looked at once a minute. What is
 * in the workspace is closed to other users.
 *
 * @since 0.1
 */
public final class WorkspaceLock {

  /** All that the process was started with, a line each; what the platform offers otherwise leaves its own part out. */
  private static final String COMMANDS = "eclipse.commands";
  private static final String DATA = "-data";
  /** The platform takes the folder for a URL: with these it uses another one, which another process may use, too. */
  private static final Pattern FORBIDDEN = Pattern.compile("[#?%]");
  private static final String METADATA = ".metadata";
  private static final String PLUGINS = ".metadata/.plugins";
  /** Of the platform, which everything that is told goes to. */
  private static final String LOG = ".metadata/.log";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
  /** What the platform locks. */
  private static final String LOCK = ".metadata/.lock";
  private static final String SOURCE = "workspace";

  private final @Nullable Location location;
  private final Optional<String> refusal;
  private final Timing timing = Timing.system();
  private boolean held;
  private Optional<String> notice = Optional.empty();
  /** Whether the lock was let go to take it again, and is not back. */
  private boolean isLetGo;
  /** The file that is locked, where files are told apart. */
  private Optional<Object> locked = Optional.empty();
  private boolean isShared;
  private Optional<ScheduledExecutorService> watch = Optional.empty();

  /**
   * Creates a lock that is not held, on the workspace that the command line names.
   *
   * @param location the instance area; null if the process was started without one
   */
  public WorkspaceLock(@Nullable Location location) {
    this(location, System.getProperty(COMMANDS, "").lines().toList());
  }

  /** Creates a lock that is not held, on the workspace that these words name. */
  WorkspaceLock(@Nullable Location location, List<String> arguments) {
    this(location, named(arguments), Collections.frequency(arguments, DATA));
  }

  /**
   * Creates a lock that is not held.
   *
   * @param named the folder as the user named it, which the location may differ from
   */
  WorkspaceLock(@Nullable Location location, String named) {
    this(location, named, 1);
  }

  private WorkspaceLock(@Nullable Location location, String named, int times) {
    this.location = location;
    refusal = times > 1 ? Optional.of(NLS.bind(Messages.WorkspaceLock_twice, times))
        : location == null || !location.isSet() && location.getDefault() == null
            ? Optional.of(Messages.WorkspaceLock_none)
        : FORBIDDEN.matcher(named).find() ? Optional.of(NLS.bind(Messages.WorkspaceLock_characters, named))
        : Optional.empty();
  }

  /** The folder that was asked for, in the user's home unless the arguments name another. */
  static String named(List<String> arguments) {
    int value = arguments.lastIndexOf(DATA) + 1;
    return value > 0 && value < arguments.size() ? arguments.get(value) : System.getProperty("user.home", "");
  }

  /**
   * Tries to own the workspace, which is created if it is not there; blocks for as long as its disk does not answer.
   *
   * @param teller takes a sentence for the user if that takes long, on another thread
   * @return as {@link #acquire()}
   */
  public Optional<String> acquire(Consumer<String> teller) {
    if (refusal.isPresent()) {
      return refusal;
    }
    try (DiskWatch watch = new DiskWatch(directory(), timing.scheduler("xenworkbench-disk-watch"), teller)) {
      return acquire();
    }
  }

  /**
   * Tries to own the workspace, which is created if it is not there.
   *
   * @return why it cannot be used and what to do, empty if it is ours now
   */
  public Optional<String> acquire() {
    if (refusal.isPresent()) {
      return refusal;
    }
    try {
      Optional<Path> file = inTheWay(directory().resolve(METADATA));
      if (file.isPresent()) {
        return Optional.of(NLS.bind(Messages.WorkspaceLock_noFolder, directory(), file.get()));
      }
      for (Path folder : used()) {
        Optional<String> other = FileOwner.other(folder);
        if (other.isPresent()) {
          return Optional.of(NLS.bind(Messages.WorkspaceLock_foreign,
              new Object[] {folder, other.get(), Initiator.process()}));
        }
      }
      Optional<String> owner = note().livingOwner();
      held = owner.isEmpty()
          && (location().isSet() ? location().lock() : location().set(location().getDefault(), true));
      if (held) {
        locked = identity();
        setLogAside();
        closeToOthers();
        note().write();
        return Optional.empty();
      }
      return Optional.of(NLS.bind(Messages.WorkspaceLock_inUse, directory(), owner.or(this::owner)
          .orElse(Messages.WorkspaceLock_ownerUnknown)));
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
      return Optional.of(NLS.bind(Messages.WorkspaceLock_notUsable, directory(), reason));
    }
  }

  /** The file that is where a folder is to be, or is above it: what the platform says of it is that it is read-only. */
  private static Optional<Path> inTheWay(Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return Optional.ofNullable(there).filter(path -> !Files.isDirectory(path));
  }

  /** The folders whose owner decides what this process keeps and runs: of the bundles, and the first ones in these. */
  private List<Path> used() throws IOException {
    List<Path> folders = new ArrayList<>(List.of(directory(), directory().resolve(METADATA)));
    Path plugins = directory().resolve(PLUGINS);
    if (Files.isDirectory(plugins)) {
      try (Stream<Path> found = Files.walk(plugins.toRealPath(), 2)) {
        found.filter(Files::isDirectory).forEach(folders::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return folders;
  }

  /** Whoever tells something would wait in a pipe that nobody reads, and a folder takes nothing. */
  private void setLogAside() throws IOException {
    Path log = directory().resolve(LOG);
    if (Files.exists(log) && !Files.isRegularFile(log)) {
      Path moved = log.resolveSibling(log.getFileName() + ".unknown-" + STAMP.format(Instant.now()));
      Files.move(log, moved);
      notice = Optional.of(NLS.bind(Messages.WorkspaceLock_logNoFile, log, moved.getFileName()));
    }
  }

  /** Tells what was found wrong with the workspace, in an entry and in the banner, from now until it is given back. */
  public synchronized void tell(EventLog events) {
    notice.ifPresent(text -> {
      events.setFault(SOURCE, notice);
      append(events, LogEntry.Status.WARNING, text);
    });
    if (held && watch.isEmpty()) {
      ScheduledExecutorService watching = Threads.scheduler("xenworkbench-workspace");
      watching.scheduleWithFixedDelay(() -> check(events), 1, 1, TimeUnit.MINUTES);
      watch = Optional.of(watching);
    }
  }

  private static void append(EventLog events, LogEntry.Status status, String text) {
    events.append(LogEntry.occurrence(LogEntry.SYSTEM, status, text, Instant.now()).user(Initiator.workbench())
        .build());
  }

  /** Locks the workspace again if somebody has removed or replaced the file of its lock, and tells. */
  synchronized void check(EventLog events) {
    if (!held || locked.isEmpty() || !isLetGo && locked.equals(identity())) {
      return;
    }
    try {
      isLetGo = true;
      location().release();
      if (location().lock()) {
        note().write();
        locked = identity();
        isLetGo = false;
        append(events, isShared ? LogEntry.Status.INFO : LogEntry.Status.WARNING,
            NLS.bind(isShared ? Messages.WorkspaceLock_alone : Messages.WorkspaceLock_again, lockFile()));
        events.setFault(SOURCE, notice);
        isShared = false;
      } else if (!isShared) {
        isShared = true;
        String text = NLS.bind(Messages.WorkspaceLock_shared, lockFile(),
            owner().orElse(Messages.WorkspaceLock_ownerUnknown));
        append(events, LogEntry.Status.WARNING, text);
        events.setFault(SOURCE, Optional.of(text));
      }
    } catch (IOException e) {
      SafeLog.of(WorkspaceLock.class).warn("The workspace cannot be locked again; it is tried in a minute: " + e, e);
    }
  }

  /** Empty if it is not there, or the system does not tell files apart. */
  private Optional<Object> identity() {
    try {
      return Optional.ofNullable(Files.readAttributes(lockFile(), BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path lockFile() {
    return directory().resolve(LOCK);
  }

  private Location location() {
    return Objects.requireNonNull(location, "checked when the lock was made");
  }

  /** The folder itself too, unless it has files of others: it may be somebody's home. */
  private void closeToOthers() {
    try (Stream<Path> files = Files.list(directory())) {
      boolean ours = files.allMatch(file -> file.endsWith(METADATA));
      OwnersFiles.closeAll(ours ? directory() : directory().resolve(METADATA));
    } catch (IOException e) {
      SafeLog.of(WorkspaceLock.class).warn("The workspace could not be closed to other users: " + e, e);
    }
  }

  /** Gives the workspace back; nothing happens if it was not acquired. */
  public synchronized void release() {
    watch.ifPresent(ScheduledExecutorService::shutdownNow);
    if (held) {
      try {
        if (!isShared) { // else it is the other one's
          note().remove();
        }
      } catch (IOException e) {
        SafeLog.of(WorkspaceLock.class).warn("The note of who has the workspace was not deleted", e);
      }
      closeToOthers(); // what the platform made meanwhile
      location().release();
      held = false;
    }
  }

  /** Who owns the workspace, as words for the user; empty if it left no note that can be read. */
  private Optional<String> owner() {
    try {
      return note().owner();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private LockNote note() {
    return new LockNote(directory());
  }

  /** Where the workspace is. */
  public Path directory() {
    // The location is a file URL that is not escaped, so it is not turned into a URI.
    URL url = location().isSet() ? location().getURL() : location().getDefault();
    return new File(url.getPath()).toPath();
  }
}
