/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.list.ColumnSort;

class HostOrderTest {

  private final Fleet fleet = new Fleet();
  private final Host busy = fleet.addHost("pm1");
  private final Host idle = fleet.addHost("pm2");

  /** A row that comes is put where the others stand, not where they would stand by now. */
  @Test
  void aSingleRowIsComparedByWhatAllWereSortedBy() {
    HostOrder order = order(HostColumn.CPU);
    use(0.9, 0.1);
    Object[] rows = {busy, idle};
    order.sort(null, rows);
    assertThat(rows).containsExactly(idle, busy);
    use(0.1, 0.9);
    assertThat(order.compare(null, idle, busy)).isNegative();
    order.renew();
    assertThat(order.compare(null, idle, busy)).isPositive();
  }

  @Test
  void namesAreNotRemembered() {
    HostOrder order = order(HostColumn.NAME);
    assertThat(order.compare(null, busy, idle)).isNegative();
    Host renamed = Host.of(busy.id(), "pm3", busy.connection()).address(busy.address()).kind(busy.kind())
        .info(busy.info()).build();
    assertThat(renamed).as("JFace takes it for the same row").isEqualTo(busy);
    assertThat(order.compare(null, renamed, idle)).isPositive();
  }

  private HostOrder order(HostColumn column) {
    return new HostOrder(fleet.nodes(), new ColumnSort(column.key(), false));
  }

  private void use(double first, double second) {
    fleet.sampler.put(busy.id(), Metrics.CPU_AVG, first);
    fleet.sampler.put(idle.id(), Metrics.CPU_AVG, second);
  }
}
