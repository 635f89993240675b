/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;

/**
 * A time that is over and the hosts that it is about, which another view asks to be shown. Immutable.
 *
 * @param what what happened then, such as that a VM was migrated; empty if that is not known
 * @param time the time
 * @param hosts the hosts, of which the user can choose one
 */
public record TopMoment(String what, MeanTime time, List<Place> hosts) {

  /** A mean of less would be of a sample or two. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /**
   * A host.
   *
   * @param label what the user chooses
   */
  public record Place(HostId host, String label) {
  }

  /** What the user chooses from: each host, and all where there are several. */
  static List<String> labels(TopMoment moment) {
    List<String> labels = new ArrayList<>(moment.hosts.stream().map(Place::label).toList());
    if (labels.size() > 1) {
      labels.add(labels.stream().reduce((left, right) -> NLS.bind(Messages.TopPanel_hosts, left, right)).get());
    }
    return labels;
  }

  /** From a time to another, or somewhat earlier if that is very short. */
  public static TopMoment of(String what, Instant from, Instant to, List<Place> hosts) {
    Duration length = Duration.between(from, to);
    return new TopMoment(what, new MeanTime(length.compareTo(SHORTEST) < 0 ? SHORTEST : length, Optional.of(to)),
        List.copyOf(hosts));
  }

  /** While what an entry tells went on, or has until now. */
  public static TopMoment of(LogEntry entry, Instant now, List<Place> hosts) {
    return of(entry.message(), entry.started(), entry.finished().orElse(now), hosts);
  }
}
