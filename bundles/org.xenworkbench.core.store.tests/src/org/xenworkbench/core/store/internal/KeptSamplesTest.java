/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ManualClock;

/** What is kept longer than other samples comes back as it was, whatever becomes of the files. */
class KeptSamplesTest {

  private static final Instant T0 = HistoryFixture.T0;
  private static final int DAMAGES = 400;

  @TempDir
  Path root;
  private final ManualClock clock = new ManualClock(T0);
  private final List<String> reports = new ArrayList<>();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private KeptSamples open(long mostBytes) {
    return new KeptSamples(root, clock, (text, cause) -> reports.add(text), mostBytes);
  }

  private Map<ObjectId, Map<String, TimeSeries>> samples(Instant from, int objects) {
    Map<ObjectId, Map<String, TimeSeries>> samples = new HashMap<>();
    for (int i = 0; i < objects; i++) {
      Map<String, TimeSeries> series = new HashMap<>();
      for (String metric : List.of("cpu_usage", "vif_0_rx", "Odd name/\u00e4%41")) {
        int size = 1 + random.nextInt(40);
        series.put(metric, new TimeSeries(
            IntStream.range(0, size).mapToLong(n -> from.toEpochMilli() + n * 1_000L).toArray(),
            IntStream.range(0, size).mapToDouble(n -> random.nextInt(9) == 0 ? Double.NaN : random.nextDouble())
                .toArray()));
      }
      samples.put(VmId.of(new UUID(random.nextLong(), random.nextLong())), series);
    }
    return samples;
  }

  private static Map<String, TimeSeries> read(KeptSamples kept, ObjectId object, Map<String, TimeSeries> metrics) {
    Map<String, TimeSeries> found = new HashMap<>();
    kept.refine(HistoryQuery.of(object, metrics.keySet()), found);
    return found;
  }

  private static boolean isSame(TimeSeries one, TimeSeries other) {
    return Arrays.equals(one.times(), other.times()) && Arrays.equals(one.values(), other.values())
        && Arrays.equals(one.minima(), other.minima()) && Arrays.equals(one.maxima(), other.maxima());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(root.resolve(KeptSamples.FOLDER))) {
      return all.filter(file -> file.toString().endsWith(".samples")).sorted().toList();
    }
  }

  @Test
  void whatIsKeptComesBackToTheBitAlsoAfterARestart() {
    KeptSamples kept = open(KeptSamples.MOST_BYTES);
    Map<ObjectId, Map<String, TimeSeries>> all = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      Map<ObjectId, Map<String, TimeSeries>> samples = samples(T0.plus(Duration.ofHours(i)), 5);
      kept.keep(samples);
      all.putAll(samples);
    }
    for (KeptSamples each : List.of(kept, open(KeptSamples.MOST_BYTES))) {
      all.forEach((object, series) -> assertThat(read(each, object, series)).as("seed " + seed)
          .hasSameSizeAs(series).allSatisfy((metric, found) -> assertThat(isSame(found, series.get(metric))).isTrue()));
    }
    ObjectId object = all.keySet().iterator().next();
    Map<String, TimeSeries> coarse = new HashMap<>();
    kept.refine(HistoryQuery.of(object, List.of("cpu_usage")).inSteps(Duration.ofHours(1)), coarse);
    assertThat(coarse).as("whose steps are longer").isEmpty();
    kept.refine(HistoryQuery.of(object, List.of("cpu_usage")).between(T0.minusSeconds(9), T0.minusSeconds(1)), coarse);
    assertThat(coarse).as("of another time").isEmpty();
    assertThat(reports).isEmpty();
  }

  @Test
  void noDamageMakesAWrongValueAndEachIsTold() throws Exception {
    Map<ObjectId, Map<String, TimeSeries>> samples = samples(T0, 4);
    open(KeptSamples.MOST_BYTES).keep(samples);
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    ObjectId object = samples.keySet().iterator().next();
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (damaged.length == whole.length) {
        damaged[random.nextInt(whole.length)] ^= 1 << random.nextInt(8);
      }
      Files.write(file, damaged);
      clock.advance(Duration.ofSeconds(1));
      assertThat(read(open(KeptSamples.MOST_BYTES), object, samples.get(object))).as("seed " + seed).isEmpty();
      assertThat(reports).as("seed " + seed + ", " + i).hasSize(i + 1);
      assertThat(file).as("set aside").doesNotExist();
    }
    Files.write(file, whole);
    assertThat(read(open(KeptSamples.MOST_BYTES), object, samples.get(object))).hasSize(3);
    System.out.println(DAMAGES + " damages, seed " + seed);
  }

  @Test
  void aNewerFormIsLeftAsItIs() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("form"));
      zip.write(ByteBuffer.allocate(4).putInt(KeptForm.VERSION + 1).array());
    }
    Path folder = Files.createDirectories(root.resolve(KeptSamples.FOLDER));
    Path file = Files.write(folder.resolve(T0.toEpochMilli() + "-" + T0.plusSeconds(9).toEpochMilli() + "-"
        + Integer.toHexString(KeptForm.checksum(bytes.toByteArray())) + ".samples"), bytes.toByteArray());
    VmId vm = HistoryFixture.VM;
    KeptSamples kept = open(KeptSamples.MOST_BYTES);
    assertThat(read(kept, vm, Map.of("a", TimeSeries.EMPTY))).isEmpty();
    assertThat(read(kept, vm, Map.of("a", TimeSeries.EMPTY))).isEmpty();
    assertThat(reports).as("told once").singleElement().asString().contains("newer version");
    assertThat(file).exists();
  }

  @Test
  void theOldestGoWhenThereIsNoRoom() throws Exception {
    KeptSamples kept = open(20_000);
    for (int i = 0; i < 60; i++) {
      kept.keep(samples(T0.plus(Duration.ofMinutes(i)), 3));
    }
    List<Path> files = files();
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(10_000L, 20_000L);
    assertThat(files.get(files.size() - 1).getFileName().toString())
        .startsWith(Long.toString(T0.plus(Duration.ofMinutes(59)).toEpochMilli()));
    kept.keep(samples(T0.plus(Duration.ofMinutes(99)), 500));
    assertThat(files()).as("too large by itself").isEqualTo(files);
    assertThat(reports).singleElement().asString().contains("too much");
  }

  @Test
  void whatIsOlderThanAYearGoes() throws Exception {
    KeptSamples kept = open(KeptSamples.MOST_BYTES);
    kept.keep(samples(T0, 1));
    Path old = files().get(0);
    Files.setLastModifiedTime(old, FileTime.from(T0));
    kept.keep(samples(T0.plus(Duration.ofDays(300)), 1));
    Instant later = T0.plus(Duration.ofDays(400));
    kept.forgetExpired(later, Optional.of(later.minusSeconds(9)));
    assertThat(files()).as("one that a wrong clock has dated stays").contains(old);
    Files.setLastModifiedTime(old, FileTime.from(T0));
    kept.forgetExpired(later, Optional.empty());
    assertThat(files()).hasSize(1).doesNotContain(old);
    assertThat(reports).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldOnce() throws Exception {
    Files.writeString(root.resolve(KeptSamples.FOLDER), "no folder");
    KeptSamples kept = open(KeptSamples.MOST_BYTES);
    kept.keep(samples(T0, 1));
    kept.keep(samples(T0, 1));
    assertThat(reports).singleElement().asString().contains("is a file");
  }
}
