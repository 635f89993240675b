/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Has boards built on a thread of its own, one at a time. What the user asks for replaces what was asked for before: a
 * board of that which is ready only then is dropped. Any thread.
 */
final class BoardFeed {

  /** So many points side by side show no difference. */
  private static final int POINTS = 1_000;
  private static final Duration LONGEST_PERIOD = Duration.ofMinutes(1);
  /** Of so many of what is selected samples are waited for: no more than these may be looked at for a board. */
  private static final int MOST_WATCHED = 64;

  private final BoardBuilder boards;
  private final Supplier<List<ObjectId>> objects;
  private final Clock clock;
  private final Executor executor;
  private final Overviews overviews;
  private volatile Runnable built = () -> {};
  private volatile Overview overview = new Overview(List.of(), Optional.empty());
  private volatile boolean isOverviewWanted = true;
  private final AtomicReference<Wish> wish;
  private volatile Optional<Built> newest = Optional.empty();
  private volatile Set<ObjectId> watched = Set.of();
  private final AtomicBoolean building = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();

  /** All time of some objects, if anything is known of them. */
  private record Overview(List<ObjectId> objects, Optional<ChartModel> model) {

    /** As much time with nothing in it: what others were like is not shown as if it were of what is selected now. */
    Overview emptied(List<ObjectId> others) {
      return new Overview(others, model.map(all -> ChartModel.builder(all.title(), all.axis())
          .range(all.from(), all.to()).build()));
    }
  }

  /** What the user wants to see; each is another one. */
  private static final class Wish {

    private final boolean all;
    private final boolean perVm;
    private final boolean mine;
    private final TimeWindow window;

    Wish(boolean all, boolean perVm, boolean mine, TimeWindow window) {
      this.all = all;
      this.perVm = perVm;
      this.mine = mine;
      this.window = window;
    }
  }

  /** A board of a window, of a time. */
  record Page(Board board, TimeWindow window, Instant time) {
  }

  /** Whose page it is, so that it can be told from one that came too late at any time. */
  private record Built(Wish wish, Page page) {
  }

  /**
   * Creates it; {@link #request} is to follow.
   *
   * @param objects of what there is to be a board
   * @param executor of one thread; the caller ends it
   */
  BoardFeed(BoardBuilder boards, Supplier<List<ObjectId>> objects, Clock clock, Executor executor, boolean all,
      TimeWindow window) {
    this.boards = boards;
    overviews = new Overviews(boards.past());
    this.objects = objects;
    this.clock = clock;
    this.executor = executor;
    wish = new AtomicReference<>(new Wish(all, false, false, window));
  }

  /** Has somebody called when there is a board, on the executor's thread. */
  void onBuilt(Runnable listener) {
    built = listener;
  }

  /** What time it is. */
  Instant now() {
    return clock.instant();
  }

  /** What is to be shown; empty until the board of the last wish is there. */
  Optional<Page> page() {
    return newest.filter(made -> made.wish == wish.get()).map(Built::page);
  }

  /** Entries of the event log that what is shown has as bands and markers. */
  List<LogEntry> events(List<UUID> wanted) {
    return boards.events(wanted);
  }

  /** All time of what is shown; empty if nothing is known of it, or nobody wants it. */
  Optional<ChartModel> overview() {
    return overview.model();
  }

  /** Whether an overview is made as well. */
  void wantOverview(boolean wants) {
    isOverviewWanted = wants;
    if (wants) {
      request();
    }
  }

  boolean isAll() {
    return wish.get().all;
  }

  /** Whether charts of hosts show who takes what. */
  boolean isPerVm() {
    return wish.get().perVm;
  }

  /** Whether the user's charts of certain objects are shown, whatever is selected. */
  boolean isMine() {
    return wish.get().mine;
  }

  TimeWindow window() {
    return wish.get().window;
  }

  /** From now on a board with all metrics, or with the usual ones. */
  void show(boolean all) {
    replace(new Wish(all, isPerVm(), isMine(), window()));
  }

  /** From now on charts of hosts show who takes what, or do not. */
  void showPerVm(boolean perVm) {
    replace(new Wish(isAll(), perVm, isMine(), window()));
  }

  /** From now on the user's charts of certain objects, or those of what is selected. */
  void showMine(boolean mine) {
    replace(new Wish(isAll(), isPerVm(), mine, window()));
  }

  /** From now on a board of another window. */
  void show(TimeWindow window) {
    replace(new Wish(isAll(), isPerVm(), isMine(), window));
  }

  /** Something else is selected. */
  void selectionChanged() {
    replace(new Wish(isAll(), isPerVm(), isMine(), window()));
  }

  private void replace(Wish next) {
    wish.set(next);
    request();
  }

  /** Values have come: a new board where that would look different. */
  void sampled(SampleBatch batch) {
    Duration period = window().length().dividedBy(POINTS);
    Instant due = page().map(Page::time).orElse(Instant.MIN)
        .plus(period.compareTo(LONGEST_PERIOD) < 0 ? period : LONGEST_PERIOD);
    boolean isSeen = window().isLive()
        && (page().isEmpty() || !Collections.disjoint(watched, batch.values().keySet()));
    if (isSeen && (!clock.instant().isBefore(due) || page().filter(this::isFuture).isPresent())) {
      request();
    }
  }

  /** The clock was put back. */
  private boolean isFuture(Page shown) {
    return shown.time().isAfter(clock.instant());
  }

  /** Asks for a new board; requests that come while one is built make one more. */
  void request() {
    wanted.set(true);
    if (building.compareAndSet(false, true)) {
      execute(this::build);
    }
  }

  private void execute(Runnable work) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException e) {
      building.set(false); // the view was closed
      wanted.set(false);
    }
  }

  private void build() {
    try {
      if (wanted.getAndSet(false)) {
        Wish current = wish.get();
        Instant now = clock.instant();
        List<ObjectId> found = current.mine ? boards.fixed() : objects.get();
        watched = boards.sampledWith(found.subList(0, Math.min(found.size(), MOST_WATCHED)));
        boards.setPerVm(current.perVm);
        Board board = current.mine ? boards.buildMine(current.window, now)
            : boards.build(found, current.all, current.window, now);
        newest = Optional.of(new Built(current, new Page(board, current.window, now)));
        if (page().isPresent()) {
          List<ObjectId> shown = current.mine || board.objects().isEmpty() ? List.copyOf(found) : board.objects();
          if (!shown.equals(overview.objects())) {
            overview = overview.emptied(shown);
          }
          built.run();
          buildOverview(shown, now);
        }
      }
    } catch (RuntimeException e) {
      SafeLog.of(BoardFeed.class).error("The charts cannot be made", e);
    } finally {
      building.set(false);
    }
    if (wanted.get()) {
      request();
    }
  }

  /** After the board, for which the user waits. */
  private void buildOverview(List<ObjectId> shown, Instant now) {
    Overview next = new Overview(shown,
        isOverviewWanted ? overviews.of(shown, boards.changes(shown), now) : Optional.empty());
    if (!next.equals(overview)) {
      overview = next;
      built.run();
    }
  }

  /** Looks up when history of what is shown begins; the answer comes on the executor's thread. */
  void findOldest(Consumer<Instant> found) {
    execute(() -> {
      try {
        found.accept(boards.past().oldest(shown(), clock.instant()));
      } catch (RuntimeException e) {
        SafeLog.of(BoardFeed.class).error("It cannot be found when history begins", e);
      }
    });
  }

  /** Of what has a chart; where there is none, of what might have one. */
  private List<ObjectId> shown() {
    return isMine() ? boards.fixed()
        : page().map(made -> made.board().objects()).filter(some -> !some.isEmpty()).orElseGet(objects);
  }
}
