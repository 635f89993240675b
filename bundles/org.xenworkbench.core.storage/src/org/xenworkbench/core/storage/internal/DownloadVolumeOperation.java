/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
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
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeLog;

/**
 * Writes a volume into a file of this machine, which is there when all of it is, and goes on where that broke off
 * before.
 */
final class DownloadVolumeOperation implements Operation {

  private static final int BUFFER = 1 << 20;
  private static final String RAW = "raw";
  /** File systems take names of 255 bytes. */
  private static final int PART_NAME = 60;
  private static final int PART_ID = 8;
  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");

  private final HostCalls hosts;
  private final ResourceId volume;
  private final String hostName;
  private final Path file;
  private final DiskUsers users;
  private final Set<Path> open;

  /**
   * Creates one.
   *
   * @param users who may write to the volume: then it does not go on, but begins anew
   * @param open the parts that are being written: two downloads do not write one
   */
  DownloadVolumeOperation(HostCalls hosts, ResourceId volume, String hostName, Path file, DiskUsers users,
      Set<Path> open) {
    this.users = users;
    this.open = open;
    this.hosts = hosts;
    this.volume = volume;
    this.hostName = hostName;
    this.file = file;
  }

  @Override
  public boolean changesHost() {
    return false;
  }

  @Override
  public Description describe() {
    Object[] names = {volume.name(), hostName, file, volume.pool()};
    return Description.of(LogEntry.CONFIGURATION, volume.host(), hostName, NLS.bind(Messages.Download_running, names),
        NLS.bind(Messages.Download_done, names)).withCancellable(true);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    Path part = part();
    if (!open.add(part)) {
      throw new HypervisorException(HypervisorException.Kind.FAILED,
          NLS.bind(Messages.Download_twice, volume.name(), file));
    }
    try {
      hosts.run(volume.host(), Role.OPERATIONS, session -> carry(session, part, monitor));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Transfer.failure(file, e);
    } finally {
      open.remove(part);
    }
  }

  /** Where it is until all of it is there: the same for a volume each time, so that what broke off is found again. */
  private Path part() {
    String name = String.valueOf(file.getFileName());
    UUID id = UUID.nameUUIDFromBytes((volume.key() + '/' + name).getBytes(StandardCharsets.UTF_8));
    return file.resolveSibling(name.substring(0, Math.min(name.length(), PART_NAME)) + '.'
        + id.toString().substring(0, PART_ID) + ".part");
  }

  private void carry(HypervisorSession session, Path part, OperationMonitor monitor) throws HypervisorException {
    long size = size(session);
    try (FileChannel here = open(part)) {
      boolean isWritten = here.size() > 0 && users.isWritten(session, volume.pool(), volume.name());
      receive(session.require(StorageTransfer.class), here, size, isWritten, monitor);
    } catch (IOException e) {
      throw Transfer.failure(file, e);
    } finally {
      deleteIfEmpty(part);
    }
  }

  private void receive(StorageTransfer transfer, FileChannel here, long size, boolean isWritten,
      OperationMonitor monitor)
      throws HypervisorException, IOException {
    long before = here.size();
    long from = isWritten || size > 0 && before > size ? 0
        : new Seam(transfer, volume, monitor).of(here, before, false);
    here.truncate(from).position(from);
    Transfer progress = new Transfer(monitor, size, from);
    if (before > 0) {
      progress.tellResumed(Seam.comparesAll(before), isWritten ? Messages.Transfer_written : Messages.Transfer_anew);
    }
    try {
      OutputStream sink = new BufferedOutputStream(Channels.newOutputStream(here), BUFFER);
      transfer.download(volume.pool(), volume.name(), from, 0, sink, progress);
      sink.flush();
      if (progress.carried() < size) {
        throw new HypervisorException(HypervisorException.Kind.FAILED, NLS.bind(Messages.Download_shorter,
            new Object[] {volume.name(), Quantities.bytes(size), Quantities.bytes(progress.carried())}));
      }
    } catch (HypervisorException | IOException | RuntimeException e) {
      progress.tellBroken(Messages.Download_broken, part());
      throw e;
    }
  }

  /** For its owner's eyes; one that is there is ours, or it is refused: its name can be guessed. */
  private static FileChannel open(Path part) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
      Set<OpenOption> made = new HashSet<>(options);
      made.add(StandardOpenOption.CREATE_NEW);
      return Files.getFileStore(part.toAbsolutePath().getParent()).supportsFileAttributeView("posix")
          ? FileChannel.open(part, made, PosixFilePermissions.asFileAttribute(OWNERS)) : FileChannel.open(part, made);
    }
    PosixFileAttributeView view =
        Files.getFileAttributeView(part, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) || view != null
        && !(view.getOwner().getName().equals(System.getProperty("user.name"))
            && view.readAttributes().permissions().equals(OWNERS))) {
      throw new FileSystemException(part.toString(), null, NLS.bind(Messages.Download_foreign, part));
    }
    return FileChannel.open(part, options);
  }

  /** Nothing is left of what never began. */
  private static void deleteIfEmpty(Path part) {
    try {
      if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && Files.size(part) == 0) {
        Files.delete(part);
      }
    } catch (IOException e) {
      SafeLog.of(DownloadVolumeOperation.class).warn("An empty file is left over: " + part, e);
    }
  }

  /** How many bytes are to come; 0 of what is written in a format whose size only its host knows. */
  private long size(HypervisorSession session) throws HypervisorException {
    return session.require(StorageAccess.class).volumes(volume.pool()).stream()
        .filter(one -> one.name().equals(volume.name())).findFirst()
        .filter(one -> one.format().equals(RAW)).map(one -> one.capacity()).orElse(0L);
  }
}
