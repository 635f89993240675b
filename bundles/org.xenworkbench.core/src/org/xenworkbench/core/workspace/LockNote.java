/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.operation.Initiator;

/** The note beside the lock that says who holds it, in the file and format that the Eclipse IDE uses too. */
final class LockNote {

  private static final String NAME = ".metadata/.lock_info";
  private static final String PROCESS = "process-id";
  private static final String USER = "user";
  /** Ours alone. */
  private static final String MARK = "process-mark";
  private static final int LARGEST = 1 << 16;

  private final Path file;

  LockNote(Path workspace) {
    file = workspace.resolve(NAME);
  }

  /** Says that this process holds the lock. */
  void write() throws IOException {
    long pid = ProcessHandle.current().pid();
    Properties properties = new Properties();
    properties.setProperty(PROCESS, Long.toString(pid));
    properties.setProperty(USER, Initiator.process());
    ProcessMark.of(pid).ifPresent(mark -> properties.setProperty(MARK, mark));
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file); // a link there is not followed
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      properties.store(out, null);
    }
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Who holds the lock, as words for the user; empty if there is no note. */
  Optional<String> owner() throws IOException {
    return words(read());
  }

  /**
   * The same if it is another process that lives, whatever has become of the lock; empty also if its number is that of
   * a process that was started later.
   */
  Optional<String> livingOwner() throws IOException {
    Properties note = read();
    String pid = note.getProperty(PROCESS, "");
    String mark = note.getProperty(MARK, "");
    boolean lives = pid.matches("[1-9][0-9]{0,17}") && ProcessMark.of(Long.parseLong(pid)).equals(Optional.of(mark));
    return lives && Long.parseLong(pid) != ProcessHandle.current().pid() ? words(note) : Optional.empty();
  }

  private static Optional<String> words(Properties note) {
    return Optional.ofNullable(note.getProperty(PROCESS))
        .map(pid -> NLS.bind(Messages.WorkspaceLock_owner, pid, note.getProperty(USER, "?")));
  }

  /** Nothing is in it if it is not there, is no file or was not written by us. */
  private Properties read() throws IOException {
    Properties properties = new Properties();
    Optional<byte[]> text = Files.exists(file) ? BoundedFile.read(file, LARGEST) : Optional.empty();
    if (text.isPresent()) {
      try {
        properties.load(new ByteArrayInputStream(text.get()));
      } catch (IllegalArgumentException e) {
        properties.clear(); // damaged: it only says who, and the lock decides
      }
    }
    return properties;
  }
}
