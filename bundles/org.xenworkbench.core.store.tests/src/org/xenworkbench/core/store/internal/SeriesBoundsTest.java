/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** Hosts that make up devices and VMs. */
class SeriesBoundsTest {

  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final HostId host = HostId.random();
  private final VmId vm = VmId.of(UUID.randomUUID());
  private final List<String> reports = new ArrayList<>();

  @TempDir
  Path folder;

  private long files(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files.filter(SeriesDisk::isSeries).count();
    }
  }

  @Test
  void filesOfOneVmAreBoundedAndThatIsToldOnce() throws Exception {
    RrdArchive archive = new RrdArchive(folder, Clock.systemUTC(), (message, cause) -> reports.add(message));
    for (int round = 0; round < 3; round++) {
      Map<String, Double> values = new HashMap<>(Map.of("cpu_usage", 0.5));
      for (int i = 0; i < 600; i++) {
        values.put("vif_" + round + "x" + i + "_rx", 1.0);
      }
      archive.write(new SampleBatch(host, T0.plusSeconds(5L * round), Map.of(vm, values)), 5);
    }
    assertThat(files(folder.resolve(SeriesLayout.folder(vm)))).isEqualTo(SeriesBounds.FILES);
    assertThat(reports).singleElement().asString().contains("1280", SeriesLayout.folder(vm));
    archive.write(new SampleBatch(host, T0.plusSeconds(15), Map.of(vm, Map.of("cpu_usage", 0.5))), 5);
    assertThat(HistoryFixture.stored(archive, vm, "cpu_usage", T0, T0.plusSeconds(60), 10).size())
        .as("what has a file goes on")
        .isPositive();
  }

  @Test
  void filesThatOneHostMakesAreBoundedAndThatIsToldOnce() throws Exception {
    SeriesBounds bounds = new SeriesBounds((message, cause) -> reports.add(message), 10);
    Path there = Files.createFile(folder.resolve("there.rrd"));
    int admitted = 0;
    for (int i = 0; i < 30; i++) {
      admitted += bounds.admits(host, folder.resolve(UUID.randomUUID().toString()).resolve("base.rrd")) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(10);
    assertThat(reports).singleElement().asString().contains("10 files");
    assertThat(bounds.admits(host, there)).as("what is there is written on").isTrue();
    assertThat(bounds.admits(HostId.random(), folder.resolve("x/base.rrd"))).as("another host").isTrue();
  }

  @Test
  void namesOfAnyLengthAreFilesOfTheirOwn() throws Exception {
    RrdArchive archive = new RrdArchive(folder, Clock.systemUTC(), (message, cause) -> reports.add(message));
    String longest = "\u540d".repeat(500);
    Map<String, Double> values = Map.of(longest, 1.0, longest + 1, 2.0, "vbd_" + longest + "_read", 3.0);
    for (int i = 0; i < 3; i++) {
      archive.write(new SampleBatch(host, T0.plusSeconds(5L * i), Map.of(vm, values)), 5);
    }
    assertThat(reports).isEmpty();
    values.forEach((metric, value) -> assertThat(HistoryFixture
        .stored(archive, vm, metric, T0, T0.plusSeconds(10), 10).values())
        .contains(value));
    assertThat(files(folder)).isEqualTo(3);
  }
}
