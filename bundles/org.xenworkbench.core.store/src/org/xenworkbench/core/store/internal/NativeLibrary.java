/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.sqlite.SQLiteConfig;
import org.sqlite.util.LibraryLoaderUtil;
import org.xenworkbench.core.workspace.FileOwner;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * SQLite's native library, unpacked once and used by every later start; sqlite-jdbc would unpack it at each, leave it
 * there when the process is killed, and never recover from a disk that was full then.
 */
final class NativeLibrary {

  /** Who sets one of these has a library, or a folder for it, of his own. */
  private static final String PATH_PROPERTY = "org.sqlite.lib.path";
  private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";
  private static final String FORMER = "sqlite-";

  private final Path folder;

  /** Creates one that is kept in that folder, which is of this workspace and nobody else's. */
  NativeLibrary(Path folder) {
    this.folder = folder;
  }

  /** Makes sure that the library is there and whole, before SQLite is used for the first time. */
  synchronized void provide() throws IOException {
    if (System.getProperty(PATH_PROPERTY) != null || System.getProperty(FOLDER_PROPERTY) != null) {
      return;
    }
    removeFormer();
    Path library = unpack();
    System.setProperty(PATH_PROPERTY, library.toAbsolutePath().getParent().toString());
  }

  /** Unpacks the library unless it is there and whole; its place is returned. */
  Path unpack() throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    byte[] content = content(LibraryLoaderUtil.getNativeLibResourcePath() + '/' + name);
    Path library = folder.resolve(name);
    if (!Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)
        || FileOwner.other(library).isPresent() // who could change it until it is run
        || Files.size(library) != content.length || !Arrays.equals(Files.readAllBytes(library), content)) {
      Optional<Path> obstacle = OwnersFiles.obstacle(folder);
      if (obstacle.isPresent()) {
        throw new IOException(NLS.bind(Messages.EventStore_noFolder, obstacle.get(), library));
      }
      Files.createDirectories(folder);
      Path part = folder.resolve(name + ".part");
      try {
        setFolderAside(library);
        setFolderAside(part);
        Files.deleteIfExists(part); // a link there is not followed
        Files.write(part, content, StandardOpenOption.CREATE_NEW);
        Files.move(part, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        Files.deleteIfExists(part);
        throw e;
      }
    }
    return library;
  }

  /** A folder is in the way, and what is in it may be somebody's. */
  private static void setFolderAside(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(path, path.resolveSibling(path.getFileName() + ".unknown-" + UUID.randomUUID()));
    }
  }

  private static byte[] content(String resource) throws IOException {
    try (InputStream stream = SQLiteConfig.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException(NLS.bind(Messages.EventStore_noLibrary, System.getProperty("os.name"),
            System.getProperty("os.arch")));
      }
      return stream.readAllBytes();
    }
  }

  /** Removes what earlier versions unpacked at each start. One process owns the workspace, so nobody uses them. */
  private void removeFormer() throws IOException {
    if (Files.isDirectory(folder)) {
      List<Path> former;
      try (Stream<Path> files = Files.list(folder)) {
        former = files.filter(path -> String.valueOf(path.getFileName()).startsWith(FORMER)).toList();
      }
      for (Path path : former) {
        Files.deleteIfExists(path);
      }
    }
  }
}
