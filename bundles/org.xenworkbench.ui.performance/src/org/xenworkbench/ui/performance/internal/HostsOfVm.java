/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;

/**
 * On which hosts a VM was, from what the log says of it and where it is now. Each entry tells where it was at a time:
 * a migration, on its source when it began and on its target when it was done. If it is on another host than before and
 * no migration tells how it came there, it is not known where it was meanwhile.
 * It asks what a user sees of one VM, so that each moment has a host or none; which VMs took what of a host is
 * {@code VmsOfHost}, which must not count a VM twice and so tells doubt from absence.
 */
final class HostsOfVm {

  private final Function<String, Optional<String>> names;
  private final List<Sighting> sightings = new ArrayList<>();

  /** Where a VM was at a time; whether it had been there since the sighting before, or had come just then. */
  private record Sighting(Instant time, String key, String name, boolean hasCome) {
  }

  private HostsOfVm(Function<String, Optional<String>> names) {
    this.names = names;
  }

  /**
   * The stays in a range, the oldest first, without holes between them.
   *
   * @param entries what happened to the VM, in any order, at other times as well
   * @param present the key of the host it is on now, if it is there
   * @param now what time that is
   * @param names names of hosts by the keys of their identities
   */
  static List<HostStay> of(List<LogEntry> entries, Optional<String> present, Instant now, Instant from, Instant to,
      Function<String, Optional<String>> names) {
    HostsOfVm stays = new HostsOfVm(names);
    entries.forEach(stays::see);
    present.ifPresent(key -> stays.see(now, key, "", false));
    stays.sightings.sort(Comparator.comparing(Sighting::time));
    return stays.between(from, to);
  }

  private void see(LogEntry entry) {
    Optional<String> source = LogAttribute.SOURCE.value(entry).or(() -> entry.host().map(host -> host.key()));
    source.ifPresent(key -> see(entry.started(), key, entry.hostName(), false));
    Optional<String> target = LogAttribute.TARGET.value(entry);
    if (entry.kind().equals(LogEntry.MIGRATION) && entry.status() == LogEntry.Status.SUCCEEDED) {
      target.ifPresent(key -> see(entry.finished().orElse(entry.started()), key,
          LogAttribute.TARGET_NAME.value(entry).orElse(""), true));
    }
  }

  private void see(Instant time, String key, String name, boolean hasCome) {
    sightings.add(new Sighting(time, key, names.apply(key).orElse(name), hasCome));
  }

  /** Before the first sighting it was there, too: nothing tells of another host. */
  private List<HostStay> between(Instant from, Instant to) {
    List<HostStay> stays = new ArrayList<>();
    Instant begin = Instant.MIN;
    Optional<Sighting> before = Optional.empty();
    for (Sighting next : sightings) {
      boolean isSame = before.isEmpty() || before.get().key().equals(next.key()) || next.hasCome();
      Optional<String> host = before.map(Sighting::name).or(() -> Optional.of(next.name()));
      add(stays, new HostStay(begin, next.time(), isSame ? host : Optional.empty()), from, to);
      begin = next.time();
      before = Optional.of(next);
    }
    add(stays, new HostStay(begin, Instant.MAX, Optional.empty()), from, to);
    return stays;
  }

  private static void add(List<HostStay> stays, HostStay stay, Instant from, Instant to) {
    Instant begin = stay.from().isBefore(from) ? from : stay.from();
    Instant end = stay.to().isAfter(to) ? to : stay.to();
    Optional<String> host = stay.host().filter(name -> !name.isEmpty());
    if (!begin.isBefore(end)) {
      return;
    }
    int last = stays.size() - 1;
    if (last >= 0 && stays.get(last).host().equals(host)) {
      stays.set(last, new HostStay(stays.get(last).from(), end, host));
    } else {
      stays.add(new HostStay(begin, end, host));
    }
  }
}
