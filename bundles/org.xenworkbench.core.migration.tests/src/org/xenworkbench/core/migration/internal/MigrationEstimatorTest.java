/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.migration.internal.MigrationEstimator.Past;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeInventory;

/** What is expected of a migration by earlier ones. */
class MigrationEstimatorTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final OptionalLong GIB = OptionalLong.of(1L << 30);

  private final VmId vm = VmId.of(UUID.randomUUID());
  private final VmId other = VmId.of(UUID.randomUUID());
  private final HostId a = HostId.random();
  private final HostId b = HostId.random();

  private Past past(VmId of, HostId from, HostId to, OptionalLong memory, double seconds) {
    return new Past(of, from, to, memory, Duration.ofMillis((long) (seconds * 1000)));
  }

  private Optional<MigrationEstimate> estimate(Past... known) {
    return MigrationEstimator.estimate(List.of(known), vm, a, b, GIB);
  }

  @Test
  void withoutHistoryNothingIsExpected() {
    assertThat(estimate()).isEmpty();
    assertThat(estimate(past(other, b, a, GIB, 10))).as("of another VM on another way").isEmpty();
    assertThat(MigrationEstimator.estimate(List.of(past(other, a, b, GIB, 10)), vm, a, b, OptionalLong.empty()))
        .as("of another VM, whose size may be another").isEmpty();
  }

  @Test
  void oneAloneGivesAWideRangeAndFurtherOnesNarrowIt() {
    Past[] alike = new Past[10];
    java.util.Arrays.fill(alike, past(vm, a, b, GIB, 20));
    MigrationEstimate one = estimate(alike[0]).orElseThrow();
    assertThat(one.basis()).isEqualTo(1);
    assertThat(one.likely()).isBetween(Duration.ofMillis(19_999), Duration.ofMillis(20_001));
    assertThat(one.least()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    assertThat(one.most()).isBetween(Duration.ofSeconds(37), Duration.ofSeconds(41));
    MigrationEstimate ten = estimate(alike).orElseThrow();
    assertThat(ten.basis()).isEqualTo(10);
    assertThat(ten.most().minus(ten.least())).isLessThan(one.most().minus(one.least()).dividedBy(2));
  }

  @Test
  void theNearestAreLearnedFrom() {
    Past same = past(vm, a, b, GIB, 20);
    assertThat(estimate(same, same, same, past(vm, b, a, GIB, 90), past(other, a, b, GIB, 90)).orElseThrow().likely()
        .toSeconds()).isBetween(19L, 20L);
    assertThat(estimate(same, past(vm, b, a, GIB, 30), past(other, a, b, GIB, 40)).orElseThrow().basis()).isEqualTo(3);
    List<Past> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(past(vm, a, b, GIB, i < MigrationEstimator.NEWEST ? 10 : 1000));
    }
    assertThat(estimate(many.toArray(Past[]::new)).orElseThrow().likely().toSeconds()).isBetween(9L, 10L);
  }

  @Test
  void anotherSizeScalesAndWidens() {
    MigrationEstimate same = estimate(past(other, a, b, GIB, 10)).orElseThrow();
    MigrationEstimate half = estimate(past(other, a, b, OptionalLong.of(1L << 29), 10)).orElseThrow();
    assertThat(half.likely()).isBetween(Duration.ofMillis(19_999), Duration.ofMillis(20_001));
    assertThat(ratio(half)).isGreaterThan(ratio(same) * 1.2);
  }

  private static double ratio(MigrationEstimate estimate) {
    return (double) estimate.most().toNanos() / estimate.least().toNanos();
  }

  /** Four of five: whatever the mean, the spread and the number of values, as far as a simulation can tell. */
  @Test
  void theRangeHasFourOfFive() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int rounds = 20_000;
    for (int n : new int[] {1, 3, 10, 20}) {
      int within = 0;
      for (int round = 0; round < rounds; round++) {
        double mean = 1 + 5 * random.nextDouble();
        // as the prior has it: an inverse chi squared with two degrees of freedom
        double spread = 0.25 * Math.sqrt(2 / (square(random.nextGaussian()) + square(random.nextGaussian())));
        Past[] known = new Past[n];
        for (int i = 0; i < n; i++) {
          known[i] = past(vm, a, b, GIB, Math.exp(bounded(mean + spread * random.nextGaussian())));
        }
        double next = Math.exp(bounded(mean + spread * random.nextGaussian()));
        MigrationEstimate range = estimate(known).orElseThrow();
        boolean inside = next * 1e9 >= range.least().toNanos() && next * 1e9 <= range.most().toNanos();
        within += inside ? 1 : 0;
      }
      assertThat((double) within / rounds).as("of %d values, seed %d", n, seed).isBetween(0.78, 0.82);
    }
  }

  private static double square(double value) {
    return value * value;
  }

  /** Between a millisecond and ten days. */
  private static double bounded(double logarithm) {
    return Math.max(-6.5, Math.min(13.5, logarithm));
  }

  @Test
  void whateverTheLogSaysARangeIsARange() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int made = 0;
    for (int round = 0; round < 5_000; round++) {
      FakeInventory inventory = new FakeInventory();
      FakeEventLog log = new FakeEventLog();
      int entries = random.nextInt(8);
      for (int i = 0; i < entries; i++) {
        log.keep(hostile(random));
      }
      MigrationHistory history = new MigrationHistory(log, new PlacementReader(inventory), Runnable::run);
      Optional<MigrationEstimate> found =
          history.estimate(VirtualMachine.of(vm, "VM1", a).memory(1L << 30, 1L << 30).build(), a, b);
      found.ifPresent(estimate -> {
        assertThat(estimate.least()).as("seed %d", seed).isPositive().isLessThanOrEqualTo(estimate.likely());
        assertThat(estimate.most()).as("seed %d", seed).isGreaterThanOrEqualTo(estimate.likely())
            .isLessThanOrEqualTo(MigrationEstimator.LONGEST);
        assertThat(MigrationEntries.facts(found)).hasSize(4);
      });
      made += found.isPresent() ? 1 : 0;
      history.close();
    }
    assertThat(made).as("some are good enough, seed %d", seed).isBetween(100, 4_900);
  }

  private LogEntry hostile(Random random) {
    Map<String, String> facts = new HashMap<>();
    String[] sources = {a.key(), b.key(), "vm:" + UUID.randomUUID(), "", "\0"};
    facts.put(LogAttribute.SOURCE.name(), sources[Math.min(random.nextInt(8), 4) % 5]);
    facts.put(LogAttribute.TARGET.name(), random.nextInt(5) == 0 ? "x" : b.key());
    String[] sizes = {"-1", "0", "1", "9223372036854775807", "-9223372036854775808", "1e9", "", "1073741824"};
    facts.put(LogAttribute.MEMORY.name(), sizes[random.nextInt(sizes.length)]);
    if (random.nextInt(6) == 0) {
      facts.put(LogAttribute.DURATION_UNKNOWN.name(), "true");
    }
    long[] nanos = {0, 1, -1, Long.MAX_VALUE / 8, Long.MIN_VALUE / 8, 12_000_000_000L, 40L * 86_400 * 1_000_000_000L};
    Instant end = START.plusNanos(nanos[random.nextInt(nanos.length)]);
    LogEntry.Status[] statuses = LogEntry.Status.values();
    LogEntry.Status status = random.nextBoolean() ? LogEntry.Status.SUCCEEDED
        : statuses[random.nextInt(statuses.length)];
    return LogEntry.of(LogEntry.MIGRATION, status, "m", START).vm(random.nextBoolean() ? vm : other, "VM1")
        .finished(random.nextInt(6) == 0 ? Optional.empty() : Optional.of(end)).attributes(facts).build();
  }

  /** What was expected stays what it was, so that it can be judged; what cannot be an estimate is none. */
  @Test
  void anEstimateIsReadAsItWasWritten() {
    MigrationEstimate estimate = estimate(past(vm, a, b, GIB, 20)).orElseThrow();
    Migration migration = Migration.of(UUID.randomUUID(), LogEntry.Status.SUCCEEDED, START).vm(vm, "VM1")
        .source(a, "a").target(b, "b").finished(Optional.of(START.plusSeconds(24))).estimate(Optional.of(estimate))
        .timeSpent(Map.of(Migration.Part.CALL, Duration.ofSeconds(23))).build();
    LogEntry entry = MigrationEntries.followed(migration, "ann", "", Map.of());
    PlacementReader placements = new PlacementReader(new FakeInventory());
    assertThat(LoggedMigrations.migration(entry, placements)).get().satisfies(read -> {
      assertThat(read.estimate()).contains(estimate);
      assertThat(read.timeSpent()).isEqualTo(migration.timeSpent());
    });
    assertThat(LogAttribute.ESTIMATE.explained(entry)).isEqualTo("10\u201339 s, took 24 s");
    assertThat(LogAttribute.CALL.explained(entry)).startsWith("23 s");
    LogEntry late = entry.toBuilder().finished(START.plusSeconds(60)).build();
    assertThat(LogAttribute.ESTIMATE.explained(late)).isEqualTo("10\u201339 s, took 1 min: longer than that");
    LogEntry forged = entry.withAttribute(LogAttribute.ESTIMATE_LEAST, "99000000000");
    assertThat(LoggedMigrations.migration(forged, placements)).get()
        .satisfies(read -> assertThat(read.estimate()).isEmpty());
  }

  @Test
  void whatRunsSaysWhatIsExpectedAndThatItTakesLonger() {
    Optional<MigrationEstimate> expected =
        Optional.of(new MigrationEstimate(Duration.ofSeconds(18), Duration.ofSeconds(24), Duration.ofSeconds(31), 3));
    assertThat(JobTexts.of(JobProgress.elapsedOnly(Duration.ofSeconds(12)), expected))
        .isEqualTo("12 s elapsed, estimated 18\u201331 s");
    assertThat(JobTexts.of(JobProgress.elapsedOnly(Duration.ofSeconds(35)), expected))
        .isEqualTo("35 s elapsed, longer than the estimated 18\u201331 s");
    assertThat(JobTexts.of(JobProgress.elapsedOnly(Duration.ofSeconds(12)), Optional.empty()))
        .isEqualTo("12 s elapsed, percentage not reported");
  }

  @Test
  void whereTheDriverTellsItIsBelieved() {
    JobProgress told = new JobProgress(Duration.ofSeconds(3), OptionalLong.of(64L << 20), OptionalLong.of(32L << 20),
        java.util.OptionalDouble.of(12 << 20), OptionalLong.of(2), Optional.empty())
        .withDirtyRate(java.util.OptionalDouble.of(4 << 20));
    assertThat(JobTexts.of(told, Optional.empty()))
        .isEqualTo("32.0 of 64.0 MiB, 12.0 MiB/s, 4.0 MiB/s changed by the guest, pass 2, about 4 s left");
    assertThat(told.withDirtyRate(java.util.OptionalDouble.of(12 << 20)).timeLeft())
        .as("the guest changes what is sent").isEmpty();
    assertThat(told.withDirtyRate(java.util.OptionalDouble.of(Double.NaN)).timeLeft()).isEmpty();
  }
}
