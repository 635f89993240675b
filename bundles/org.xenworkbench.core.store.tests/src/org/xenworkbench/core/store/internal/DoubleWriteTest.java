/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoubleWriteTest {

  private static final byte[] OLD = "what was there".getBytes();
  private static final byte[] NEW = "what is wanted".getBytes();
  private static final byte[] TORN = "what is torn!!".getBytes();

  @TempDir
  Path folder;
  private Path file;

  @BeforeEach
  void create() throws Exception {
    file = Files.createDirectories(folder.resolve("vm")).resolve("base.rrd");
    Files.write(file, OLD);
  }

  @Test
  void overwrites() throws Exception {
    new DoubleWrite(folder).write(file, NEW);
    assertThat(file).hasBinaryContent(NEW);
    Files.write(file, OLD);
    new DoubleWrite(folder);
    assertThat(file).as("what was written is not written again").hasBinaryContent(OLD);
  }

  /** Killed after the new content was kept: its length is there, and the file is anything. */
  @Test
  void writesOnceMoreWhatAKillHasCutInTwo() throws Exception {
    new DoubleWrite(folder).write(file, NEW);
    Files.write(file, TORN);
    begun(NEW.length);
    new DoubleWrite(folder);
    assertThat(file).hasBinaryContent(NEW);
  }

  /** After a loss of power: the length is on the disk, what it is the length of is not. */
  @Test
  void writesNothingThatIsNotWhole() throws Exception {
    new DoubleWrite(folder).write(file, NEW);
    Files.write(file, OLD);
    try (RandomAccessFile kept = new RandomAccessFile(folder.resolve("doublewrite").toFile(), "rw")) {
      kept.seek(1 << 10);
      kept.write(0);
    }
    begun(NEW.length);
    assertThatIOException().isThrownBy(() -> new DoubleWrite(folder)).withMessageContaining("damaged");
    assertThat(file).hasBinaryContent(OLD);
    new DoubleWrite(folder);
  }

  @Test
  void makesNoFileThatWasRemovedMeanwhile() throws Exception {
    new DoubleWrite(folder).write(file, NEW);
    Files.delete(file);
    begun(NEW.length);
    new DoubleWrite(folder);
    assertThat(file).doesNotExist();
  }

  private void begun(int length) throws Exception {
    try (RandomAccessFile kept = new RandomAccessFile(folder.resolve("doublewrite").toFile(), "rw")) {
      kept.writeInt(length);
    }
  }
}
