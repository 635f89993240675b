/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;

/**
 * Entries that say of themselves that they are parts of others, rightly or not: of a whole that was lost, of
 * themselves, of each other, of an ordinary entry, of a part, of one that ran at another time, of what is no entry. The
 * same for the same seed.
 *
 * @since 0.1
 */
public final class ForgedParts {

  private static final int MOST = 10_000;
  private static final int HOUR = 3_600;

  private final Random random;
  private final Instant start;

  /** A log that is asked. */
  @FunctionalInterface
  @ConsumerType
  public interface Asked {
    /** The page that a query asks for. */
    List<LogEntry> query(EventQuery query) throws IOException;
  }

  /** @param start when the first of the entries can have been started */
  public ForgedParts(long seed, Instant start) {
    this.random = new Random(seed);
    this.start = start;
  }

  /** So many entries, in any order, no two of which were started at one time; one has many parts that are true. */
  public List<LogEntry> entries(int count) {
    List<LogEntry.Builder> builders = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      ids.add(id);
      builders.add(entry(i).correlation(id));
    }
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(builders.get(i).attributes(facts(ids, ids.get(i))).build());
    }
    entries.set(0, LogEntry.of(LogEntry.POWER, LogEntry.Status.RUNNING, "whole", start).correlation(ids.get(0))
        .attribute(LogAttribute.PARTS, "9").build());
    Collections.shuffle(entries, random);
    return entries;
  }

  private LogEntry.Builder entry(int number) {
    Instant started = start.plusSeconds(random.nextInt(3) * HOUR).plusMillis(number);
    LogEntry.Status status = random.nextInt(4) == 0 ? LogEntry.Status.RUNNING : LogEntry.Status.FAILED;
    return LogEntry.of(LogEntry.POWER, status, "number " + number, started).finished(
        status == LogEntry.Status.RUNNING ? Optional.empty() : Optional.of(started.plusSeconds(random.nextInt(HOUR))));
  }

  private Map<String, String> facts(List<UUID> ids, UUID own) {
    Map<String, String> facts = new HashMap<>();
    if (random.nextInt(4) == 0) {
      facts.put(LogAttribute.PARTS.name(), any(List.of("2", "", "-1", "abc", "100000000000000000000")));
    }
    if (random.nextInt(4) > 0) {
      facts.put(LogAttribute.PART_OF.name(), whole(ids, own));
    }
    return facts;
  }

  private String whole(List<UUID> ids, UUID own) {
    String other = any(ids).toString();
    return switch (random.nextInt(12)) {
      case 0 -> own.toString();
      case 1 -> new UUID(1, 2).toString(); // which was lost
      case 2 -> other.toUpperCase(Locale.ROOT);
      case 3 -> any(List.of("", "garbage", "1-1-1-1-1", other + '\n', other + "\n.parts=2", ' ' + other));
      case 4, 5 -> ids.get(0).toString();
      default -> other;
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /**
   * The entries that are neither in the list without parts nor among the parts of one that is.
   *
   * @param all what the log has, in its latest states
   */
  public static List<LogEntry> outOfSight(Asked log, Collection<LogEntry> all) throws IOException {
    List<LogEntry> found = new ArrayList<>(log.query(EventQuery.newest(MOST).withoutParts()));
    List<LogEntry> wholes = found.stream().filter(EventQuery::isWhole).toList();
    for (LogEntry whole : wholes) {
      found.addAll(log.query(EventQuery.newest(MOST).partsOf(whole)));
    }
    List<LogEntry> missing = new ArrayList<>(all);
    missing.removeAll(found);
    return missing;
  }

  /** How many entries are in the list without parts. */
  public static int listed(Asked log) throws IOException {
    return log.query(EventQuery.newest(MOST).withoutParts()).size();
  }
}
