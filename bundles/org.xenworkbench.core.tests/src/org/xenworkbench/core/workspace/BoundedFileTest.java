/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {

  @TempDir
  Path folder;

  @Test
  void aFileIsReadUpToItsBound() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "four");
    assertThat(BoundedFile.read(file, 4)).hasValue(new byte[] {'f', 'o', 'u', 'r'});
    assertThat(BoundedFile.read(file, 3)).isEmpty();
    assertThat(BoundedFile.read(Files.createFile(folder.resolve("empty")), 0)).hasValue(new byte[0]);
  }

  @Test
  void whatIsNoFileIsNotOpened() throws Exception {
    assertThat(BoundedFile.read(folder, 4)).isEmpty();
    assertThatThrownBy(() -> BoundedFile.read(folder.resolve("none"), 4)).isInstanceOf(NoSuchFileException.class);
    Path zeros = Path.of("/dev/zero");
    assumeTrue(Files.exists(zeros));
    assertThat(BoundedFile.read(zeros, 4)).isEmpty();
    assertThat(BoundedFile.read(Files.createSymbolicLink(folder.resolve("link"), zeros), 4)).isEmpty();
  }
}
