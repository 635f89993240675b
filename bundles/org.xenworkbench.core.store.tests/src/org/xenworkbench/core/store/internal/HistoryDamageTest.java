/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Bytes are flipped and files are cut, at random, in every kind of file of the history. After each the history opens,
 * what it gives back is what was sampled or nothing, no more is missing than what was in the damaged file or page, and
 * whatever is missing is told.
 */
class HistoryDamageTest {

  private static final long SEED = Long.getLong("xenworkbench.damage.seed", System.nanoTime());
  private static final int COUNT = Integer.getInteger("xenworkbench.damage.count", 600);
  private static final Instant T0 = Instant.parse("2026-11-20T00:00:00Z");
  private static final HostId HOST = new HostId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
  /** An hour and twenty minutes: more than the finest archive keeps, so that there are rollups. */
  private static final int SAMPLES = 960;
  private static final int STEP = 5;
  private static final int FINEST = 600;
  private static final int PAGE = 4_096;
  private static final int SLOT = PendingForm.CURRENT.slot();

  @TempDir
  Path folder;
  private final Random random = new Random(SEED);
  private final List<String> reports = new ArrayList<>();
  /** What is kept of each metric when nothing is damaged. */
  private final Map<Metric, TimeSeries> whole = new LinkedHashMap<>();

  /** A metric of an object, and the number that its values begin with. */
  private record Metric(ObjectId object, String name, int base) {

    /** Of the files that keep the metrics. */
    String file() {
      return SeriesLayout.folder(object) + '/' + new SeriesLayout().place(object, name).group().name();
    }
  }

  /** What was done to which file, and the metrics that may miss something for it. */
  private record Damage(String text, Set<Metric> costs) {
  }

  @BeforeEach
  void sample() throws IOException {
    List<ObjectId> objects = List.of(HOST, VmId.of(new UUID(0, 1)), VmId.of(new UUID(0, 2)), VmId.of(new UUID(0, 3)));
    for (ObjectId object : objects) {
      for (String name : object instanceof HostId ? List.of("cpu_avg", "loadavg", "cpu0", "pif_eth0_rx")
          : List.of("cpu_usage", "memory", "vif_0_rx", "vbd_sda_read", "Latency")) {
        whole.put(new Metric(object, name, 10_000 * (whole.size() + 1)), TimeSeries.EMPTY);
      }
    }
    RrdArchive archive = archive(template());
    for (int n = 1; n <= SAMPLES; n++) {
      for (ObjectId object : objects) { // one after another, so that each seed finds the same slots
        archive.write(batch(n, object), STEP);
      }
    }
    Path copy = copy("whole");
    RrdArchive opened = archive(copy);
    whole.replaceAll((metric, none) -> query(opened, metric, SAMPLES));
    assertThat(whole.values()).allSatisfy(series -> assertThat(series.size()).isGreaterThan(FINEST / STEP));
    assertThat(reports).isEmpty();
  }

  private Path template() {
    return folder.resolve("template");
  }

  private RrdArchive archive(Path root) {
    return new RrdArchive(root, Clock.systemUTC(), (text, cause) -> reports.add(text + ' ' + cause));
  }

  private SampleBatch batch(int n, ObjectId object) {
    Map<String, Double> values = new HashMap<>();
    whole.keySet().stream().filter(metric -> metric.object().equals(object))
        .forEach(metric -> values.put(metric.name(), (double) metric.base() + n));
    return new SampleBatch(HOST, T0.plusSeconds((long) STEP * n), Map.of(object, values));
  }

  private static TimeSeries query(RrdArchive archive, Metric metric, int until) {
    return HistoryFixture.stored(archive, metric.object(), metric.name(), T0, T0.plusSeconds((long) STEP * until),
        100_000);
  }

  private Path copy(String name) throws IOException {
    Path target = folder.resolve(name);
    try (Stream<Path> files = Files.walk(template())) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(template().relativize(file)));
      }
    }
    return target;
  }

  @Test
  void damageCostsNoMoreThanItselfAndIsTold() throws Exception {
    System.out.println("History damage: " + COUNT + " times, -Dxenworkbench.damage.seed=" + SEED);
    int told = 0;
    for (int i = 0; i < COUNT; i++) {
      reports.clear();
      Path copy = copy("damaged");
      Damage damage = damage(copy);
      check(copy, "No. " + i + ", " + damage.text(), damage.costs());
      told += reports.isEmpty() ? 0 : 1;
      delete(copy);
    }
    System.out.println("History damage: " + told + " of " + COUNT + " told, the others cost nothing");
    assertThat(told).as("damage that costs something").isGreaterThan(COUNT / 2);
  }

  private void check(Path root, String damage, Set<Metric> costs) {
    RrdArchive archive = archive(root);
    Set<Metric> lacking = new HashSet<>();
    whole.forEach((metric, expected) -> {
      TimeSeries found = query(archive, metric, SAMPLES);
      if (!same(found, expected)) {
        lacking.add(metric);
        assertNothingFalse(found, metric, damage);
      }
    });
    assertThat(costs).as("%s%nlacks %s%n%s", damage, lacking, reports).containsAll(lacking);
    if (!lacking.isEmpty()) {
      assertThat(reports).as("told: " + damage).isNotEmpty();
    }
    for (Metric metric : whole.keySet()) {
      archive.write(batch(SAMPLES + 1, metric.object()), STEP);
      archive.write(batch(SAMPLES + 2, metric.object()), STEP);
    }
    whole.keySet().forEach(metric -> {
      double[] values = query(archive, metric, SAMPLES + 2).values();
      assertThat(values[values.length - 1]).as("goes on: " + damage).isEqualTo(metric.base() + SAMPLES + 2);
    });
  }

  private static boolean same(TimeSeries one, TimeSeries other) {
    return Arrays.equals(one.times(), other.times()) && Arrays.equals(one.values(), other.values())
        && Arrays.equals(one.minima(), other.minima()) && Arrays.equals(one.maxima(), other.maxima());
  }

  /** In steps of five seconds a value is the one that was sampled then, or it is missing. */
  private static void assertNothingFalse(TimeSeries found, Metric metric, String damage) {
    long finest = T0.plusSeconds((long) STEP * SAMPLES - FINEST).toEpochMilli();
    for (int i = 0; i < found.size(); i++) {
      double value = found.values()[i];
      assertThat(found.times()[i]).as(damage).isGreaterThanOrEqualTo(T0.toEpochMilli());
      if (found.times()[i] > finest && !Double.isNaN(value)) {
        long n = (found.times()[i] - T0.toEpochMilli()) / 1_000 / STEP;
        assertThat(value).as("%s of sample %d: %s", metric, n, damage).isEqualTo(metric.base() + n);
      } else if (!Double.isNaN(value)) {
        assertThat(value).as(damage).isBetween((double) metric.base(), (double) metric.base() + SAMPLES);
      }
    }
  }

  private Damage damage(Path root) throws IOException {
    List<String> names = whole.keySet().stream().map(Metric::file).distinct().toList();
    String name = names.get(random.nextInt(names.size()));
    Path file = root.resolve(name + ".rrd");
    return switch (random.nextInt(4)) {
      case 0 -> pending(root.resolve("pending-0"));
      case 1 -> doubleWrite(root, name, file);
      default -> new Damage(name + damage(file, random.nextBoolean() ? 64 : random.nextBoolean() ? 1_000 : 0),
          costs(Set.of(name)));
    };
  }

  private Set<Metric> costs(Set<String> files) {
    Set<Metric> costs = new HashSet<>(whole.keySet());
    costs.removeIf(metric -> !files.contains(metric.file()));
    return costs;
  }

  /** The pages that were changed or cut are those whose series may miss what waited. */
  private Damage pending(Path file) throws IOException {
    byte[] before = Files.readAllBytes(file);
    int used = PendingForm.CURRENT.offset(names(before).size());
    String text = damage(file, random.nextInt(8) == 0 ? 0 : used);
    byte[] after = Files.readAllBytes(file);
    Set<String> files = new HashSet<>();
    names(before).forEach((start, name) -> {
      if (after.length < start + SLOT || !Arrays.equals(before, start, start + SLOT, after, start, start + SLOT)) {
        files.add(name);
      }
    });
    return new Damage("pending-0" + text, costs(files));
  }

  private static Map<Integer, String> names(byte[] pending) {
    Map<Integer, String> names = new HashMap<>();
    for (int start = PAGE; start < pending.length; start += SLOT) {
      int length = ByteBuffer.wrap(pending).getInt(start + 8) >>> 8;
      if (length > 0) {
        names.put(start, new String(pending, start + 12, length).split("\n")[0]);
      }
    }
    return names;
  }

  /** Half of the time as it is, the other half as a kill leaves it: with a file that is cut in two. */
  private Damage doubleWrite(Path root, String name, Path file) throws IOException {
    Path kept = root.resolve("doublewrite");
    if (random.nextBoolean()) {
      return new Damage("doublewrite" + damage(kept, random.nextBoolean() ? 1_024 : 0), Set.of());
    }
    byte[] content = Files.readAllBytes(file);
    Files.write(kept, DoubleWriteTest.record(name + ".rrd", content, content));
    Arrays.fill(content, content.length / 2, content.length, (byte) 0);
    Files.write(file, content);
    return random.nextBoolean() ? new Damage("torn " + name + damage(file, 0), Set.of())
        : new Damage("doublewrite of " + name + damage(kept, random.nextBoolean() ? 1_024 : 0), costs(Set.of(name)));
  }

  /** Flips up to three bytes, wipes a stretch, or cuts the file; near its beginning where that is wanted. */
  private String damage(Path file, int within) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int range = within == 0 ? bytes.length : Math.min(within, bytes.length);
    int at = random.nextInt(range);
    switch (random.nextInt(6)) {
      case 0 -> bytes = Arrays.copyOf(bytes, at);
      case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(2 * PAGE));
      case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(PAGE)), (byte) 0);
      case 3 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      default -> {
        for (int i = random.nextInt(3); i >= 0; i--) {
          bytes[random.nextInt(range)] = (byte) random.nextInt();
        }
      }
    }
    Files.write(file, bytes);
    return " at " + at + " of " + bytes.length;
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
