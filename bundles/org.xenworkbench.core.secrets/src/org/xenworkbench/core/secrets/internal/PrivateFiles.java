/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** Folders and files that only their owner can read, on file systems with POSIX permissions and with ACLs. */
final class PrivateFiles {

  private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
      PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private PrivateFiles() {
  }

  /** The folder, made if need be, and closed to others in either case. */
  static Path folder(Path path) throws IOException {
    Files.createDirectories(path);
    Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rwx------");
    if (!isPosix(path)) {
      ownerOnly(path);
    } else if (!Files.getPosixFilePermissions(path).equals(owners)) { // some file systems have them but change none
      Files.setPosixFilePermissions(path, owners);
    }
    return path;
  }

  /**
   * Makes a file that must not be there; it is closed to others before anything is in it, and on the disk when this
   * returns. If it cannot be written, there is none.
   */
  static void create(Path path, byte[] content) throws IOException {
    FileAttribute<?>[] attributes = isPosix(path.getParent())
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
        : new FileAttribute<?>[0];
    Files.createFile(path, attributes);
    if (attributes.length == 0) {
      ownerOnly(path);
    }
    try {
      Files.write(path, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Whether others than the owner can read or write it, as far as the file system tells. */
  static boolean isOpenToOthers(Path path) throws IOException {
    return isPosix(path) && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
  }

  /** Asks the file itself: in a chroot its file system may not be found at all. */
  private static boolean isPosix(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }

  private static void ownerOnly(Path path) throws IOException {
    @Nullable AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (view != null) {
      view.setAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(view.getOwner())
          .setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()));
    }
  }
}
