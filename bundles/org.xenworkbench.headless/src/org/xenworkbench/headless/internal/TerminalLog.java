/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;

/**
 * Shows the event log on the terminal, a line for each entry, for its end and for what it says later; what failed goes
 * to the error stream.
 */
final class TerminalLog implements EventLogListener {

  private static final Set<LogEntry.Status> TROUBLE = EnumSet.of(LogEntry.Status.FAILED, LogEntry.Status.WARNING);
  private static final String WARNING = LogEntry.Status.WARNING + " ";
  private static final int REMEMBERED = 1_000;

  private final EventLog log;
  private final Clock clock;
  private final TerminalStream out;
  private final TerminalStream err;
  private final List<LogEntry> waiting = new ArrayList<>();
  private boolean started;
  private String lastFault = "";
  private final Map<UUID, String> shown = new LinkedHashMap<>() {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
      return size() > REMEMBERED;
    }
  };

  TerminalLog(EventLog log, Clock clock, TerminalStream out, TerminalStream err) {
    this.log = log;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /** Shows what the log has since a time, and from then on what comes: that is later, even if it is heard of before. */
  void showSince(Instant start) {
    // entries of the future are those of earlier runs, whose clock was ahead or with this one's behind
    Instant end = clock.instant().plusSeconds(1);
    List<LogEntry> stored = query(EventQuery.newest(REMEMBERED).between(start, end));
    synchronized (this) {
      List<LogEntry> meanwhile = List.copyOf(waiting);
      waiting.clear();
      started = true;
      for (int i = stored.size() - 1; i >= 0; i--) {
        entryChanged(stored.get(i));
      }
      meanwhile.forEach(this::entryChanged);
    }
  }

  /** Where what was written earlier cannot be read, that is said, and what is in memory is shown. */
  private List<LogEntry> query(EventQuery query) {
    try {
      return log.query(query);
    } catch (UnreadableLogException e) {
      synchronized (this) {
        tell(lastFault + ' ' + e.getMessage());
      }
      return e.found();
    }
  }

  /** Progress is not shown: there would be a line for each percent. */
  @Override
  public synchronized void entryChanged(LogEntry entry) {
    if (started) {
      show(entry);
    } else {
      waiting.add(entry);
    }
  }

  private void show(LogEntry entry) {
    String line = entry.status() + " " + entry.message();
    String before = shown.put(entry.correlation(), entry.isRunning() ? LogEntry.Status.RUNNING.name() : line);
    if (before == null || !entry.isRunning() && !before.equals(line)) {
      Instant time = entry.isRunning() ? entry.started() : entry.finished().orElse(entry.started());
      boolean trouble = TROUBLE.contains(entry.status());
      print(trouble ? err : out, time, trouble ? line + reason(entry) : line);
    }
  }

  /** Why, where the message does not say it, and whom it happened to: nobody has the log's details at hand there. */
  private static String reason(LogEntry entry) {
    String why = entry.details().lines().findFirst().orElse("").strip();
    String joint = entry.message().endsWith(".") ? " " : ": ";
    String said = why.isEmpty() || entry.message().contains(why) ? "" : joint + why;
    boolean asked = entry.status() == LogEntry.Status.FAILED && !entry.user().isBlank();
    return asked ? said + " (" + entry.user() + ')' : said;
  }

  @Override
  public synchronized void faultChanged() {
    tell(log.fault().orElse(""));
  }

  /** What an entry has said already, or a fault before, is not said twice; several faults are one text. */
  private void tell(String fault) {
    Set<String> told = sentences(lastFault).collect(Collectors.toSet());
    shown.values().stream().filter(line -> line.startsWith(WARNING))
        .flatMap(line -> sentences(line.substring(WARNING.length()))).forEach(told::add);
    lastFault = fault.strip();
    String news = sentences(lastFault).filter(sentence -> !told.contains(sentence)).collect(Collectors.joining(" "));
    if (!news.isEmpty()) {
      print(err, clock.instant(), WARNING + news);
    }
  }

  private static Stream<String> sentences(String text) {
    return Stream.of(text.split("(?<=\\.) ")).filter(sentence -> !sentence.isEmpty());
  }

  private void print(TerminalStream stream, Instant time, String line) {
    stream.println(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone())) + ' ' + line);
  }
}
