/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.ResourceId;

/** Overwrites a volume with a file of this machine. */
final class UploadVolumeOperation extends ResourceOperation {

  private final ResourceId volume;
  private final String hostName;
  private final Path file;
  private final DiskUsers users;

  UploadVolumeOperation(HostCalls hosts, ResourceId volume, String hostName, Path file, DiskUsers users,
      Consumer<ResourceId> changed) {
    super(hosts, volume, changed);
    this.volume = volume;
    this.hostName = hostName;
    this.file = file;
    this.users = users;
  }

  @Override
  public Description describe() {
    Object[] names = {volume.name(), hostName, file, volume.pool()};
    return Description.of(LogEntry.CONFIGURATION, volume.host(), hostName, NLS.bind(Messages.Upload_running, names),
        NLS.bind(Messages.Upload_done, names)).withCancellable(true);
  }

  @Override
  HostCalls.Task task(OperationMonitor monitor) {
    return session -> carry(session, monitor);
  }

  private void carry(HypervisorSession session, OperationMonitor monitor) throws HypervisorException {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // of a pipe or a device the size is not known
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.File_failed, file, Messages.File_notRegular));
    }
    users.requireNone(session, volume.pool(), volume.name());
    try (InputStream source = Files.newInputStream(file)) {
      long size = Files.size(file);
      session.require(StorageTransfer.class).upload(volume.pool(), volume.name(), source, size,
          new Transfer(monitor, size));
    } catch (IOException e) {
      throw Transfer.failure(file, e);
    }
  }
}
