/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeLog;

/**
 * The series on disk, as RRD files. Rounds are queued and written by one thread of its own; when the queue is full they
 * are left out and counted, so that a slow disk never holds up the dispatcher.
 */
@Component(service = {HistoryStore.class, SampleListener.class})
public final class RrdHistoryStore implements HistoryStore, SampleListener, AutoCloseable {

  private static final String FOLDER = "history";
  private static final int QUEUE_CAPACITY = 1_024;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final RrdArchive archive;
  private final KeptSamples kept;
  private final HistoryReader reader;
  private final Optional<HistoryContents> contents;
  private final FaultReporter reporter;
  private final Timing timing;
  private final ScheduledExecutorService executor;
  private final Queue<Arrival> queue;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicLong dropped = new AtomicLong();
  /** Used by the writer only. */
  private final Map<HostId, HostClock> clocks = new HashMap<>();
  /** Rounds that lay before what is written already; used by the writer only. */
  private long refused;
  /** Rounds that lay far ahead of those before and after them; used by the writer only. */
  private long ahead;

  /** A round that waits, and when it came by the monotonic clock. */
  private record Arrival(SampleBatch batch, long nanos) {
  }

  /** Used by Declarative Services: the files lie in this bundle's folder of the instance area. */
  @Activate
  public RrdHistoryStore(BundleContext context, @Reference EventLog events) {
    this(Platform.getStateLocation(context.getBundle()).toPath().resolve(FOLDER),
        new FaultLog(Timing.system().clock(), SafeLog.of(context.getBundle())::warn, events));
  }

  private RrdHistoryStore(Path folder, FaultReporter reporter) {
    this(folder, Timing.system(), reporter, Timing.system().scheduler("xenworkbench-history"), QUEUE_CAPACITY,
        HistoryContents.inWorkspace(folder, reporter));
  }

  /**
   * Creates one on a folder of its own.
   *
   * @param executor runs the writer, one task at a time; ended by {@link #close}
   * @param capacity the most rounds that may wait
   */
  public RrdHistoryStore(Path folder, Timing timing, FaultReporter reporter, ScheduledExecutorService executor,
      int capacity) {
    this(folder, timing, reporter, executor, capacity, Optional.empty());
  }

  /** Creates one that also tells which files were removed since it was last open. */
  RrdHistoryStore(Path folder, Timing timing, FaultReporter reporter, ScheduledExecutorService executor, int capacity,
      Optional<HistoryContents> contents) {
    this.timing = timing;
    this.contents = contents;
    this.reporter = reporter;
    this.executor = executor;
    queue = new ArrayBlockingQueue<>(capacity);
    archive =
        new RrdArchive(folder, timing.clock(), reporter, found -> contents.ifPresent(known -> known.compare(found)));
    kept = new KeptSamples(folder, timing.clock(), reporter, KeptSamples.MOST_BYTES);
    reader = new HistoryReader(archive, kept);
    executor.scheduleWithFixedDelay(this::tidy, 0, 1, TimeUnit.HOURS);
    executor.scheduleWithFixedDelay(archive::lookAgain, 1, 1, TimeUnit.MINUTES);
    executor.scheduleWithFixedDelay(kept::lookAgain, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void sampled(SampleBatch batch) {
    if (closed.get()) {
      return;
    }
    if (!queue.offer(new Arrival(batch, timing.nanos()))) {
      long count = dropped.incrementAndGet();
      if (Long.bitCount(count) == 1) {
        // at 1, 2, 4, 8 …: the log must not grow as fast as the loss
        reporter.report(MessageFormat.format(Messages.HistoryStore_dropped, count), null);
      }
    }
    if (scheduled.compareAndSet(false, true)) {
      executor.execute(this::drain);
    }
  }

  @Override
  public long dropped() {
    return dropped.get();
  }

  @Override
  public Set<String> metrics(ObjectId object) {
    return reader.metrics(object);
  }

  @Override
  public Map<String, TimeSeries> query(HistoryQuery query) {
    return reader.query(query);
  }

  @Override
  public void keep(Map<ObjectId, Map<String, TimeSeries>> samples) {
    kept.keep(samples);
  }

  @Override
  public Optional<StoreUsage> usage() throws IOException {
    return Optional.of(archive.usage());
  }

  @Override
  public Optional<Instant> newest() {
    return archive.newest();
  }

  @Override
  public void forgetExpired(Instant reached, Optional<Instant> before) {
    archive.forgetExpired(reached, before);
    kept.forgetExpired(reached, before);
    contents.ifPresent(HistoryContents::note);
  }

  private void tidy() {
    if (contents.isPresent()) {
      archive.isReady(); // what was removed is told though there may be nothing to write
    }
    archive.tidy();
    contents.ifPresent(HistoryContents::note); // a process that is killed knows those of its last hour
  }

  private void drain() {
    scheduled.set(false);
    while (!queue.isEmpty() && archive.isReady()) { // what cannot be written now waits, as long as there is room
      writeOrCount(queue.remove());
    }
  }

  /** Whatever goes wrong with a round, such as memory that is short for a moment: those that follow are written. */
  private void writeOrCount(Arrival arrival) {
    try {
      write(arrival.batch, arrival.nanos);
    } catch (RuntimeException | Error e) {
      long count = dropped.incrementAndGet();
      if (Long.bitCount(count) == 1) { // as above
        reporter.report(NLS.bind(Messages.HistoryStore_notWritten, Quantities.dateTime(arrival.batch.time()), count),
            e);
      }
    }
  }

  private void write(SampleBatch batch, long came) {
    HostClock clock = clocks.computeIfAbsent(batch.host(), host -> new HostClock());
    for (SampleBatch accepted : clock.accept(batch, came)) {
      if (archive.write(accepted, clock.interval())) {
        refused++;
        if (Long.bitCount(refused) == 1) { // as above
          reporter.report(
              NLS.bind(Messages.HistoryStore_refused, Quantities.dateTime(accepted.time()), refused), null);
        }
      }
    }
    if (archive.takeTurnedBack()) {
      contents.ifPresent(HistoryContents::note); // else a start after a kill would take the files for older copies
    }
    clock.refused().ifPresent(ahead -> reportAhead(ahead.time(), batch.time()));
  }

  /** One that the next did not confirm. */
  private void reportAhead(Instant time, Instant next) {
    ahead++;
    if (Long.bitCount(ahead) == 1) { // as above
      reporter.report(NLS.bind(Messages.HistoryStore_clockJumped,
          new Object[] {Quantities.dateTime(time), Quantities.dateTime(next), ahead}), null);
    }
  }

  /** Takes what is queued. What is not in its file then is written when the store is next opened. */
  @Override
  @Deactivate
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    Future<?> rest = executor.submit(() -> {
      drain();
      archive.end();
    });
    try {
      timing.await(rest, CLOSE_LIMIT);
      contents.ifPresent(HistoryContents::noteEnd);
      if (!queue.isEmpty()) {
        reporter.reportUnsaved(MessageFormat.format(Messages.HistoryStore_closeFailed, queue.size()), null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      String late = NLS.bind(Messages.HistoryStore_closeLate, Quantities.duration(CLOSE_LIMIT));
      reporter.reportUnsaved(MessageFormat.format(Messages.HistoryStore_closeFailed, queue.size()),
          new IOException(late, e));
    } catch (ExecutionException e) {
      reporter.reportUnsaved(MessageFormat.format(Messages.HistoryStore_closeFailed, queue.size()), e);
    } finally {
      executor.shutdownNow();
    }
  }
}
