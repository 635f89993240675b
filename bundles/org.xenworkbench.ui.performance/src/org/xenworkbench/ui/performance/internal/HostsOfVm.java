/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** On which hosts a VM was, in words: from what the log says of it and where it is now. */
final class HostsOfVm {

  private HostsOfVm() {
  }

  /**
   * The stays in a range, the oldest first, without holes between them.
   *
   * @param known what the log tells of the VM, at other times as well
   * @param present the host it is on now, if it is there
   * @param watched since when that host is connected; not later than now
   * @param now what time that is
   * @param names names of hosts by the keys of their identities
   */
  static List<HostStay> of(VmId vm, Stays known, Optional<HostId> present, Instant watched,
      Instant now, Instant from, Instant to, Function<String, Optional<String>> names) {
    present.ifPresent(host -> known.see(vm, host, watched, now));
    List<HostStay> stays = new ArrayList<>();
    for (Stays.Stay stay : known.of(vm)) {
      List<String> hosts = stay.last().isEmpty() ? List.of() // it may be gone since
          : Stream.of(stay.first(), stay.last()).flatMap(Optional::stream).distinct()
              .map(key -> names.apply(key).or(() -> known.hostName(key)).orElse("")).toList();
      add(stays, new HostStay(stay.from(), stay.to(), hosts.contains("") ? List.of() : hosts), from, to);
    }
    return stays;
  }

  private static void add(List<HostStay> stays, HostStay stay, Instant from, Instant to) {
    Instant begin = stay.from().isBefore(from) ? from : stay.from();
    Instant end = stay.to().isAfter(to) ? to : stay.to();
    if (!begin.isBefore(end)) {
      return;
    }
    int last = stays.size() - 1;
    if (last >= 0 && stays.get(last).hosts().equals(stay.hosts())) {
      stays.set(last, new HostStay(stays.get(last).from(), end, stay.hosts()));
    } else {
      stays.add(new HostStay(begin, end, stay.hosts()));
    }
  }
}
