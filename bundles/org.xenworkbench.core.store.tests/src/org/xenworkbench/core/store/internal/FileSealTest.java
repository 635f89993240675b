/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is untouched since it was closed is told from all others. */
class FileSealTest {

  @TempDir
  Path folder;

  @Test
  void tellsWhatWasChanged() throws Exception {
    Path file = Files.writeString(folder.resolve("events.db"), "content");
    assertThat(FileSeal.check(file)).isEqualTo(FileSeal.State.NONE);
    FileSeal.put(file);
    assertThat(FileSeal.check(file)).isEqualTo(FileSeal.State.UNTOUCHED);
    Files.writeString(file, "contenT");
    assertThat(FileSeal.check(file)).isEqualTo(FileSeal.State.CHANGED);
  }

  /** More than an array can hold. */
  @Test
  void aHugeSealIsNotRead() throws Exception {
    Path file = Files.writeString(folder.resolve("events.db"), "content");
    FileSeal.put(file);
    try (RandomAccessFile seal = new RandomAccessFile(FileSeal.of(file).toFile(), "rw")) {
      seal.setLength(10L << 30);
    }
    assertThat(FileSeal.check(file)).isEqualTo(FileSeal.State.CHANGED);
  }
}
