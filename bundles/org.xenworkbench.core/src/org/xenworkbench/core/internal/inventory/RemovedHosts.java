/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.HostId;

/**
 * Hosts that were removed, each with the one that leads to its machine since: one that did already, or one that is
 * added later and is recognised by a mark in common and a domain that both list alike. What is still going on with a
 * host that was removed, such as a migration, goes on with that one. Not for several threads at once.
 */
final class RemovedHosts {

  /** So many are known at most: what goes on with those before has ended by then. */
  static final int CAPACITY = 100;

  private final Map<HostId, HostId> heirs = new LinkedHashMap<>();
  private final Map<HostId, Trace> traces = new LinkedHashMap<>();

  /** What is remembered of one to which no other leads. */
  private record Trace(Set<String> marks, Map<UUID, DomainInfo> listed, Set<UUID> held) {

    boolean isOf(Set<String> marksNow, Map<UUID, DomainInfo> listedNow) {
      return !Collections.disjoint(marks, marksNow)
          && listedNow.values().stream().anyMatch(info -> Optional.ofNullable(listed.get(info.uuid()))
              .map(was -> SameMachines.agree(was, info, false)).orElseGet(() -> held.contains(info.uuid())));
    }
  }

  boolean isEmpty() {
    return heirs.isEmpty() && traces.isEmpty();
  }

  /** Another host leads to its machine. */
  void inherited(HostId host, HostId heir) {
    traces.remove(host);
    put(heirs, host, heir);
  }

  /** No other host leads to its machine. */
  void add(HostId host, Set<String> marks, Map<UUID, DomainInfo> listed, Collection<UUID> held) {
    if (!marks.isEmpty()) {
      put(traces, host, new Trace(marks, new HashMap<>(listed), new HashSet<>(held)));
    }
  }

  private static <T> void put(Map<HostId, T> map, HostId host, T value) {
    map.put(host, value);
    if (map.size() > CAPACITY) {
      map.remove(map.keySet().iterator().next());
    }
  }

  /** A host with that identity is there again: its settings were changed. */
  void returned(HostId host) {
    heirs.remove(host);
    traces.remove(host);
  }

  /** Those whose machine that host leads to, as it turns out when it lists these domains. */
  List<HostId> recognise(HostId host, Set<String> marks, Map<UUID, DomainInfo> listed) {
    List<HostId> found = new ArrayList<>();
    traces.forEach((gone, trace) -> {
      if (trace.isOf(marks, listed)) {
        found.add(gone);
      }
    });
    found.forEach(gone -> inherited(gone, host));
    return found;
  }

  /** Who leads to the machine of a host now; itself if it was not removed, or if nobody is known to. */
  HostId heir(HostId host) {
    HostId now = host;
    for (HostId next = heirs.get(now); next != null; next = heirs.get(now)) {
      now = next; // comes to an end: who inherits has not been removed yet, and who is there again has no heir
    }
    return now;
  }
}
