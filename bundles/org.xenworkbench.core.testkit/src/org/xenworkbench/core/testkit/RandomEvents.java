/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Entries of an event log and queries that find some of them, the same for the same seed. Texts are of few words, so
 * that queries meet them, with what a store may take for something else: quotes, operators, wild cards, other scripts.
 */
final class RandomEvents {

  private static final List<String> WORDS = List.of("Migrated", "VM", "VM2", "VM22", "pm1", "disk", "full", "50%",
      "a_b",
      "\"quoted\"", "it's", "NOT", "AND", "*", "(x)", "col:on", "back\\slash", "2026-01", "12:3", "name-0", "é✓", "Ωm",
      "straße", "ÄÖÜber", "名前", "🐧🐧🐧", "-", "ok", "x");
  private static final List<String> KINDS =
      List.of(LogEntry.MIGRATION, LogEntry.POWER, LogEntry.SYSTEM, "org.example.backup");
  private static final List<String> USERS = List.of("", "ann", "ann (JMX)", "50%", "Bob", "virsh");
  private static final Map<LogEntry.Status, String> NAMES = Map.of(LogEntry.Status.SUCCEEDED, "Done",
      LogEntry.Status.FAILED, "Failed", LogEntry.Status.RUNNING, "Running");
  private static final List<UUID> WHOLES = List.of(new UUID(1, 2), new UUID(3, 4));
  private static final int SPAN_SECONDS = 200_000;

  private final Random random;
  private final Instant start;
  private final List<HostId> hosts;
  private final VmId vm;
  /** Of which there is no entry yet. */
  private final List<UUID> wholesLeft = new ArrayList<>(WHOLES);
  private final Set<Integer> taken = new HashSet<>();

  RandomEvents(long seed, Instant start, List<HostId> hosts, VmId vm) {
    this.random = new Random(seed);
    this.start = start;
    this.hosts = hosts;
    this.vm = vm;
  }

  /** States of entries, a few of them further states of one before; no two entries start at one time. */
  List<LogEntry> entries(int count) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(i > 0 && random.nextInt(5) == 0
          ? changed(entries.get(random.nextInt(entries.size())).toBuilder()) : entry());
    }
    return entries;
  }

  private LogEntry entry() {
    int second = random.nextInt(SPAN_SECONDS);
    while (!taken.add(second)) {
      second = random.nextInt(SPAN_SECONDS);
    }
    LogEntry.Builder entry = LogEntry.of(any(KINDS), any(LogEntry.Status.values()), text(4), start.plusSeconds(second))
        .correlation(new UUID(random.nextLong(), random.nextLong())).user(any(USERS));
    if (random.nextBoolean()) {
      entry.host(any(hosts), text(1));
    }
    if (random.nextInt(3) == 0) {
      entry.vm(vm, text(1));
    }
    if (random.nextInt(4) == 0) {
      entry.attribute(any(List.of(LogAttribute.SOURCE, LogAttribute.TARGET)), any(hosts).key());
    }
    if (!wholesLeft.isEmpty() && random.nextInt(20) == 0) {
      entry.correlation(wholesLeft.remove(0)).attribute(LogAttribute.PARTS, "2").finished(Optional.empty());
    } else if (random.nextInt(6) == 0) {
      entry.attribute(LogAttribute.PART_OF, any(WHOLES).toString());
    } else if (random.nextInt(6) == 0) { // what looks like it, and is not
      entry.attributes(Map.of("x", "1\n" + LogAttribute.PART_OF.name() + '=' + any(WHOLES), ".partOff",
          any(WHOLES).toString(), "." + LogAttribute.PART_OF.name() + "=", "y"));
    }
    if (random.nextInt(4) == 0) {
      entry.attribute(LogAttribute.ACKNOWLEDGED, start.toString());
    }
    if (random.nextInt(3) == 0) {
      entry.about(List.of(any(hosts).key(), random.nextBoolean() ? vm.key() : "vm/other"));
    } else if (random.nextInt(6) == 0) { // neither says what it is about
      entry.attribute(LogAttribute.ACTION, "x\n" + LogAttribute.ABOUT.name() + "= " + vm.key() + ' ')
          .attribute(LogAttribute.VALUE, ' ' + any(hosts).key() + ' ');
    }
    return changed(entry);
  }

  private LogEntry changed(LogEntry.Builder entry) {
    return entry.status(any(LogEntry.Status.values())).message(text(4)).details(text(random.nextInt(6))).build();
  }

  /** A query of at most two conditions, so that it finds something, or of a page of all. */
  EventQuery query() {
    int kind = random.nextInt(8);
    String text = kind < 5 ? text(1 + random.nextInt(2)) : "";
    if (random.nextInt(3) == 0 && !text.isEmpty()) {
      text = piece(text);
    }
    Set<LogEntry.Status> statuses = kind == 1 || kind == 5 ? some(List.of(LogEntry.Status.values())) : Set.of();
    Set<String> kinds = kind == 2 || kind == 6 ? some(KINDS) : Set.of();
    Optional<ObjectId> object = kind == 3 || kind == 7 ? Optional.of(random.nextBoolean() ? vm : any(hosts))
        : Optional.empty();
    EventQuery query = EventQuery.newest(1_000).withText(text).withStatuses(statuses).withKinds(kinds).about(object);
    if (random.nextInt(4) == 0) {
      Instant from = start.plusSeconds(random.nextInt(SPAN_SECONDS));
      query = query.between(from, from.plusSeconds(random.nextInt(SPAN_SECONDS)));
    }
    if (random.nextBoolean()) {
      query = query.withStatusNames(NAMES);
    }
    if (random.nextInt(5) == 0) {
      query = random.nextBoolean() ? query.withoutParts() : query.partsOf(any(WHOLES));
    }
    query = narrowed(query);
    return random.nextInt(3) == 0 ? query.page(random.nextInt(20), random.nextInt(20)) : query;
  }

  private EventQuery narrowed(EventQuery query) {
    return switch (random.nextInt(12)) {
      case 0 -> query.byUsers(some(USERS));
      case 1 -> query.alsoAbout(Set.of(any(hosts)));
      case 2 -> query.onlyUnacknowledged(true);
      case 3 -> query.about(Set.of(vm)).alsoAbout(Set.copyOf(hosts)).onlyUnacknowledged(true);
      default -> query;
    };
  }

  /** As somebody types it: a part of a word, or in capital letters. */
  private String piece(String text) {
    if (random.nextBoolean()) {
      return text.toUpperCase(java.util.Locale.ROOT);
    }
    int from = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
    return text.substring(from);
  }

  private String text(int words) {
    return IntStream.range(0, words).mapToObj(i -> any(WORDS)).collect(Collectors.joining(" "));
  }

  private <T> Set<T> some(List<T> all) {
    return all.stream().filter(each -> random.nextBoolean()).collect(Collectors.toSet());
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private LogEntry.Status any(LogEntry.Status[] all) {
    return all[random.nextInt(all.length)];
  }
}
