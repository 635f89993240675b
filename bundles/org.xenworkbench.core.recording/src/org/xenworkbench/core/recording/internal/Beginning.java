/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * Where a recording begins: it was cut anywhere between two samples, and until the first ones its hosts would look as
 * if they had not been connected.
 */
final class Beginning {

  private Beginning() {
  }

  /** When the last of the hosts was measured that were at once: within two intervals. */
  static Instant of(Content content) {
    Instant from = content.from();
    Map<HostId, Long> first = new HashMap<>();
    content.series().forEach((object, all) -> all.values().stream().filter(series -> series.size() > 0)
        .forEach(series -> put(first, host(content, object), series)));
    long last = from.toEpochMilli() + 2 * content.facts().interval().toMillis();
    long begin = first.values().stream().mapToLong(Long::longValue).filter(time -> time <= last).max().orElse(0);
    Instant found = Instant.ofEpochMilli(begin);
    return found.isAfter(from) && found.isBefore(content.to()) ? found : from;
  }

  private static void put(Map<HostId, Long> first, HostId host, TimeSeries series) {
    first.merge(host, series.times()[0], Math::min);
  }

  private static HostId host(Content content, ObjectId object) {
    VirtualMachine vm = content.vms().get(object);
    return object instanceof HostId host ? host
        : vm != null ? content.hostOf(vm, content.from()) : new HostId(content.facts().id());
  }
}
