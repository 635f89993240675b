/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.internal.inventory.MachineTrace.Seen;
import org.xenworkbench.core.model.HostId;

/**
 * What is known of former hosts as lines, of words apart by tabs. A line that is none costs itself. Lines of the first
 * form, which named behind a removed host those with whose history it went on, are read as well. For one thread.
 *
 * @param removed those that were removed, the oldest first
 * @param names what those were called, as far as that is known
 * @param heirs who goes on as which
 * @param fresh those that were added and have not been heard yet
 */
record FormerForm(Map<HostId, MachineTrace> removed, Map<HostId, String> names, Map<HostId, Set<HostId>> heirs,
    Set<HostId> fresh) {

  private static final String REMOVED = "removed";
  private static final String NAMED = "named";
  private static final String AT = "at";
  private static final String HAD = "had";
  private static final String ADDED = "added";
  private static final String GOES_ON = "goesOn";
  private static final String NONE = "-";
  /** So many VMs of each are kept: one that is found again is enough. */
  private static final int MOST_VMS = 32;

  FormerForm() {
    this(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
  }

  static FormerForm read(String text) {
    FormerForm form = new FormerForm();
    List<HostId> newestFirst = new ArrayList<>();
    Map<HostId, Map<UUID, Seen>> had = new HashMap<>();
    text.lines().forEach(line -> {
      try {
        form.read(line.split("\t"), newestFirst, had);
      } catch (IllegalArgumentException e) {
        // it names no host or no VM; the history of one begins anew
      }
    });
    List<HostId> order = new ArrayList<>(new LinkedHashSet<>(newestFirst));
    form.heirs.keySet().stream().filter(host -> !order.contains(host)).forEach(order::add);
    Collections.reverse(order);
    Map<HostId, MachineTrace> found = new HashMap<>(form.removed);
    form.removed.clear();
    for (HostId host : order) {
      MachineTrace trace = found.getOrDefault(host, MachineTrace.NONE);
      form.removed.put(host,
          new MachineTrace(trace.uuid(), trace.places(), Map.copyOf(had.getOrDefault(host, Map.of()))));
    }
    form.names.keySet().retainAll(form.removed.keySet());
    return form;
  }

  private void read(String[] parts, List<HostId> order, Map<HostId, Map<UUID, Seen>> had) {
    if (parts.length < 2) {
      return;
    }
    HostId host = HostId.of(parts[1]);
    if (parts[0].equals(REMOVED) && parts.length >= 4) {
      order.add(host);
      MachineTrace known = removed.getOrDefault(host, MachineTrace.NONE);
      removed.put(host, new MachineTrace(Optional.of(parts[2]).filter(told -> !told.equals(NONE)),
          with(known.places(), parts[3]), Map.of()));
      ids(parts, 4).forEach(before -> goOn(before, host));
    } else if (parts[0].equals(AT) && parts.length == 3) {
      MachineTrace known = removed.getOrDefault(host, MachineTrace.NONE);
      removed.put(host, new MachineTrace(known.uuid(), with(known.places(), parts[2]), Map.of()));
    } else if (parts[0].equals(NAMED) && parts.length == 3) {
      names.put(host, parts[2]);
    } else if (parts[0].equals(HAD) && parts.length == 5) {
      had.computeIfAbsent(host, key -> new HashMap<>()).put(UUID.fromString(parts[2]),
          new Seen(Integer.parseInt(parts[3]), Integer.parseInt(parts[4])));
    } else if (parts[0].equals(ADDED) && parts.length == 2) {
      fresh.add(host);
    } else if (parts[0].equals(GOES_ON)) {
      ids(parts, 2).forEach(before -> goOn(before, host));
    }
  }

  private static Set<String> with(Set<String> places, String place) {
    return Stream.concat(places.stream(), Stream.of(place)).filter(one -> !one.equals(NONE))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<HostId> ids(String[] parts, int from) {
    return Arrays.stream(parts).skip(from).map(HostId::of).toList();
  }

  /** What a host was goes on as another. */
  private void goOn(HostId before, HostId heir) {
    if (!before.equals(heir)) {
      heirs.computeIfAbsent(before, key -> new LinkedHashSet<>()).add(heir);
    }
  }

  String write() {
    List<String> lines = new ArrayList<>();
    List<HostId> newestFirst = new ArrayList<>(removed.keySet());
    Collections.reverse(newestFirst);
    for (HostId host : newestFirst) {
      MachineTrace trace = removed.getOrDefault(host, MachineTrace.NONE);
      lines.add(line(REMOVED, host, trace.uuid().orElse(NONE), NONE));
      Optional.ofNullable(names.get(host)).ifPresent(name -> lines.add(line(NAMED, host, name)));
      trace.places().stream().filter(place -> place.chars().noneMatch(Character::isISOControl)).sorted()
          .forEach(place -> lines.add(line(AT, host, place)));
      trace.domains().entrySet().stream().limit(MOST_VMS).forEach(vm -> lines.add(line(HAD, host, vm.getKey(),
          vm.getValue().number(), vm.getValue().name())));
    }
    heirs.forEach((before, later) -> later.forEach(heir -> lines.add(line(GOES_ON, heir, before))));
    fresh.forEach(host -> lines.add(line(ADDED, host)));
    return String.join("\n", lines);
  }

  private static String line(Object... words) {
    return Stream.of(words).map(String::valueOf).collect(Collectors.joining("\t"));
  }
}
