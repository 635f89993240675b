/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.ResourceId;

/** Writes a volume into a file of this machine, which is there when all of it is. */
final class DownloadVolumeOperation implements Operation {

  private static final int BUFFER = 1 << 20;
  private static final String RAW = "raw";

  private final HostCalls hosts;
  private final ResourceId volume;
  private final String hostName;
  private final Path file;

  DownloadVolumeOperation(HostCalls hosts, ResourceId volume, String hostName, Path file) {
    this.hosts = hosts;
    this.volume = volume;
    this.hostName = hostName;
    this.file = file;
  }

  @Override
  public Description describe() {
    Object[] names = {volume.name(), hostName, file, volume.pool()};
    return Description.of(LogEntry.CONFIGURATION, volume.host(), hostName, NLS.bind(Messages.Download_running, names),
        NLS.bind(Messages.Download_done, names)).withCancellable(true);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    Path part = file.resolveSibling(UUID.randomUUID() + ".part");
    try {
      try {
        hosts.run(volume.host(), Role.OPERATIONS, session -> carry(session, part, monitor));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw Transfer.failure(file, e);
    }
  }

  private void carry(HypervisorSession session, Path part, OperationMonitor monitor) throws HypervisorException {
    long size = size(session);
    try (OutputStream sink =
        new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), BUFFER)) {
      session.require(StorageTransfer.class).download(volume.pool(), volume.name(), sink,
          new Transfer(monitor, size));
    } catch (IOException e) {
      throw Transfer.failure(file, e);
    }
  }

  /** How many bytes are to come; 0 of what is written in a format whose size only its host knows. */
  private long size(HypervisorSession session) throws HypervisorException {
    return session.require(StorageAccess.class).volumes(volume.pool()).stream()
        .filter(one -> one.name().equals(volume.name())).findFirst()
        .filter(one -> one.format().equals(RAW)).map(one -> one.capacity()).orElse(0L);
  }
}
