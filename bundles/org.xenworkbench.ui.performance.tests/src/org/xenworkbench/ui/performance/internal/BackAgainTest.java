/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.model.Span;

/** A host was removed, and its machine added again under another name. */
class BackAgainTest {

  private static final Instant NOW = BoardBuilderTest.NOW;

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final HostId back = HostId.random();
  private final BoardModel model = new BoardModel(pm1, pm2);
  private final VmId vm = model.machine("VM2", pm1);
  private final BoardBuilder builder = model.builder(Duration.ofSeconds(5));

  /** VM2 went from pm2 to pm1 five minutes ago. */
  private void pm1ComesBack() {
    model.migrate(vm, LogEntry.Status.SUCCEEDED, NOW.minusSeconds(300), Optional.of(NOW.minusSeconds(290)));
    model.inventory.remove(pm1);
    model.inventory.put(Host.of(back, "back", Connection.of(Connection.State.CONNECTED, NOW.minusSeconds(60))).build());
    model.inventory.put(VirtualMachine.of(vm, "VM2", back).state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64)
        .build());
    model.put(vm, Metrics.CPU_USAGE, series());
    model.put(back, Metrics.CPU_AVG, series());
  }

  /** So that the axis begins before all that happens. */
  private static TimeSeries series() {
    return new TimeSeries(new long[] {NOW.minusSeconds(590).toEpochMilli(), NOW.toEpochMilli()},
        new double[] {0.5, 0.5});
  }

  private List<String> bands(Range range, ObjectId object) {
    return builder.build(List.of(object), false, range.window(), NOW).charts()
        .get(new ChartKey(object, Metrics.GROUP_CPU)).bands().stream().map(band -> band.label().split(",")[0]).toList();
  }

  @Test
  void itsMigrationsAreOnItsChartsInEveryRange() {
    pm1ComesBack();
    assertThat(bands(Range.TEN_MINUTES, back)).as("before it is known").isEmpty();
    model.inventory.goesOn(pm1, back);
    for (Range range : List.of(Range.TEN_MINUTES, Range.HOUR)) {
      assertThat(bands(range, back)).as(range.name()).containsExactly("VM2: pm2 \u2192 back");
      assertThat(bands(range, vm)).as(range.name()).containsExactly("VM2: pm2 \u2192 back");
    }
    long changes = builder.changes(List.of(back));
    model.log.addListener(builder::changed);
    model.migrate(vm, LogEntry.Status.RUNNING, NOW.minusSeconds(20), Optional.empty());
    model.log.progress(model.log.get(model.correlation()).orElseThrow());
    assertThat(builder.changes(List.of(back))).as("what happens to the removed one").isGreaterThan(changes);
  }

  @Test
  void aVmsStripNamesTheHostAsItIsCalledNow() {
    pm1ComesBack();
    model.inventory.goesOn(pm1, back);
    Board board = BoardModel.build(builder, List.of(vm), false);
    assertThat(board.hosts().get(vm)).extracting(Span::label).containsExactly("pm2", "back");
  }

  /** It is its host's, so that a strip would say something of a time in which nobody looked. */
  @Test
  void aControlDomainHasNoStrip() {
    pm1ComesBack();
    VmId dom0 = model.inventory.put(VirtualMachine.of(VmId.controlDomain(back), "Domain-0", back)
        .state(DomainState.RUNNING, 0).vcpus(1).memory(64, 64).build()).id();
    model.put(dom0, Metrics.CPU_USAGE, series());
    Board board = BoardModel.build(builder, List.of(dom0, vm), false);
    assertThat(board.hosts()).containsOnlyKeys(vm);
    assertThat(board.charts()).containsKey(new ChartKey(dom0, Metrics.GROUP_CPU));
  }
}
