/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
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

/** Overwrites a volume with a file of this machine, and goes on where that broke off before. */
final class UploadVolumeOperation extends ResourceOperation {

  private final ResourceId volume;
  private final String hostName;
  private final Path file;
  private final DiskUsers users;
  private final UploadNotes notes;
  private final Set<ResourceId> open;

  /**
   * Creates one.
   *
   * @param notes how far those are that broke off: the same file to the same volume goes on there
   * @param open the volumes that are being written: two uploads do not write one
   */
  UploadVolumeOperation(HostCalls hosts, ResourceId volume, String hostName, Path file, DiskUsers users,
      UploadNotes notes, Set<ResourceId> open, Consumer<ResourceId> changed) {
    super(hosts, volume, changed);
    this.open = open;
    this.volume = volume;
    this.hostName = hostName;
    this.file = file;
    this.users = users;
    this.notes = notes;
  }

  @Override
  public Description describe() {
    Object[] names = {volume.name(), hostName, file, volume.pool()};
    return Description.of(LogEntry.CONFIGURATION, volume.host(), hostName, NLS.bind(Messages.Upload_running, names),
        NLS.bind(Messages.Upload_done, names)).withCancellable(true);
  }

  @Override
  HostCalls.Task task(OperationMonitor monitor) {
    return session -> {
      if (!open.add(volume)) {
        throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Upload_twice, volume.name()));
      }
      try {
        carry(session, monitor);
      } finally {
        open.remove(volume);
      }
    };
  }

  private void carry(HypervisorSession session, OperationMonitor monitor) throws HypervisorException {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // of a pipe or a device the size is not known
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.File_failed, file, Messages.File_notRegular));
    }
    users.requireNone(session, volume.pool(), volume.name());
    try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
      send(session.require(StorageTransfer.class), source, monitor);
    } catch (IOException e) {
      throw Transfer.failure(file, e);
    }
  }

  private void send(StorageTransfer transfer, FileChannel source, OperationMonitor monitor)
      throws HypervisorException, IOException {
    long size = source.size();
    long modified = Files.getLastModifiedTime(file).toMillis();
    Optional<UploadNotes.Note> broken = notes.of(volume).filter(note -> note.carried() > 0);
    long from = broken.isEmpty() || !broken.get().isOf(file, size, modified) ? 0
        : new Seam(transfer, volume, monitor).of(source, Math.min(size, broken.get().carried()),
            !broken.get().orderly());
    Transfer progress = new Transfer(monitor, size, from);
    broken.ifPresent(note -> progress.tellResumed(!note.orderly() || Seam.comparesAll(note.carried()),
        Messages.Transfer_anew));
    Noted noted = new Noted(progress, size, modified);
    try {
      noted.keep(false);
      transfer.upload(volume.pool(), volume.name(), from, Channels.newInputStream(source.position(from)), size - from,
          noted);
      notes.forget(volume);
    } catch (HypervisorException | IOException | RuntimeException e) {
      noted.keep(e instanceof HypervisorException ended && ended.kind() == Kind.CANCELLED);
      progress.tellBroken(Messages.Upload_broken, file);
      throw e;
    }
  }

  /** Keeps how far it is, now and then: the workbench may be killed. */
  private final class Noted implements StorageTransfer.Progress {

    private static final long STEP = 64L << 20;

    private final Transfer progress;
    private final long size;
    private final long modified;
    private long kept;

    Noted(Transfer progress, long size, long modified) {
      this.progress = progress;
      this.size = size;
      this.modified = modified;
    }

    void keep(boolean orderly) {
      kept = progress.carried();
      notes.keep(volume, new UploadNotes.Note(file, size, modified, kept, orderly));
    }

    @Override
    public void accept(long bytes) {
      progress.accept(bytes);
      if (progress.carried() - kept >= STEP) {
        keep(false);
      }
    }

    @Override
    public boolean isCancelled() {
      return progress.isCancelled();
    }
  }
}
