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
    byte[] newer = PendingForm.CURRENT.empty().array();
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
    assertThat(folder.resolve("pending-0")).as("nothing waits in it any more").doesNotExist();
  }

  /** As the second form had them: a page of its own for each series, and samples from byte 512 of it on. */
  private byte[] second(int samples) {
    ByteBuffer bytes = PendingForm.SECOND.empty();
    String label = SeriesLayout.folder(VM) + "/base" + LABEL;
    PendingSlot slot = new PendingSlot(new PendingFile(bytes, PendingForm.SECOND), 4_096 * 3, label, 4);
    for (int i = 0; i < samples; i++) {
      int second = 605 + 5 * i;
      slot.add(T0.plusSeconds(second).getEpochSecond(), 5, new double[] {second, 1, 2, 3});
    }
    assertThat(bytes.capacity()).isEqualTo(4_096 * 65);
    assertThat(bytes.getInt(4_096 * 3)).isEqualTo(samples);
    assertThat(bytes.getLong(4_096 * 3 + 512)).isEqualTo(T0.plusSeconds(605).getEpochSecond());
    assertThat(bytes.getDouble(4_096 * 3 + 512 + 16)).isEqualTo(605);
    return bytes.array();
  }

  @Test
  void samplesThatWaitInTheSecondFormAreWrittenAndTheirFileGoes() throws Exception {
    old();
    Files.write(folder.resolve("pending-7"), second(64));
    open();
    assertThat(query(VM, "cpu_usage", 600, 920, 100).values()).hasSize(65).startsWith(600, 605).endsWith(915, 920);
    sample(925, 930, 5, n -> n);
    assertThat(query(VM, "cpu_usage", 915, 930, 100).values()).containsExactly(915, 920, 925, 930);
    assertThat(folder.resolve("pending-7")).doesNotExist();
    assertThat(Files.size(folder.resolve("pending-0"))).isEqualTo(PendingForm.CURRENT.file());
    assertThat(reports).isEmpty();
  }

  /** A backup, put back in the moment before the file goes. */
  @Test
  void whatWasPutInThePlaceOfAFileThatGoesIsReadInstead() throws Exception {
    Path file = folder.resolve("pending-7");
    Files.write(file, second(10));
    PendingSamples pending = new PendingSamples(folder);
    pending.open(T0, new PendingLoss());
    Files.move(file, folder.resolve("away"));
    byte[] other = second(4);
    Files.write(file, other);
    PendingSlot slot = pending.takeLeft(pending.left().get(0)).orElseThrow();
    pending.release(slot);
    assertThat(file).hasBinaryContent(other);
    pending.open(T0, new PendingLoss());
    assertThat(pending.takeLeft(slot.label()).orElseThrow().size()).isEqualTo(4);
  }

  @Test
  void aFileOfTheSecondFormStaysWhileItsSamplesCannotBeWritten() throws Exception {
    old();
    byte[] second = second(10);
    Files.write(folder.resolve("pending-0"), second);
    Path away = Files.move(vmFile().getParent(), folder.resolveSibling(folder.getFileName() + "-away"));
    Files.createFile(vmFile().getParent());
    open();
    query(VM, "cpu_usage", 600, 650, 100);
    store.close();
    assertThat(folder.resolve("pending-0")).hasBinaryContent(second);
    assertThat(reports).first().asString().contains("nothing is lost");
    Files.delete(vmFile().getParent());
    Files.move(away, vmFile().getParent());
    open();
    assertThat(query(VM, "cpu_usage", 600, 650, 100).values()).hasSize(11).startsWith(600).endsWith(650);
    assertThat(folder.resolve("pending-0")).doesNotExist();
  }

  @Test
  void damageOfTheSecondFormCostsWhatIsDamagedAndIsTold() throws Exception {
    old();
    byte[] second = second(10);
    second[0] = 1; // the first page, so that it is known by its length
    second[4_096 * 3 + 512 + 2 * 48 + 20] ^= 1; // a value of the third sample
    Files.write(folder.resolve("pending-0"), second);
    open();
    assertThat(query(VM, "cpu_usage", 600, 650, 100).values()).startsWith(600, 605, 610).contains(Double.NaN)
        .endsWith(620, 625, 630, 635, 640, 645, 650);
    assertThat(reports).singleElement().asString().contains("1 was damaged", "pending-0.");
  }

  /** Slots are as long as samples of the usual metrics take, so that a large fleet does not pay for empty ones. */
  @Test
  void aSlotHoldsAsManySamplesOfAVirtualMachineAsThePagesOfTheSecondForm() {
    ByteBuffer bytes = PendingForm.CURRENT.empty();
    PendingFile file = new PendingFile(bytes, PendingForm.CURRENT);
    for (String label : List.of("/base" + LABEL, "/vbd_xvda\nread\nwrite\niops_read\niops_write")) {
      PendingSlot slot = new PendingSlot(file, PendingForm.CURRENT.offset(0), SeriesLayout.folder(VM) + label, 4);
      assertThat(slot.capacity()).isEqualTo(PendingSlot.CAPACITY);
    }
    PendingSlot longest = new PendingSlot(file, PendingForm.CURRENT.offset(63),
        "n".repeat(PendingSlot.LONGEST_LABEL), 4);
    while (longest.size() < longest.capacity()) {
      longest.add(longest.size() + 1, 5, new double[4]);
    }
    assertThat(longest.size()).isGreaterThan(50);
    assertThat(PendingForm.CURRENT.file()).isEqualTo(bytes.capacity()).isLessThan(PendingForm.SECOND.file());
  }
}
