/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersFilesTest {

  @TempDir
  Path folder;

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Path open(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aFolderIsMadeAndClosed() throws IOException {
    assertThat(permissions(OwnersFiles.folder(folder.resolve("a/b")))).isEqualTo("rwx------");
    assertThat(permissions(OwnersFiles.folder(open(folder.resolve("a/b"), "rwxrwxrwx")))).isEqualTo("rwx------");
  }

  @Test
  void allThatIsInAFolderIsClosedAndKeepsWhatItsOwnerMay() throws IOException {
    Path workspace = open(Files.createDirectory(folder.resolve("workspace")), "rwxr-xr-x");
    Path inner = open(Files.createDirectory(workspace.resolve("inner")), "rwxrwxr-x");
    Path log = open(Files.createFile(inner.resolve("events.db")), "rw-rw-r--");
    Path readOnly = open(Files.createFile(workspace.resolve("read-only")), "r--r--r--");
    Path others = open(Files.createFile(folder.resolve("others")), "rw-r--r--");
    Files.createSymbolicLink(workspace.resolve("link"), others);
    OwnersFiles.closeAll(workspace);
    assertThat(permissions(workspace)).isEqualTo("rwx------");
    assertThat(permissions(inner)).isEqualTo("rwx------");
    assertThat(permissions(log)).isEqualTo("rw-------");
    assertThat(permissions(readOnly)).isEqualTo("r--------");
    assertThat(permissions(others)).as("what a link names").isEqualTo("rw-r--r--");
  }

  @Test
  void whatIsInTheWayOfAFolderIsFound() throws Exception {
    assertThat(OwnersFiles.obstacle(folder.resolve("a/b"))).isEmpty();
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(OwnersFiles.obstacle(file)).contains(file);
    assertThat(OwnersFiles.obstacle(file.resolve("a/b"))).contains(file);
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
    assertThat(OwnersFiles.obstacle(link.resolve("a"))).contains(link);
    Files.createDirectory(folder.resolve("none"));
    assertThat(OwnersFiles.obstacle(link.resolve("a"))).isEmpty();
  }
}
