/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
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

  private DoubleWrite opened() throws Exception {
    DoubleWrite opened = new DoubleWrite(folder);
    assertThat(opened.recover()).isEmpty();
    return opened;
  }

  @Test
  void overwrites() throws Exception {
    opened().write(file, NEW);
    assertThat(file).hasBinaryContent(NEW);
    Files.write(file, OLD);
    opened();
    assertThat(file).as("what was written is not written again").hasBinaryContent(OLD);
  }

  /** Killed after the new content was kept: it is there, and the file is anything. */
  @Test
  void writesOnceMoreWhatAKillHasCutInTwo() throws Exception {
    Files.write(file, TORN);
    keep(NEW, NEW);
    opened();
    assertThat(file).hasBinaryContent(NEW);
  }

  @Test
  void writesOnceMoreWhatAKillHasCutShort() throws Exception {
    Files.write(file, new byte[3]);
    keep(NEW, NEW);
    opened();
    assertThat(file).hasBinaryContent(NEW);
  }

  /** After a loss of power: the length is on the disk, what it is the length of is not. */
  @Test
  void writesNothingThatIsNotWhole() throws Exception {
    keep(NEW, TORN);
    assertThat(new DoubleWrite(folder).recover()).as("told").containsExactly(kept());
    assertThat(file).hasBinaryContent(OLD);
    opened().write(file, NEW);
    assertThat(file).hasBinaryContent(NEW);
  }

  @Test
  void makesNoFileThatWasRemovedMeanwhile() throws Exception {
    Files.delete(file);
    keep(NEW, NEW);
    opened();
    assertThat(file).doesNotExist();
  }

  /** As where there is no right to write it, or too many files are open: others go on, and it is written later. */
  @Test
  void whatCannotBeWrittenNowWaits() throws Exception {
    Path away = Files.move(file, folder.resolve("away"));
    Files.createDirectory(file);
    keep(NEW, NEW);
    DoubleWrite opened = opened();
    Path other = Files.write(folder.resolve("vm/other.rrd"), OLD);
    opened.write(other, NEW);
    assertThat(other).hasBinaryContent(NEW);
    assertThatIOException().as("not to be read: it may be cut in two").isThrownBy(() -> opened.mend(file));
    DoubleWrite next = opened();
    Files.delete(file);
    Files.move(away, file);
    next.mend(file);
    assertThat(file).hasBinaryContent(NEW);
    Files.write(file, OLD);
    opened();
    assertThat(file).as("once").hasBinaryContent(OLD);
  }

  private Path kept() {
    return folder.resolve("doublewrite");
  }

  /** What is left of a process that was killed while it wrote a file. */
  private void keep(byte[] expected, byte[] stored) throws Exception {
    Files.write(kept(), record("vm/base.rrd", expected, stored));
  }

  /** A content that is kept, with the checksum of what it should be. */
  static byte[] record(String name, byte[] expected, byte[] stored) {
    CRC32C checksum = new CRC32C();
    checksum.update(name.getBytes());
    checksum.update(expected);
    return ByteBuffer.allocate(1_024 + stored.length).putInt(stored.length).putInt((int) checksum.getValue())
        .putInt(name.length()).put(name.getBytes()).put(1_024, stored).array();
  }
}
