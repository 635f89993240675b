/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoubleWriteTest {

  private static final byte[] OLD = "what was there".getBytes();
  private static final byte[] NEW = "what is wanted".getBytes();
  private static final byte[] TORN = "what is torn!!".getBytes();

  /** A file of which every read is an I/O error. */
  private static final Path BROKEN = Path.of("/proc/self/mem");

  @TempDir
  Path folder;
  private Path file;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void create() throws Exception {
    file = Files.createDirectories(folder.resolve("vm")).resolve("base.rrd");
    Files.write(file, OLD);
  }

  private DoubleWrite opened() throws Exception {
    DoubleWrite opened = recovered();
    assertThat(told).isEmpty();
    return opened;
  }

  private DoubleWrite recovered() throws Exception {
    DoubleWrite opened = new DoubleWrite(folder, Clock.systemUTC(), told::add);
    opened.recover();
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
    recovered();
    assertThat(told).singleElement().asString().contains(kept() + " was damaged");
    told.clear();
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

  /** A folder or a pipe, which would be read for ever: it is set aside and told, and stops nothing. */
  @Test
  void whatIsNoFileIsSetAside() throws Exception {
    for (Path place : List.of(kept(), folder.resolve("doublewrite-1f"))) {
      Files.createDirectories(place.resolve("in it"));
      recovered().write(file, NEW);
      assertThat(Files.isDirectory(place)).isFalse();
      Files.deleteIfExists(place);
      assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero();
      recovered().write(file, NEW);
      assertThat(file).hasBinaryContent(NEW);
      assertThat(told).hasSize(2).allMatch(text -> text.contains(place + " is no file"));
      told.clear();
    }
  }

  /** One that cannot be read now costs the file that it is for, and that waits. */
  @Test
  void whatCannotBeReadNowHoldsUpItsFileOnly() throws Exception {
    assumeTrue(Files.exists(BROKEN));
    Path waiting = folder.resolve("doublewrite-" + Integer.toHexString("vm/base.rrd".hashCode()));
    Files.createSymbolicLink(waiting, BROKEN);
    DoubleWrite opened = opened();
    assertThat(opened.unread()).containsExactly(waiting);
    Path other = Files.write(folder.resolve("vm/other.rrd"), OLD);
    opened.write(other, NEW);
    assertThat(other).hasBinaryContent(NEW);
    assertThatIOException().isThrownBy(() -> opened.write(file, NEW)).withMessageContaining(waiting.toString());
    Files.delete(waiting);
    Files.write(waiting, record("vm/base.rrd", TORN, TORN));
    opened.mend(file);
    assertThat(file).as("it can be read now").hasBinaryContent(TORN);
    assertThat(opened.unread()).isEmpty();
    assertThat(waiting).doesNotExist();
  }

  @Test
  void whatWasBegunAndCannotBeReadStopsNothing() throws Exception {
    assumeTrue(Files.exists(BROKEN));
    Files.createSymbolicLink(kept(), BROKEN);
    recovered().write(file, NEW);
    assertThat(told).singleElement().asString().contains(kept() + " is no file or cannot be used");
    assertThat(file).hasBinaryContent(NEW);
  }

  /** Its checksum is right, since that is no secret; a workspace may come from somebody else. */
  @Test
  void whatIsForAnotherFileThanASeriesIsNotWritten() throws Exception {
    Path foreign = Files.write(folder.resolve("foreign"), OLD);
    Path history = Files.createDirectories(folder.resolve("history"));
    Files.createSymbolicLink(history.resolve("link"), Files.createDirectories(folder.resolve("elsewhere")));
    Files.createSymbolicLink(Files.createDirectories(history.resolve("vm")).resolve("base.rrd"), foreign);
    Files.write(folder.resolve("elsewhere/base.rrd"), OLD);
    List<String> names = List.of("../foreign", "vm/../../foreign", foreign.toString(), "vm/base.rrd", "link/base.rrd",
        "doublewrite", "", "a\0b/c");
    for (String name : names) {
      Path place = Files.write(history.resolve("doublewrite"), record(name, NEW, NEW));
      Clock clock = Clock.fixed(Instant.ofEpochSecond(names.indexOf(name)), ZoneOffset.UTC);
      new DoubleWrite(history, clock, told::add).recover();
      assertThat(foreign).as(name).hasBinaryContent(OLD);
      assertThat(folder.resolve("elsewhere/base.rrd")).as(name).hasBinaryContent(OLD);
      assertThat(told).as(name).singleElement().asString().contains(place.toString());
      told.clear();
    }
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
