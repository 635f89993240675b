/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user exports takes the place of a file only when it is whole. */
class WholeFileTest {

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void make() throws IOException {
    file = Files.writeString(folder.resolve("charts.svg"), "good");
  }

  @Test
  void aFileTakesThePlaceOfTheOneBefore() throws IOException {
    Path fresh = folder.resolve("fresh.svg");
    WholeFile.write(file, path -> Files.writeString(path, "better"));
    WholeFile.write(fresh, path -> Files.writeString(path, "new"));
    assertThat(file).hasContent("better");
    assertThat(fresh).hasContent("new");
    assertThat(folder).isDirectoryContaining("glob:**.svg").isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatFailsHalfwayLeavesTheFileAsItWas() {
    IOException full = new IOException("No space left on device");
    assertThatThrownBy(() -> WholeFile.write(file, path -> {
      Files.writeString(path, "ha");
      throw full;
    })).isSameAs(full);
    IllegalStateException wrong = new IllegalStateException();
    assertThatThrownBy(() -> WholeFile.write(file, path -> {
      Files.writeString(path, "ha");
      throw wrong;
    })).isSameAs(wrong);
    assertThat(file).hasContent("good");
    assertThat(folder.toFile().list()).containsExactly("charts.svg");
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.svg"), file);
    WholeFile.write(link, path -> Files.writeString(path, "better"));
    assertThat(link).isSymbolicLink().hasContent("better");
    assertThat(file).isRegularFile().hasContent("better");
  }
}
