/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;

/** The table comes to show what the log has, however entries come, end and go while it is opened, as in a replay. */
class LogFollowsTest {

  private static final int ROUNDS = 60;
  private static final Instant START = Instant.parse("2026-11-30T09:10:29Z");

  private final Random random = new Random();

  @Test
  void comesToShowWhatTheLogHas() {
    long seed = System.nanoTime();
    random.setSeed(seed);
    Display own = Display.getCurrent() == null ? new Display() : null;
    Display display = Display.getCurrent();
    int changes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      FakeEventLog log = new FakeEventLog();
      int steps = 1 + random.nextInt(12);
      long plan = random.nextLong();
      Shell shell = new Shell(display);
      shell.setLayout(new FillLayout());
      CompletableFuture<Void> early = random.nextBoolean() ? change(log, plan, steps) : null;
      LogPanel panel = new LogPanel(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()), query -> {});
      Table table = panel.table().viewer().getTable();
      LogFeed[] feed = new LogFeed[1];
      Refresher refresher = Refresher.inPieces(table, "log", Refresher.TREE, new NoTimes(),
          () -> feed[0] != null && panel.show(feed[0]));
      panel.table().onUnfilled(refresher::request);
      feed[0] = new LogFeed(log, refresher::request);
      shell.setSize(1000, 400);
      shell.open();
      CompletableFuture<Void> done = early == null ? change(log, plan, steps) : early;
      String what = "seed " + seed + ", round " + round;
      try (LogFeed shown = feed[0]) {
        until(display, what, done::isDone);
        until(display, what, () -> shows(table, wanted(log)));
      } finally {
        shell.dispose();
      }
      changes += steps;
    }
    System.out.println(ROUNDS + " logs with " + changes + " changes, seed " + seed);
    if (own != null) {
      own.dispose();
    }
  }

  /** Entries begin and end, and all are gone where a replay goes back. */
  private static CompletableFuture<Void> change(FakeEventLog log, long plan, int steps) {
    return CompletableFuture.runAsync(() -> {
      Random random = new Random(plan);
      List<LogEntry> running = new ArrayList<>();
      for (int step = 0; step < steps; step++) {
        int kind = random.nextInt(5);
        if (kind == 0) {
          all(log).forEach(entry -> log.forget(entry.correlation()));
          running.clear();
          log.suffer(Optional.empty());
        } else if (kind < 3 || running.isEmpty()) {
          LogEntry entry = LogEntry.of(LogEntry.POWER, LogEntry.Status.RUNNING, "Step " + step, START.plusSeconds(step))
              .build();
          running.add(entry);
          log.append(entry);
        } else {
          LogEntry entry = running.remove(random.nextInt(running.size()));
          log.append(entry.toBuilder().status(LogEntry.Status.SUCCEEDED).finished(START.plusSeconds(99)).build());
        }
      }
    });
  }

  private static List<LogEntry> all(FakeEventLog log) {
    try {
      return log.query(EventQuery.newest(LogFeed.LIMIT));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> wanted(FakeEventLog log) {
    return all(log).stream().map(LogEntry::message).toList();
  }

  private static boolean shows(Table table, List<String> wanted) {
    return table.getItemCount() == wanted.size() && IntStream.range(0, wanted.size())
        .allMatch(i -> table.getItem(i).getText(0).startsWith(wanted.get(i))); // how long it took may follow
  }

  private static final class NoTimes implements RefreshTimes {

    @Override
    public List<Summary> summaries() {
      return List.of();
    }

    @Override
    public List<Summary> openings() {
      return List.of();
    }

    @Override
    public void reset() {
      // Nothing was recorded.
    }

    @Override
    public void record(String name, long nanos) {
      // Nobody asks.
    }

    @Override
    public void recordOpening(String name, long nanos) {
      // Nobody asks.
    }
  }

  private static void until(Display display, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      if (!display.readAndDispatch()) {
        display.timerExec(20, () -> {});
        display.sleep();
      }
    }
    assertThat(condition.getAsBoolean()).as(what).isTrue();
  }
}
