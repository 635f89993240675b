/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.text.SafeLog;

/**
 * Owns the workspace (instance area) for this process: two that share one would overwrite each other's settings and
 * history. Beside the lock it leaves a note of who holds it, in the file and format that the Eclipse IDE uses too. What
 * is in the workspace is closed to other users.
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
  private static final String INFO = ".metadata/.lock_info";
  private static final int LARGEST_INFO = 1 << 16;
  private static final String PROCESS = "process-id";
  private static final String USER = "user";

  private final @Nullable Location location;
  private final Optional<String> refusal;
  private boolean held;
  private Optional<String> notice = Optional.empty();

  /**
   * Creates a lock that is not held, on the workspace that the command line names.
   *
   * @param location the instance area; null if the process was started without one
   */
  public WorkspaceLock(@Nullable Location location) {
    this(location, named(System.getProperty(COMMANDS, "").lines().toList()));
  }

  /**
   * Creates a lock that is not held.
   *
   * @param named the folder as the user named it, which the location may differ from
   */
  WorkspaceLock(@Nullable Location location, String named) {
    this.location = location;
    refusal = location == null || !location.isSet() && location.getDefault() == null
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
   * Tries to own the workspace, which is created if it is not there.
   *
   * @return why it cannot be used and what to do, empty if it is ours now
   */
  public Optional<String> acquire() {
    if (refusal.isPresent()) {
      return refusal;
    }
    try {
      for (Path folder : used()) {
        Optional<String> other = FileOwner.other(folder);
        if (other.isPresent()) {
          return Optional.of(NLS.bind(Messages.WorkspaceLock_foreign,
              new Object[] {folder, other.get(), System.getProperty("user.name", "?")}));
        }
      }
      held = location().isSet() ? location().lock() : location().set(location().getDefault(), true);
      if (held) {
        setLogAside();
        closeToOthers();
        writeInfo();
        return Optional.empty();
      }
      return Optional.of(NLS.bind(Messages.WorkspaceLock_inUse, directory(),
          owner().orElse(Messages.WorkspaceLock_ownerUnknown)));
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
      return Optional.of(NLS.bind(Messages.WorkspaceLock_notUsable, directory(), reason));
    }
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

  /** Tells what was found wrong with the workspace, in an entry and in the banner. */
  public void tell(EventLog events) {
    notice.ifPresent(text -> {
      events.setFault("workspace", notice);
      events.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, Optional.empty(), "",
          Instant.now(), "", ""));
    });
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
  public void release() {
    if (held) {
      try {
        Files.deleteIfExists(info());
      } catch (IOException e) {
        SafeLog.of(WorkspaceLock.class).warn("The file " + info() + " was not deleted", e);
      }
      closeToOthers(); // what the platform made meanwhile
      location().release();
      held = false;
    }
  }

  /** Who owns the workspace, as words for the user; empty if it left no note. */
  private Optional<String> owner() throws IOException {
    if (Files.notExists(info())) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    properties.load(new ByteArrayInputStream(BoundedFile.read(info(), LARGEST_INFO).orElse(new byte[0])));
    return Optional.ofNullable(properties.getProperty(PROCESS)).map(pid ->
        NLS.bind(Messages.WorkspaceLock_owner, pid, properties.getProperty(USER, "?")));
  }

  private void writeInfo() throws IOException {
    Properties properties = new Properties();
    properties.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
    properties.setProperty(USER, System.getProperty("user.name", "?"));
    Files.createDirectories(info().getParent());
    Files.deleteIfExists(info()); // a link there is not followed
    try (OutputStream out = Files.newOutputStream(info(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      properties.store(out, null);
    }
  }

  private Path info() {
    return directory().resolve(INFO);
  }

  /** Where the workspace is. */
  public Path directory() {
    // The location is a file URL that is not escaped, so it is not turned into a URI.
    URL url = location().isSet() ? location().getURL() : location().getDefault();
    return new File(url.getPath()).toPath();
  }
}
