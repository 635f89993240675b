/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

class SeriesLayoutTest {

  private final SeriesLayout layout = new SeriesLayout();

  private String file(ObjectId object, String metric) {
    String file = layout.place(object, metric).group().name();
    assertThat(SeriesLayout.metrics(object, file)).contains(metric);
    return file;
  }

  /** An open set of kinds: the metrics of a pool are not those of VMs, whatever they are called. */
  @Test
  void onlyHostsAndVmsHaveAFileOfWhatAlwaysComesTogether() {
    HostId host = HostId.random();
    GroupId pool = GroupId.of(UUID.randomUUID().toString());
    assertThat(file(host, Metrics.MEMORY_FREE)).isEqualTo("base");
    assertThat(file(VmId.controlDomain(host), Metrics.MEMORY)).isEqualTo("base");
    assertThat(file(pool, Metrics.MEMORY)).isEqualTo("metric-" + Metrics.MEMORY);
    assertThat(file(pool, "cpu5")).isEqualTo("cpu4");
  }
}
