/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.VirtualTime;

class TrendsTest {

  private final Fleet fleet = new Fleet();
  private final VirtualTime time = new VirtualTime();
  private final Host host = fleet.addHost("pm1");
  private final VirtualMachine vm = fleet.addVm(host, "VM1", DomainState.RUNNING);
  private int told;
  private final Trends trends = new Trends(fleet.history, time, () -> told++);

  /** Painting must not wait for a file. */
  @Test
  void whatIsPaintedIsReadInTheBackgroundAndAgainWhenItIsOld() {
    long now = time.clock().millis();
    fleet.history.put(vm.id(), Metrics.CPU_USAGE, new TimeSeries(new long[] {now - 5_000}, new double[] {0.5}));
    assertThat(trends.of(vm.id())).isEmpty();
    assertThat(fleet.history.queries()).isEmpty();
    trends.of(vm.id());
    time.advance(Duration.ofMillis(1));
    assertThat(told).isOne();
    assertThat(trends.of(vm.id())).hasValueSatisfying(
        trend -> assertThat(trend.series().values()).containsExactly(0.5));
    time.advance(Duration.ofMillis(100));
    assertThat(fleet.history.queries()).as("it is good for some seconds").hasSize(1);
    time.advance(Duration.ofSeconds(6));
    assertThat(trends.of(vm.id())).as("what is old is painted until it is read again").isPresent();
    time.advance(Duration.ofMillis(1));
    assertThat(fleet.history.queries()).hasSize(2);
  }

  @Test
  void aGroupHasNone() {
    assertThat(trends.of(GroupId.random())).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(fleet.history.queries()).isEmpty();
  }

  @Test
  void aGapIsAGap() {
    TimeSeries series = new TimeSeries(new long[] {0, 50, 60, 100}, new double[] {0, 1, Double.NaN, 7});
    assertThat(TrendPainter.lines(series, 0, 100, new Rectangle(10, 20, 101, 11)))
        .containsExactlyElementsOf(List.of(new int[] {10, 30, 60, 20}, new int[] {110, 20, 110, 20}));
  }
}
