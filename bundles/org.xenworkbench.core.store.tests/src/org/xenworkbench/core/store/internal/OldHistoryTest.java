/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * Files of other versions: the first form is carried over, a newer one is left alone, and neither is called damaged.
 */
class OldHistoryTest extends HistoryFixture {

  private static final String LABEL = "\ncpu_usage\nmemory\nmemory_target\nmemory_internal_free";
  private static final int HEADER = 64;

  /** Makes the file of the first form: what this one has, without its seal. */
  private byte[] old() throws Exception {
    sample(5, 600, 5, n -> n);
    query(VM, "cpu_usage", 5, 600, 1);
    store.close();
    open(); // writes what waits
    assertThat(query(VM, "cpu_usage", 5, 600, 1_000).size()).isEqualTo(120);
    store.close();
    byte[] sealed = Files.readAllBytes(vmFile());
    return Arrays.copyOf(sealed, sealed.length - SeriesForm.SEAL);
  }

  private List<String> setAside() throws IOException {
    try (Stream<Path> files = Files.list(vmFile().getParent())) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("base.rrd.")).toList();
    }
  }

  @Test
  void aFileOfTheFirstFormIsCarriedOver() throws Exception {
    byte[] old = old();
    Files.write(vmFile(), old);
    open();
    TimeSeries series = query(VM, "cpu_usage", 5, 600, 1_000);
    assertThat(series.values()).hasSize(120).startsWith(5, 10).endsWith(595, 600);
    sample(605, 605 + 5 * PendingSlot.CAPACITY, 5, n -> n);
    assertThat(query(VM, "cpu_usage", 5, 605, 1_000).values()).endsWith(600, 605);
    assertThat(Files.size(vmFile())).isEqualTo(old.length + SeriesForm.SEAL);
    assertThat(reports).isEmpty();
    assertThat(setAside()).isEmpty();
  }

  /** Of the first form there is no checksum; but all that RRD4J would make arrays of is compared. */
  @Test
  void everyFlippedByteOfTheStructureOfTheFirstFormIsFound() throws Exception {
    byte[] old = old();
    List<Integer> unseen = new ArrayList<>();
    for (int i = 0; i < HEADER + VM_SOURCES.size() * 128; i++) {
      byte[] damaged = old.clone();
      damaged[i] ^= (byte) 0x80;
      Files.write(vmFile(), damaged);
      try {
        SeriesFile.open(vmFile(), VM_SOURCES);
        unseen.add(i < HEADER ? i : (i - HEADER) % 128);
      } catch (UnusableFileException e) {
        assertThat(e.isDamaged()).as("it may be another version's").isFalse();
      }
    }
    assertThat(unseen).as("the time of the last update up to the year 9999, and what is summed up of each source")
        .allMatch(i -> i >= 59 && i < HEADER || i >= 104 && i < 120);
  }

  @Test
  void anotherLayoutIsKeptAndNotCalledDamaged() throws Exception {
    old();
    SeriesFile.create(vmFile(), List.of("one", "two"), T0.getEpochSecond());
    byte[] other = Files.readAllBytes(vmFile());
    open();
    sample(605, 660, 5, n -> n);
    assertThat(query(VM, "cpu_usage", 5, 660, 1_000).values()).endsWith(655, 660);
    assertThat(reports).singleElement().asString().contains("another version", "base.rrd.unknown-", "cpu_usage")
        .doesNotContain("damaged");
    assertThat(setAside()).singleElement().satisfies(name -> assertThat(vmFile().resolveSibling(name))
        .hasBinaryContent(other));
  }

  @Test
  void aNewerFormIsLeftAsItIsAndItsSamplesWait() throws Exception {
    byte[] sealed = SeriesForm.seal(SeriesForm.withRoom(old()));
    ByteBuffer newer = ByteBuffer.wrap(sealed).putInt(sealed.length - 12, SeriesForm.VERSION + 1);
    CRC32C checksum = new CRC32C();
    checksum.update(sealed, 0, sealed.length - 4);
    newer.putInt(sealed.length - 4, (int) checksum.getValue());
    Files.write(vmFile(), sealed);
    open();
    sample(605, 660, 5, n -> n);
    assertThat(query(VM, "vif_0_rx", 5, 660, 1_000).values()).as("others go on").endsWith(655, 660);
    assertThat(reports).singleElement().asString().contains("base.rrd", "newer version").doesNotContain("disk");
    assertThat(current).hasSize(1);
    assertThat(vmFile()).hasBinaryContent(sealed);
  }

  @Test
  void aFileCutShortIsDamagedWhateverItsVersion() throws Exception {
    byte[] old = old();
    for (byte[] whole : List.of(old, SeriesForm.seal(SeriesForm.withRoom(old)))) {
      Files.write(vmFile(), Arrays.copyOf(whole, old.length - 1));
      assertThatThrownBy(() -> SeriesFile.open(vmFile(), VM_SOURCES)).isInstanceOfSatisfying(
          UnusableFileException.class, e -> assertThat(e.isDamaged()).isTrue());
    }
  }

  @Test
  void waitingSamplesOfANewerFormAreLeftAsTheyAreAndSaid() throws Exception {
    byte[] newer = PendingForm.empty().array();
    newer[7] += 1; // the version, with its checksum
    CRC32C checksum = new CRC32C();
    checksum.update(newer, 0, 8);
    ByteBuffer.wrap(newer).putInt(8, (int) checksum.getValue());
    store.close();
    Files.write(folder.resolve("pending-0"), newer);
    open();
    sample(605, 660, 5, n -> n);
    assertThat(query(VM, "cpu_usage", 605, 660, 100).values()).as("others go on").endsWith(655, 660);
    assertThat(reports).singleElement().asString().contains("pending-0", "newer version").doesNotContain("rights");
    assertThat(folder.resolve("pending-0")).hasBinaryContent(newer);
  }

  /** As the first form had them: 64 pages, and no checks. */
  @Test
  void samplesThatWaitInTheFirstFormAreCarriedOver() throws Exception {
    old();
    ByteBuffer file = ByteBuffer.allocate(4_096 * 64);
    byte[] label = (SeriesLayout.folder(VM) + "/base" + LABEL).getBytes();
    file.putInt(4_096, 3).putInt(4_100, label.length << 8 | 4).put(4_104, label);
    for (int i = 0; i < 3; i++) {
      int row = 4_096 + 512 + i * 48;
      int second = 605 + 5 * i;
      file.putLong(row, T0.plusSeconds(second).getEpochSecond()).putDouble(row + 8, 5).putDouble(row + 16, second);
    }
    Files.write(folder.resolve("pending-0"), file.array());
    open();
    assertThat(query(VM, "cpu_usage", 600, 615, 100).values()).containsExactly(600, 605, 610, 615);
    assertThat(reports).isEmpty();
  }
}
