/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.recording.UnreadableRecordingException;

/** What is saved is read again, and what is damaged or hostile is told. */
class RecordingFileTest {

  private static final int ROUNDS = 30;
  private static final int DAMAGES = 400;

  @TempDir
  Path folder;

  @Test
  void whatIsSavedIsReadAgain() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long points = 0;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      RandomFleet fleet = new RandomFleet(random);
      Path file = Recorded.save(fleet, folder.resolve("r" + round));
      Content read = RecordingReader.read(file);
      String what = "seed " + seed + ", round " + round;
      Identities ids = new Identities(read.facts().id());
      assertThat(read.damage()).as(what).isEmpty();
      assertThat(read.series().keySet()).as(what)
          .containsExactlyInAnyOrderElementsOf(fleet.series.keySet().stream().map(id -> ids.of(id.key())).toList());
      for (Map.Entry<ObjectId, Map<String, TimeSeries>> each : fleet.series.entrySet()) {
        each.getValue().forEach((metric, series) -> assertSame(
            read.series().get(ids.of(each.getKey().key())).get(metric), Series.between(series,
                RandomFleet.FROM.toEpochMilli(), RandomFleet.FROM.plus(RandomFleet.LENGTH).toEpochMilli()),
            what + metric));
      }
      assertThat(read.entries()).as(what).hasSameSizeAs(fleet.entries.stream()
          .filter(entry -> !entry.started().isAfter(read.to())).toList());
      assertThat(read.hosts().values()).as(what).extracting(ModelObject::name).allMatch(name -> name.contains("\t"));
      points += read.series().values().stream().flatMap(all -> all.values().stream()).mapToInt(TimeSeries::size).sum();
      bytes += Files.size(file);
    }
    System.out.println(ROUNDS + " recordings of " + points + " points in " + bytes + " bytes, seed " + seed);
  }

  private static void assertSame(TimeSeries read, TimeSeries kept, String what) {
    assertThat(read.times()).as(what).containsExactly(kept.times());
    assertThat(read.values()).as(what).containsExactly(kept.values());
    assertThat(read.minima()).as(what).containsExactly(kept.minima());
    assertThat(read.maxima()).as(what).containsExactly(kept.maxima());
  }

  @Test
  void nothingOfItIsLive() throws Exception {
    long seed = System.nanoTime();
    RandomFleet fleet = new RandomFleet(new Random(seed));
    Path file = Recorded.save(fleet, folder.resolve("r"));
    Content read = RecordingReader.read(file);
    List<String> live = fleet.series.keySet().stream().map(ObjectId::key).toList();
    List<String> shown = Stream.concat(read.objects().stream().map(object -> object.id().key()), read.entries().stream()
        .flatMap(entry -> Stream.concat(entry.attributes().values().stream(), Stream.of(
            entry.host().map(ObjectId::key).orElse(""), entry.vm().map(ObjectId::key).orElse("")))))
        .toList();
    assertThat(shown).as("seed " + seed).isNotEmpty().doesNotContainAnyElementsOf(live);
    assertThat(read.entries()).extracting(LogEntry::correlation)
        .doesNotContainAnyElementsOf(fleet.entries.stream().map(LogEntry::correlation).toList());
    assertThat(read.objects()).extracting(object -> read.recordedId(object.id())).containsAnyElementsOf(live);
    assertThat(RecordingReader.read(file).objects()).as("the same again").isEqualTo(read.objects());
  }

  @Test
  void noSecretIsInIt() throws Exception {
    assertThat(EntryLines.plain("at 'xen+ssh://root:s3cret@pm1:22/x?keyfile=/k' and qemu://[::1]/ or tcp://a@b"))
        .doesNotContain("s3cret").doesNotContain("keyfile").doesNotContain("root").doesNotContain("pm1");
    LogEntry defined = LogEntry.of(LogEntry.CONFIGURATION, LogEntry.Status.SUCCEEDED, "Changed", Instant.EPOCH)
        .attribute(LogAttribute.FORMER_DEFINITION, "<domain/>").attribute(LogAttribute.ACTION, "DEFINE").build();
    assertThat(EntryLines.line(defined)).doesNotContain("domain").contains("DEFINE");
    RandomFleet fleet = new RandomFleet(new Random(7));
    Content read = RecordingReader.read(Recorded.save(fleet, folder.resolve("r")));
    assertThat(read.entries()).noneMatch(entry -> entry.toString().contains("secret"));
    assertThat(read.hosts().values()).allMatch(host -> host.address().isEmpty());
  }

  @Test
  void noAddressOfAHostIsInItsEvents() throws Exception {
    RandomFleet fleet = new RandomFleet(new Random(7));
    HostId host = fleet.hosts.get(0);
    fleet.registry.add(new HostConfiguration(host, "far", new Endpoint("xen", Transport.SSH, "secret-host.example", 22,
        Optional.of("ann")), Optional.of(new Endpoint("xen", Transport.TLS, "fe80::17", 0, Optional.empty())), true,
        false));
    fleet.registry.add(new HostConfiguration(HostId.random(), "other", new Endpoint("simulator", Transport.LOCAL,
        "demo/pm1", 0, Optional.empty()), Optional.empty(), true, false));
    List.of("Added host 'far' (secret-host.example)", "No network address is known for 'Secret-Host.Example'.",
        "ann@secret-host.example:22 refused, [fe80::17]:16514 too", "Added host 'other' (simulator:demo/pm1)",
        "Added host 'gone' (xen+ssh://root@gone.example:22)", "gone.example has not answered", "not-gone.example-x")
        .forEach(text -> fleet.log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, text,
            RandomFleet.FROM.plusSeconds(5)).host(host, "far").details(text).attributes(Map.of("some", text)).build()));
    Content read = RecordingReader.read(Recorded.save(fleet, folder.resolve("r")));
    List<String> said = read.entries().stream().filter(entry -> entry.kind().equals(LogEntry.CONFIGURATION))
        .filter(entry -> entry.attributes().containsKey("some"))
        .peek(entry -> assertThat(entry.attributes()).containsEntry("some", entry.message()))
        .peek(entry -> assertThat(entry.details()).isEqualTo(entry.message())).map(LogEntry::message).toList();
    assertThat(said).containsExactlyInAnyOrder("Added host 'far' (***)", "No network address is known for '***'.",
        "***:22 refused, [***]:16514 too", "Added host 'other' (***)", "Added host 'gone' (***", "*** has not answered",
        "not-gone.example-x");
  }

  /** Never another exception, and never a value that was not recorded without a word. */
  @Test
  void damageIsTold() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path file = Recorded.save(new RandomFleet(random), folder.resolve("whole"));
    byte[] whole = Files.readAllBytes(file);
    Content before = RecordingReader.read(file);
    int refused = 0;
    int told = 0;
    int harmless = 0;
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged =
          random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : flip(whole, random);
      Files.write(file, damaged);
      String what = "seed " + seed + ", damage " + i;
      try {
        Content read = RecordingReader.read(file);
        if (!read.damage().isEmpty()) {
          told++;
        } else {
          harmless++;
          assertThat(read.seriesCount()).as(what).isEqualTo(before.seriesCount());
          assertThat(read.entries()).as(what).isEqualTo(before.entries());
        }
        read.series().forEach((object, all) -> all.forEach(
            (metric, series) -> assertSame(series, before.series().get(object).get(metric), what)));
      } catch (UnreadableRecordingException e) {
        assertThat(e.getMessage()).as(what).contains("whole");
        refused++;
      }
    }
    System.out.println(DAMAGES + " damages of " + whole.length + " bytes: " + refused + " refused, " + told + " told, "
        + harmless + " harmless, seed " + seed);
    assertThat(told).isPositive();
    assertThat(refused).isPositive();
  }

  /** Also where the list of the parts is damaged: each part is read for itself, and what is lost is counted. */
  @Test
  void damageCostsTheDamagedPartsOnly() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int told = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] whole = Files.readAllBytes(Recorded.save(new RandomFleet(random), folder.resolve("whole" + round)));
      Content before = RecordingReader.read(folder.resolve("whole" + round));
      int list = whole.length - 22 - Math.floorMod(random.nextInt(), 40); // in the list, or in what follows
      int place = 500 + random.nextInt(whole.length / 3);
      whole[list] ^= 0x55;
      whole[whole.length - 20] ^= 0x55;
      whole[place] ^= 0x55;
      Path file = Files.write(folder.resolve("damaged" + round), whole);
      String what = "seed " + seed + ", round " + round;
      try {
        Content read = RecordingReader.read(file);
        assertThat(read.seriesCount()).as(what).isGreaterThanOrEqualTo(before.seriesCount() - 2);
        assertThat(String.join(" ", read.damage())).as(what).doesNotContain("end of the file");
        if (read.damage().isEmpty()) { // such as a byte of the time at which a part was written
          assertThat(read.seriesCount()).as(what).isEqualTo(before.seriesCount());
          assertThat(read.entries()).as(what).isEqualTo(before.entries());
        } else {
          told++;
        }
        read.series().forEach((object, all) -> all.forEach(
            (metric, series) -> assertSame(series, before.series().get(object).get(metric), what)));
      } catch (UnreadableRecordingException e) {
        assertThat(e.getMessage()).as(what + ", the head").contains("damaged where it says what it holds");
      }
    }
    assertThat(told).as("seed " + seed).isPositive();
  }

  private static byte[] flip(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  @Test
  void aZipBombCostsItsPart() throws Exception {
    Path file = folder.resolve("bomb");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      head(zip, "1");
      zip.putNextEntry(new ZipEntry("series/1"));
      zeros(zip, 4 * Limits.PART);
      put(zip, "end", "1\t0");
    }
    assertThat(RecordingReader.read(file).damage()).containsExactly("1 of 1 series cannot be read.");
    System.out.println("A bomb of " + Files.size(file) + " bytes holds " + 4 * Limits.PART);
  }

  private static void zeros(OutputStream zip, int size) throws Exception {
    byte[] zeros = new byte[1 << 20];
    for (int i = 0; i < size; i += zeros.length) {
      zip.write(zeros);
    }
  }

  @Test
  void aNewerFormIsRefused() throws Exception {
    Path file = folder.resolve("newer");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      head(zip, "2");
    }
    assertThatThrownBy(() -> RecordingReader.read(file)).isInstanceOf(UnreadableRecordingException.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void whatIsNoRecordingIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("text"), "This is no recording.");
    assertThatThrownBy(() -> RecordingReader.read(file)).isInstanceOf(UnreadableRecordingException.class)
        .hasMessageContaining("is no recording");
    assertThatThrownBy(() -> RecordingReader.read(folder)).isInstanceOf(UnreadableRecordingException.class)
        .hasMessageContaining("is no file that could hold");
  }

  private static void head(ZipOutputStream zip, String version) throws Exception {
    put(zip, "recording", "xenrec\t" + version
        + "\nfacts\t00000000-0000-0000-0000-000000000001\t\t2026-01-01T00:00:00Z\t2026-01-01T01:00:00Z"
        + "\t2026-01-01T02:00:00Z\t0.1\t5000");
  }

  private static void put(ZipOutputStream zip, String name, String text) throws Exception {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Test
  void whatIsCancelledLeavesTheFileAsItWas() throws Exception {
    RandomFleet fleet = new RandomFleet(new Random(3));
    Path file = Files.writeString(folder.resolve("r"), "before");
    assertThatThrownBy(() -> Recorded.operation(fleet, file).execute(new Recorded.Monitor(1)))
        .isInstanceOfSatisfying(HypervisorException.class,
            e -> assertThat(e.kind()).isEqualTo(HypervisorException.Kind.CANCELLED));
    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }
}
