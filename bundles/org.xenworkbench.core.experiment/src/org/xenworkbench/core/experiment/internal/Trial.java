/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.WindowMean;

/**
 * One migration of an experiment and what was measured of it.
 *
 * @param number counted from 1
 * @param vm the VM's name
 * @param source where it ran; empty if that is not known
 * @param target where it was to go
 * @param entry its entry in the event log; empty if it could not even be asked for
 * @param problem why it did not succeed; empty if it did
 * @param means what its two hosts were before, during and after
 * @param lines what is told of the guest's lines since the migration before; empty where they are not numbered
 */
record Trial(int number, String vm, String source, String target, Optional<LogEntry> entry, String problem,
    List<Mean> means, Optional<NumberedLines.Part> lines) {

  Trial {
    means = List.copyOf(means);
  }

  /** What a host was before, during and after. */
  record Mean(String host, String metric, WindowMean before, WindowMean during, WindowMean after) {
  }

  boolean succeeded() {
    return entry.filter(end -> end.status() == LogEntry.Status.SUCCEEDED).isPresent();
  }

  /** In seconds or bytes; empty where there is none. */
  Optional<Double> value(LogAttribute attribute) {
    return entry.map(attribute::plain).filter(text -> text.matches("-?[0-9]+(\\.[0-9]+)?")).map(Double::valueOf);
  }

  /** In seconds; only of one that succeeded, since a failure's time is that of something else. */
  Optional<Double> seconds() {
    return entry.filter(end -> succeeded()).flatMap(LogEntry::duration).map(time -> time.toNanos() / 1e9);
  }
}
