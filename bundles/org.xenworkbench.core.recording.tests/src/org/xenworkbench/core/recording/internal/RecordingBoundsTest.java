/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.recording.UnreadableRecordingException;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.core.testkit.ManualClock;

/** What no file may do, and what is written nowhere because nobody could read it. */
class RecordingBoundsTest {

  private static final String HOST = "host/00000000-0000-0000-0000-0000000000a1";
  private static final String VM = "vm/00000000-0000-0000-0000-0000000000a2";
  private static final Instant FROM = Instant.parse("2026-11-30T07:00:00Z");
  private static final int SIZE = 120;

  @TempDir
  Path folder;

  private static String head(String from, String to) {
    return "xenrec\t1\nfacts\t00000000-0000-0000-0000-000000000001\tt\t" + from + "\t" + to
        + "\t2026-11-30T08:00:00Z\t0.1\t5000\n" + host(HOST) + "vm\t" + VM + "\tv\t" + HOST
        + "\t2\t1073741824\t1073741824\ttrue\t3\n";
  }

  private static String head() {
    return head("2026-11-30T07:00:00Z", "2026-11-30T07:10:00Z");
  }

  private static String host(String key) {
    return "host\t" + key + "\th\tHYPERVISOR\tfalse\n";
  }

  private static void put(ZipOutputStream zip, String name, String text) throws Exception {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private interface Parts {
    void put(ZipOutputStream zip) throws Exception;
  }

  private Path file(String name, Parts parts) throws Exception {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(Deflater.BEST_SPEED);
      parts.put(zip);
    }
    return file;
  }

  private static String series(String object, String metric, List<String> values) {
    return object + "\t" + metric + "\n" + IntStream.range(0, values.size())
        .mapToObj(i -> FROM.toEpochMilli() + i * 5_000L + "\t" + values.get(i)).collect(Collectors.joining("\n"));
  }

  private static List<String> repeated(String value) {
    return IntStream.range(0, SIZE).mapToObj(i -> value).toList();
  }

  /** Each of them 5 MB in memory. */
  private static void large(ZipOutputStream zip, int series) throws Exception {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < 199_000; i++) {
      points.append(FROM.toEpochMilli() + i).append("\t1\t0\t2\n");
    }
    for (int i = 0; i < series; i++) {
      put(zip, "series/" + i, HOST + "\tcpu" + i + "\n" + points);
    }
  }

  /** A part in the folder of the link could not take the place of the target by one step: that is another disk. */
  @Test
  void aLinkIsReplacedWhereItsFileIs() throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    Path old = Files.writeString(there.resolve("old.xenrec"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.xenrec"), old);
    try (PartsWriter writer = new PartsWriter(link)) {
      writer.write("recording", List.of("new"));
      assertThat(there).isDirectoryContaining("glob:**.part");
      assertThat(folder).isDirectoryNotContaining("glob:**.part");
      assertThat(old).hasContent("old");
      writer.finish();
    }
    assertThat(link).isSymbolicLink();
    assertThat(Files.size(old)).isGreaterThan(50);
    assertThat(there.toFile().list()).containsExactly("old.xenrec");
  }

  @Test
  void whatCouldNotBeOpenedIsNotSaved() throws Exception {
    RandomFleet many = new RandomFleet(new Random(1));
    for (int i = 0; i <= Limits.ENTRIES; i++) {
      many.log.keep(LogEntry.of("vm", LogEntry.Status.SUCCEEDED, "m", RandomFleet.FROM.plusMillis(i))
          .host(many.hosts.get(i % 2), "h").finished(RandomFleet.FROM.plusMillis(i + 1)).build());
    }
    RandomFleet large = new RandomFleet(new Random(2));
    for (int i = 0; i <= Limits.VMS; i++) {
      large.inventory.put(VirtualMachine.of(VmId.of(new UUID(3, i)), "v" + i, large.hosts.get(0)).build());
    }
    RandomFleet verbose = new RandomFleet(new Random(3));
    String details = "d".repeat(Bounds.DETAILS);
    for (int i = 0; i <= Limits.MEMORY / 2 / Bounds.DETAILS; i++) {
      verbose.log.keep(LogEntry.of("vm", LogEntry.Status.SUCCEEDED, "m", RandomFleet.FROM.plusMillis(i))
          .host(verbose.hosts.get(0), "h").finished(RandomFleet.FROM.plusMillis(i + 1)).details(details).build());
    }
    for (RandomFleet fleet : List.of(many, large, verbose)) {
      assertThatThrownBy(() -> Recorded.save(fleet, folder.resolve("r"))).isInstanceOf(HypervisorException.class)
          .hasMessageContaining("would be too large");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsSavedAtTheBoundsIsOpened() throws Exception {
    RandomFleet many = new RandomFleet(new Random(1));
    for (int i = many.entries.size() + 20; i < Limits.ENTRIES; i++) {
      many.log.keep(LogEntry.of("vm", LogEntry.Status.SUCCEEDED, "m", RandomFleet.FROM.plusMillis(i))
          .host(many.hosts.get(i % 2), "h").finished(RandomFleet.FROM.plusMillis(i + 1)).build());
    }
    assertThat(RecordingReader.read(Recorded.save(many, folder.resolve("r"))).eventCount())
        .isBetween(Limits.ENTRIES - 50, Limits.ENTRIES);
  }

  @Test
  void anotherTimeThanCanBeIsNotSaved() {
    RandomFleet fleet = new RandomFleet(new Random(1));
    for (Instant from : List.of(Instant.EPOCH.minusSeconds(1), Instant.parse("1900-01-01T00:00:00Z"))) {
      RecordingRequest request = new RecordingRequest("", List.copyOf(fleet.hosts), from,
          RandomFleet.FROM.plusSeconds(60), folder.resolve("r"));
      assertThatThrownBy(() -> new SaveRecordingOperation(request, fleet.sources(), new ManualClock(), "1")
          .execute(new Recorded.Monitor(Integer.MAX_VALUE))).hasMessageContaining("before 1970");
    }
  }

  @Test
  void timesThatCannotBeShownAreRefusedInWords() throws Exception {
    String[][] spans = {{"-292275055-05-16T16:47:04.192Z", "+292278994-08-17T07:12:55.807Z"},
        {"+292278994-08-17T07:00:55.807Z", "+292278994-08-17T07:12:55.807Z"},
        {"1969-12-31T23:59:59Z", "1970-01-01T00:00:05Z"}, {"1999-01-01T00:00:00Z", "2100-01-01T00:00:00Z"}};
    for (String[] span : spans) {
      Path file = file("times", zip -> put(zip, "recording", head(span[0], span[1])));
      assertThatThrownBy(() -> RecordingReader.read(file)).as(span[0])
          .isInstanceOf(UnreadableRecordingException.class).hasMessageContaining("of a time that cannot be shown");
    }
    Path points = file("points", zip -> {
      put(zip, "recording", head());
      put(zip, "series/1", HOST + "\tcpu_avg\n" + Long.MIN_VALUE + "\t0.5\n" + Long.MAX_VALUE + "\t0.9\n");
      put(zip, "end", "1\t0");
    });
    assertThat(RecordingReader.read(points).damage()).containsExactly("1 of 1 series cannot be read.");
  }

  @Test
  void valuesThatCannotBeAreGapsAndCounted() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> bad = List.of("Infinity", "-Infinity", "1.7976931348623157E308", "-1E300", "0.5\tNaN\tInfinity",
        "NaN\t-1\t1", "1\t-1E308\t2");
    List<String> values = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < SIZE; i++) {
      boolean isBad = random.nextInt(3) == 0;
      count += isBad ? 1 : 0;
      values.add(isBad ? bad.get(random.nextInt(bad.size())) : random.nextInt(5) == 0 ? "NaN" : "0.25");
    }
    int expected = count;
    Path file = file("values", zip -> {
      put(zip, "recording", head());
      put(zip, "series/1", series(VM, "cpu_usage", values));
      put(zip, "series/2", series(VM, "memory", repeated("9E17")));
      put(zip, "end", "2\t0");
    });
    Content read = RecordingReader.read(file);
    assertThat(String.join("", read.damage())).as("seed " + seed).isEqualTo(expected == 0 ? ""
        : expected == 1 ? "One value cannot be and is shown as a gap."
        : expected + " values cannot be and are shown as gaps.");
    TimeSeries cpu = read.series().values().iterator().next().get("cpu_usage");
    assertThat(cpu.values()).as("seed " + seed).hasSize(SIZE);
    for (int i = 0; i < SIZE; i++) {
      boolean isValue = values.get(i).equals("0.25");
      assertThat(Double.toString(cpu.values()[i])).as("seed " + seed).isEqualTo(isValue ? "0.25" : "NaN");
      assertThat(Double.compare(cpu.minima()[i], cpu.values()[i])).isZero();
    }
    VirtualMachine vm = Moment.of(read, read.from()).vms().values().iterator().next();
    assertThat(vm.memory()).as("no VM has 9E17 bytes").isZero();
  }

  @Test
  void whatLiveValuesCannotBeIsSavedAsGaps() {
    TimeSeries live = new TimeSeries(new long[] {1, 2, 3, 4},
        new double[] {1, Double.POSITIVE_INFINITY, 1e300, Double.NaN});
    SeriesLines.Points read = SeriesLines.points(SeriesLines.lines(VM, "m", live));
    assertThat(read.impossible()).isZero();
    assertThat(read.series().values()).containsExactly(1, Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void noFileTakesMoreMemoryThanThereIsForIt() throws Exception {
    String big = "d".repeat(32_000);
    Path events = file("events2g", zip -> {
      put(zip, "recording", head());
      for (int part = 0; part < 120; part++) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
          text.append(new UUID(part, i)).append("\tvm\tSUCCEEDED\tm\t\t\t\t\t2026-11-30T07:00:01Z\t\tu\t").append(big)
              .append('\n');
        }
        put(zip, "events/" + part, text.toString());
      }
    });
    Path points = file("points", zip -> {
      put(zip, "recording", head());
      large(zip, 60);
    });
    Path tabs = file("tabs", zip -> put(zip, "recording", head() + "x" + "\t".repeat(15 << 20)));
    Path lines = file("lines", zip -> put(zip, "recording", head() + "\n".repeat(15 << 20)));
    Path hosts = file("hosts", zip -> put(zip, "recording", head() + IntStream.range(0, Limits.HOSTS)
        .mapToObj(i -> host("host/" + new UUID(1, i))).collect(Collectors.joining())));
    for (Path file : List.of(events, points, tabs, lines, hosts)) {
      assertThatThrownBy(() -> RecordingReader.read(file)).as(file.toString())
          .isInstanceOf(UnreadableRecordingException.class).hasMessageContaining("holds");
    }
  }

  /** The list of parts is read at once, by which a file of names and comments would fill the memory. */
  @Test
  void aLongListOfPartsIsNotRead() throws Exception {
    String comment = "c".repeat(65_535);
    Path file = file("list", zip -> {
      put(zip, "recording", head());
      for (int i = 0; i < 300; i++) {
        ZipEntry entry = new ZipEntry("x" + i);
        entry.setComment(comment);
        zip.putNextEntry(entry);
        zip.closeEntry();
      }
    });
    assertThatThrownBy(() -> RecordingReader.read(file)).isInstanceOf(UnreadableRecordingException.class)
        .hasMessageContaining("holds more than can be shown");
  }

  @Test
  void thoseThatAreOpenShareTheMemory() throws Exception {
    Path file = file("half", zip -> {
      put(zip, "recording", head());
      large(zip, 30);
      put(zip, "end", "30\t0");
    });
    RecordingsImpl recordings = new RecordingsImpl(new RandomFleet(new Random(1)).sources(), new FakeOperations(),
        Runnable::run, Timing.system());
    Recording first = recordings.open(file);
    Replay replay = recordings.replay(first);
    assertThatThrownBy(() -> recordings.open(file)).isInstanceOf(UnreadableRecordingException.class)
        .hasMessageContaining("no room").hasMessageContaining("Close one");
    replay.close();
    assertThat(recordings.open(file).seriesCount()).isEqualTo(30);
  }

  @Test
  void aSeriesThatIsThereTwiceAndCountsThatCannotBeAreDamage() throws Exception {
    Path file = file("twice", zip -> {
      put(zip, "recording", head());
      put(zip, "series/1", series(VM, "cpu_usage", repeated("0.1")));
      put(zip, "series/2", series(VM, "cpu_usage", repeated("0.9")));
      put(zip, "end", "2147483647\t-2147483648");
    });
    Content read = RecordingReader.read(file);
    assertThat(read.damage().get(0)).isEqualTo("1 of 2 series cannot be read.");
    assertThat(read.damage().get(1)).contains("end of the file").contains("one series can be read");
    assertThat(read.series().values().iterator().next().get("cpu_usage").values()[0]).isEqualTo(0.1);
  }

  /** Until the first samples all hosts would look as if they had not been connected. */
  @Test
  void beginsWhenItsHostsWereMeasured() throws Exception {
    Path file = file("begin", zip -> {
      put(zip, "recording", head("2026-11-30T06:59:57.500Z", "2026-11-30T07:10:00Z"));
      put(zip, "series/1", series(HOST, "cpu_avg", repeated("0.1")));
      put(zip, "end", "1\t0");
    });
    Content read = RecordingReader.read(file);
    assertThat(read.from()).isEqualTo(FROM);
    assertThat(Moment.of(read, read.from()).hosts().values()).extracting(host -> host.connection().state())
        .containsExactly(Connection.State.CONNECTED);
  }

  /** Nothing is known of who lacks its values for damage: it was neither gone nor shut off. */
  @Test
  void damageDisconnectsNobody() throws Exception {
    Path file = file("lost", zip -> {
      put(zip, "recording", head());
      put(zip, "series/1", "damaged");
      put(zip, "series/2", "damaged");
      put(zip, "end", "2\t0");
    });
    Content read = RecordingReader.read(file);
    assertThat(read.damage()).containsExactly("2 of 2 series cannot be read.");
    Moment moment = Moment.of(read, read.from().plusSeconds(60));
    assertThat(moment.hosts().values()).extracting(host -> host.connection().state())
        .containsExactly(Connection.State.CONNECTED);
    assertThat(moment.vms().values()).extracting(VirtualMachine::state).containsExactly(DomainState.NO_STATE);
  }
}
