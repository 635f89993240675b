/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;

/**
 * Removed hosts, so that one that is added again goes on with the history of its machine. It is the same machine if it
 * is reached where that was, by driver, address and port, and if its hypervisor tells the same UUID when connected
 * first. The UUID alone is no proof, since boards are sold with one by the thousand, and the address neither, since
 * another machine may have it now: where one of them is not known or is another, the host begins anew. Any thread.
 */
final class FormerHosts {

  /** What the engine keeps for itself: lines for hosts that were removed, are back, and go on with others. */
  private static final String KEY = Preferences.STATE + "formerHosts";
  private static final String REMOVED = "removed";
  private static final String ADDED = "added";
  private static final String GOES_ON = "goesOn";
  private static final String UUID_MARK = "uuid ";
  /** The last so many that were removed. */
  private static final int MOST = 500;

  /**
   * A removed host, as a line has it.
   *
   * @param earlier those with whose history it went on itself, the newest first
   */
  private record Removed(HostId id, String machine, String place, List<HostId> earlier) {
  }

  private final Preferences preferences;
  private final BiConsumer<HostId, List<HostId>> history;
  /** The newest first. */
  private final List<Removed> removed = new ArrayList<>();
  private final Map<HostId, List<HostId>> earlier = new HashMap<>();
  private final Set<HostId> fresh = new HashSet<>();

  /**
   * Reads what is kept; a line that is none costs itself.
   *
   * @param history is told with the history of which hosts, the newest first, one goes on
   */
  FormerHosts(Preferences preferences, BiConsumer<HostId, List<HostId>> history) {
    this.preferences = preferences;
    this.history = history;
    preferences.node().get(KEY, "").lines().forEach(this::read);
    earlier.forEach(history);
  }

  private void read(String line) {
    String[] parts = line.split("\t");
    try {
      if (parts[0].equals(REMOVED) && parts.length >= 4) {
        removed.add(new Removed(HostId.of(parts[1]), parts[2], parts[3], ids(parts, 4)));
      } else if (parts[0].equals(ADDED) && parts.length == 2) {
        fresh.add(HostId.of(parts[1]));
      } else if (parts[0].equals(GOES_ON) && parts.length > 2) {
        earlier.put(HostId.of(parts[1]), ids(parts, 2));
      }
    } catch (IllegalArgumentException e) {
      // it names no host; the history of one begins anew
    }
  }

  private static List<HostId> ids(String[] parts, int from) {
    return Arrays.stream(parts).skip(from).map(HostId::of).toList();
  }

  /** A host is there that was not before. */
  synchronized void added(HostConfiguration host) {
    String place = place(host.endpoint());
    if (removed.stream().anyMatch(one -> one.place().equals(place))) {
      fresh.add(host.id());
      save();
    }
  }

  /** A host was reached, and says which machine it is. */
  synchronized void connected(HostConfiguration host, HostInfo info) {
    if (!fresh.remove(host.id())) {
      return;
    }
    String place = place(host.endpoint());
    List<Removed> same = machine(info).stream().flatMap(machine -> removed.stream()
        .filter(one -> one.machine().equals(machine) && one.place().equals(place))).toList();
    if (!same.isEmpty()) {
      List<HostId> before = same.stream().flatMap(one -> Stream.concat(Stream.of(one.id()), one.earlier().stream()))
          .distinct().toList();
      removed.removeAll(same);
      earlier.put(host.id(), before);
      history.accept(host.id(), before);
    }
    save();
  }

  /** A host is no longer there; what was known of it, if it was ever connected in this run. */
  synchronized void removed(HostConfiguration host, Optional<HostInfo> info) {
    boolean known = fresh.remove(host.id());
    List<HostId> before = Optional.ofNullable(earlier.remove(host.id())).orElse(List.of());
    Optional<String> machine = info.flatMap(FormerHosts::machine);
    if (machine.isPresent()) {
      removed.add(0, new Removed(host.id(), machine.get(), place(host.endpoint()), before));
    }
    if (removed.size() > MOST) {
      removed.subList(MOST, removed.size()).clear();
    }
    if (known || machine.isPresent() || !before.isEmpty()) {
      save();
    }
  }

  private void save() {
    Stream<String> lines = Stream.of(
        removed.stream().map(one -> line(REMOVED + '\t' + one.id() + '\t' + one.machine() + '\t' + one.place(),
            one.earlier())),
        fresh.stream().map(id -> ADDED + '\t' + id),
        earlier.entrySet().stream().map(entry -> line(GOES_ON + '\t' + entry.getKey(), entry.getValue())))
        .flatMap(kind -> kind);
    preferences.node().put(KEY, lines.collect(Collectors.joining("\n")));
    preferences.save();
  }

  private static String line(String first, List<HostId> more) {
    return more.stream().map(id -> "\t" + id).collect(Collectors.joining("", first, ""));
  }

  /** The UUID that the hypervisor tells of its machine, if it tells one of its own. */
  private static Optional<String> machine(HostInfo info) {
    return info.marks().stream().filter(mark -> mark.startsWith(UUID_MARK))
        .map(mark -> mark.substring(UUID_MARK.length())).filter(mark -> mark.matches("[0-9a-fA-F-]+")).findFirst();
  }

  private static String place(Endpoint endpoint) {
    return endpoint.driver() + '+' + endpoint.transport().isRemote() + ':' + endpoint.port() + '/'
        + endpoint.asciiAddress().toLowerCase(Locale.ROOT);
  }
}
