/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;

/** Shows the event log on the terminal, a line for each entry and for its end; what failed goes to the error stream. */
final class TerminalLog implements EventLogListener {

  private static final Set<LogEntry.Status> TROUBLE = EnumSet.of(LogEntry.Status.FAILED, LogEntry.Status.WARNING);
  private static final int REMEMBERED = 1_000;

  private final EventLog log;
  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;
  private final List<LogEntry> waiting = new ArrayList<>();
  private boolean started;
  private final Map<UUID, LogEntry.Status> shown = new LinkedHashMap<>() {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, LogEntry.Status> eldest) {
      return size() > REMEMBERED;
    }
  };

  /** Writes UTF-8: a service's locale often has no encoding of its own, which would cost names their letters. */
  TerminalLog(EventLog log, Clock clock, PrintStream out, PrintStream err) {
    this.log = log;
    this.clock = clock;
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  /** Shows what the log has since a time, and from then on what comes: that is later, even if it is heard of before. */
  void showSince(Instant start) {
    List<LogEntry> stored = log.query(new EventQuery("", Set.of(), Set.of(), Optional.empty(), Optional.of(start),
        Optional.empty(), 0, REMEMBERED));
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

  /** Progress is not shown: there would be a line for each percent. */
  @Override
  public synchronized void entryChanged(LogEntry entry) {
    if (!started) {
      waiting.add(entry);
    } else if (entry.status() != shown.put(entry.correlation(), entry.status())) {
      Instant time = entry.isRunning() ? entry.started() : entry.finished().orElse(entry.started());
      print(TROUBLE.contains(entry.status()) ? err : out, time, entry.status() + " " + entry.message());
    }
  }

  @Override
  public void faultChanged() {
    log.fault().ifPresent(fault -> print(err, clock.instant(), LogEntry.Status.WARNING + " " + fault));
  }

  private void print(PrintStream stream, Instant time, String line) {
    stream.println(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone())) + ' ' + SafeText.line(line));
  }
}
