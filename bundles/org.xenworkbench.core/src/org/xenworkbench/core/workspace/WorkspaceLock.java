/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.internal.Messages;

/**
 * Owns the workspace (instance area) for this process: two that share one would overwrite each other's settings and
 * history. Beside the lock it leaves a note of who holds it, in the file and format that the Eclipse IDE uses too.
 */
public final class WorkspaceLock {

  private static final String INFO = ".metadata/.lock_info";
  private static final String PROCESS = "process-id";
  private static final String USER = "user";

  private final Location location;
  private boolean held;

  /** Creates a lock that is not held. */
  public WorkspaceLock(Location location) {
    this.location = location;
  }

  /**
   * Tries to own the workspace, which is created if it is not there.
   *
   * @return why it cannot be used and what to do, empty if it is ours now
   */
  public Optional<String> acquire() {
    try {
      held = location.isSet() ? location.lock() : location.set(location.getDefault(), true);
      if (held) {
        writeInfo();
        return Optional.empty();
      }
      return Optional.of(NLS.bind(Messages.WorkspaceLock_inUse, directory(),
          owner().orElse(Messages.WorkspaceLock_ownerUnknown)));
    } catch (IOException e) {
      return Optional.of(NLS.bind(Messages.WorkspaceLock_notUsable, directory(), e.getMessage()));
    }
  }

  /** Gives the workspace back; nothing happens if it was not acquired. */
  public void release() {
    if (held) {
      try {
        Files.deleteIfExists(info());
      } catch (IOException e) {
        ILog.of(WorkspaceLock.class).warn("The file " + info() + " was not deleted", e);
      }
      location.release();
      held = false;
    }
  }

  /** Who owns the workspace, as words for the user; empty if it left no note. */
  private Optional<String> owner() throws IOException {
    if (!Files.exists(info())) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(info())) {
      properties.load(in);
    }
    return Optional.ofNullable(properties.getProperty(PROCESS)).map(pid ->
        NLS.bind(Messages.WorkspaceLock_owner, pid, properties.getProperty(USER, "?")));
  }

  private void writeInfo() throws IOException {
    Properties properties = new Properties();
    properties.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
    properties.setProperty(USER, System.getProperty("user.name", "?"));
    Files.createDirectories(info().getParent());
    try (OutputStream out = Files.newOutputStream(info())) {
      properties.store(out, null);
    }
  }

  private Path info() {
    return directory().resolve(INFO);
  }

  /** Where the workspace is. */
  public Path directory() {
    // The location is a file URL that is not escaped, so it is not turned into a URI.
    URL url = location.isSet() ? location.getURL() : location.getDefault();
    return new File(url.getPath()).toPath();
  }
}
