/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir
  Path folder;

  @Test
  void theSameBytesAreKeptOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("a [b]{c}.txt"), "one");
    Path first = DamagedFile.copy(file, NOW);
    assertThat(first).hasFileName("a [b]{c}.txt.corrupt-20261130T120000000Z").hasContent("one");
    assertThat(DamagedFile.copy(file, NOW.plusSeconds(1))).isEqualTo(first);
    Files.writeString(file, "two");
    assertThat(DamagedFile.copy(file, NOW.plusSeconds(2))).isNotEqualTo(first).hasContent("two");
    assertThat(first).hasContent("one");
    Files.writeString(file, "one");
    assertThat(DamagedFile.copy(file, NOW.plusSeconds(3))).isEqualTo(first);
  }

  @Test
  void whatIsNoCopyIsNotTakenForOne() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "one");
    Files.createDirectory(folder.resolve("a.corrupt-folder"));
    Files.createSymbolicLink(folder.resolve("a.corrupt-link"), file);
    assertThat(DamagedFile.copy(file, NOW)).hasFileName("a.corrupt-20261130T120000000Z").hasContent("one");
  }
}
