/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.performance.internal.TimeWindow;

/**
 * Has the comparison of one migration made on a thread of its own, anew when its entry or what is measured changes.
 * Requests that come while one is made make one more. Any thread.
 */
final class CompareFeed {

  /** A sample comes some time after it was taken. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final UUID migration;
  private final EventLog log;
  private final ComparisonBuilder builder;
  private final Clock clock;
  private final Executor executor;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private volatile Runnable built = () -> {};
  private volatile Optional<TimeWindow> zoom = Optional.empty();
  private volatile Optional<Page> page = Optional.empty();

  /**
   * What there is to show.
   *
   * @param comparison the comparison; empty if there is none
   * @param problem why there is none; empty if there is one
   * @param zoom which part of it the charts show; empty for all of it
   */
  record Page(Optional<Comparison> comparison, String problem, Optional<TimeWindow> zoom) {
  }

  /**
   * Creates it; {@link #request} is to follow.
   *
   * @param migration the correlation id of its entry
   * @param executor of one thread; the caller ends it
   */
  CompareFeed(UUID migration, EventLog log, ComparisonBuilder builder, Clock clock, Executor executor) {
    this.migration = migration;
    this.log = log;
    this.builder = builder;
    this.clock = clock;
    this.executor = executor;
  }

  /** Has somebody called when there is something else to show, on the executor's thread. */
  void onBuilt(Runnable listener) {
    built = listener;
  }

  /** What is to be shown; empty until that which was asked for last is there. */
  Optional<Page> page() {
    return page.filter(made -> made.zoom().equals(zoom));
  }

  /** What was shown last, whatever was asked for since. */
  Optional<Comparison> latest() {
    return page.flatMap(Page::comparison);
  }

  Instant now() {
    return clock.instant();
  }

  /** Which part the charts show from now on; empty for all of it. */
  void show(Optional<TimeWindow> part) {
    zoom = part;
    request();
  }

  /** Values have come: of a migration that has ended long ago they change nothing. */
  void sampled(SampleBatch batch) {
    Optional<Comparison> known = latest();
    if (known.isPresent() && isOpen(known.get().times()) && !Collections.disjoint(objects(known.get()),
        batch.values().keySet())) {
      request();
    }
  }

  private boolean isOpen(CompareTimes times) {
    return times.isRunning() || clock.instant().isBefore(times.to().plus(LATE));
  }

  private static Set<ObjectId> objects(Comparison shown) {
    return Set.of(shown.migration().vm(), shown.migration().source(), shown.migration().target());
  }

  /** An entry of the log has another state; whether it is that of this migration. */
  boolean changed(LogEntry entry) {
    boolean isOurs = entry.correlation().equals(migration);
    if (isOurs) {
      request();
    }
    return isOurs;
  }

  /** Asks for it to be made anew. */
  void request() {
    if (wanted.compareAndSet(false, true)) {
      try {
        executor.execute(this::build);
      } catch (RejectedExecutionException e) {
        wanted.set(false); // the view was closed
      }
    }
  }

  private void build() {
    wanted.set(false);
    Optional<TimeWindow> part = zoom;
    try {
      page = Optional.of(log.get(migration).map(entry -> page(entry, part))
          .orElseGet(() -> problem(Messages.Compare_forgotten, part)));
    } catch (UnreadableLogException e) {
      page = Optional.of(problem(String.valueOf(e.getMessage()), part));
    } catch (RuntimeException e) { // else nobody would know, and the next request is another chance
      SafeLog.of(CompareFeed.class).error("The hosts of a migration cannot be compared", e);
      return;
    }
    built.run();
  }

  private Page page(LogEntry entry, Optional<TimeWindow> part) {
    return ComparedMigration.of(entry)
        .map(found -> new Page(Optional.of(builder.build(found, part, latest(), clock.instant())), "", part))
        .orElseGet(() -> problem(Messages.Compare_notComparable, part));
  }

  private static Page problem(String text, Optional<TimeWindow> part) {
    return new Page(Optional.empty(), text, part);
  }
}
