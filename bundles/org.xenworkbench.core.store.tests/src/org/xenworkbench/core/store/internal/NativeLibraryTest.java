/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

  @TempDir
  Path folder;

  @Test
  void isUnpackedOnceAndAgainOnlyIfItIsNotWhole() throws IOException {
    Path library = new NativeLibrary(folder.resolve("native")).unpack();
    byte[] content = Files.readAllBytes(library);
    assertThat(content.length).isGreaterThan(500_000);
    FileTime then = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(library, then);
    assertThat(new NativeLibrary(folder.resolve("native")).unpack()).isEqualTo(library);
    assertThat(Files.getLastModifiedTime(library)).as("used again").isEqualTo(then);
    for (byte[] damaged : new byte[][] {new byte[0], new byte[content.length]}) {
      Files.write(library, damaged);
      new NativeLibrary(folder.resolve("native")).unpack();
      assertThat(Files.readAllBytes(library)).isEqualTo(content);
    }
    try (Stream<Path> files = Files.list(folder.resolve("native"))) {
      assertThat(files).containsExactly(library);
    }
  }

  /** Its owner could change it between the look at it and its use. Needs to be root. */
  @Test
  void oneOfAnotherUserIsNotUsed() throws IOException {
    assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give a file away");
    Path library = new NativeLibrary(folder).unpack();
    Files.setOwner(library, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    assertThat(Files.getAttribute(new NativeLibrary(folder).unpack(), "unix:uid")).isEqualTo(0);
  }

  @Test
  void aFolderThatCannotBeIsAFault() throws IOException {
    Path noFolder = Files.createFile(folder.resolve("native"));
    assertThatThrownBy(() -> new NativeLibrary(noFolder).unpack()).isInstanceOf(IOException.class);
  }

  @Test
  void aFolderInItsPlaceIsSetAside() throws IOException {
    Path library = new NativeLibrary(folder.resolve("native")).unpack();
    Files.delete(library);
    for (Path inTheWay : List.of(library, library.resolveSibling(library.getFileName() + ".part"))) {
      Files.createFile(Files.createDirectories(inTheWay).resolve("somebody's"));
    }
    assertThat(new NativeLibrary(folder.resolve("native")).unpack()).isRegularFile();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.endsWith("somebody's"))).hasSize(2)
          .allMatch(file -> file.getParent().toString().contains(".unknown-"));
    }
  }

  @Test
  void whatEarlierVersionsLeftIsRemoved() throws IOException {
    Path natives = Files.createDirectory(folder.resolve("native"));
    Path left = Files.createFile(natives.resolve("sqlite-3.54.1.0-8d0d-libsqlitejdbc.so"));
    Path lock = Files.createFile(natives.resolve("sqlite-3.54.1.0-8d0d-libsqlitejdbc.so.lck"));
    String before = System.getProperty("org.sqlite.lib.path");
    try {
      System.clearProperty("org.sqlite.lib.path");
      new NativeLibrary(natives).provide();
      assertThat(System.getProperty("org.sqlite.lib.path")).isEqualTo(natives.toAbsolutePath().toString());
    } finally {
      if (before == null) {
        System.clearProperty("org.sqlite.lib.path");
      } else {
        System.setProperty("org.sqlite.lib.path", before);
      }
    }
    assertThat(left).doesNotExist();
    assertThat(lock).doesNotExist();
  }
}
