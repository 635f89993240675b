/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Closes what the workbench keeps to everybody but its owner, on file systems with POSIX permissions: the event log
 * names hosts, users and machines, and the history tells when somebody works. On others the folder's access list holds.
 *
 * @since 0.1
 */
public final class OwnersFiles {

  private static final Set<PosixFilePermission> OWNERS = EnumSet.of(PosixFilePermission.OWNER_READ,
      PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  private OwnersFiles() {
  }

  /** Makes the folder if it is not there, and closes it; what is in it can be reached by its owner only. */
  public static Path folder(Path folder) throws IOException {
    close(Files.createDirectories(folder));
    return folder;
  }

  /** What is in the place of a folder, or of one on the way to it, and is none: a file, or a link to nothing. */
  public static Optional<Path> obstacle(Path folder) {
    for (Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
      if (Files.isDirectory(place)) {
        return Optional.empty();
      }
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /**
   * Closes a folder and all that is in it. Links are not followed.
   *
   * @throws IOException for the first that cannot be closed, after the others were
   */
  public static void closeAll(Path folder) throws IOException {
    Closer closer = new Closer();
    Files.walkFileTree(folder, closer);
    @Nullable IOException failure = closer.failure;
    if (failure != null) {
      throw failure;
    }
  }

  private static void close(Path path) throws IOException {
    @Nullable PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
      permissions.addAll(view.readAttributes().permissions());
      if (permissions.retainAll(OWNERS)) {
        view.setPermissions(permissions);
      }
    }
  }

  /** Goes on when one cannot be closed; what goes while it looks needs no closing. */
  private static final class Closer extends SimpleFileVisitor<Path> {

    private @Nullable IOException failure;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, @Nullable BasicFileAttributes attributes) {
      return attempt(folder);
    }

    @Override
    public FileVisitResult visitFile(Path file, @Nullable BasicFileAttributes attributes) {
      return Files.isSymbolicLink(file) ? FileVisitResult.CONTINUE : attempt(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, @Nullable IOException e) {
      return note(e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      return e == null ? FileVisitResult.CONTINUE : note(e);
    }

    private FileVisitResult attempt(Path path) {
      try {
        close(path);
        return FileVisitResult.CONTINUE;
      } catch (IOException e) {
        return note(e);
      }
    }

    private FileVisitResult note(@Nullable IOException e) {
      if (failure == null && !(e instanceof NoSuchFileException)) {
        failure = e;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
