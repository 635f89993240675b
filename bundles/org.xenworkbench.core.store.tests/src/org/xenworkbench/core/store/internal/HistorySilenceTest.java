/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;

/**
 * Which silence is a hole in the archive of minutes: the rule by which memory goes as well, of which EqualStepsTest of
 * the core says the same.
 */
class HistorySilenceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TRIALS = 60;
  /** As samples come. */
  private static final long MILLIS = 400;

  @TempDir
  Path folder;

  @Test
  void aMinuteIsKnownIfHalfOfItsRowsAreAndARowIfAnySecondOfItIs() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RrdArchive archive = new RrdArchive(folder, Clock.systemUTC(), (text, cause) -> {
      throw new IllegalStateException(text, cause);
    });
    for (int trial = 0; trial < TRIALS; trial++) {
      int phase = random.nextInt(5);
      int begin = 120 + random.nextInt(60);
      int length = 15 + random.nextInt(45);
      HostId host = HostId.random();
      boolean[] rows = new boolean[48];
      for (int second = phase + 5; second <= 1_500; second += 5) { // so long that the minute is no more in samples
        if (second <= begin || second >= begin + length) {
          archive.write(new SampleBatch(host, START.plusSeconds(second).plusMillis(MILLIS),
              Map.of(host, Map.of("cpu_avg", 1.0))), 5);
          if (second <= 240) {
            rows[(second - 1) / 5] = true;
            rows[(second - 5) / 5] = true;
          }
        }
      }
      long known = IntStream.range(24, 36).filter(row -> rows[row]).count();
      assertThat(isKnown(archive, host)).as("seed %s, trial %s: %s known rows, silence of %s s at %s, phase %s", seed,
          trial, known, length, begin, phase).isEqualTo(known >= 6);
    }
  }

  private static boolean isKnown(RrdArchive archive, HostId host) {
    Instant minute = START.plus(Duration.ofMinutes(3));
    TimeSeries series = HistoryFixture.reader(archive)
        .query(HistoryQuery.of(host, List.of("cpu_avg")).between(minute, minute))
        .getOrDefault("cpu_avg", TimeSeries.EMPTY);
    return series.size() == 1 && Double.isFinite(series.values()[0]);
  }
}
