/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.recording.ReplayListener;

/**
 * Goes through a recording. While it plays a timer moves the position on and tells of all that lies on the way; one
 * that is late goes on from where it was, so that it never tells of more than a second's worth at once. All that takes
 * time is done by the timer's thread, in the order in which it was asked for: who asks does not wait.
 */
final class ReplayImpl implements Replay {

  /** Often enough for a clock whose seconds go by one at a time. */
  static final Duration FRAME = Duration.ofMillis(200);
  private static final Duration LONGEST_FRAME = Duration.ofSeconds(1);

  private final Content content;
  private final Delivery delivery;
  private final Timing liveTiming;
  private final ScheduledExecutorService timer;
  private final Listeners<ReplayListener> listeners = new Listeners<>();
  private final Listeners<InventoryListener> inventoryListeners = new Listeners<>();
  private final Listeners<SampleListener> sampleListeners = new Listeners<>();
  private final Listeners<EventLogListener> logListeners = new Listeners<>();
  private final List<Instant> events;
  private final Inventory inventory;
  private final Sampler sampler;
  private final MetricHistory history;
  private final EventLog log;
  private final Polling polling;
  private final Timing timing;
  private final Runnable closed;
  private volatile Moment moment;
  /** What was asked for last. */
  private volatile boolean isPlaying;
  private volatile int speed = 1;
  private volatile boolean isClosed;
  /** Where to go; null if there. */
  private final AtomicReference<@Nullable Instant> wanted = new AtomicReference<>();
  // the rest belongs to the timer's thread
  private boolean moves;
  private int pace = 1;
  /** The live monotonic clock at the last frame. */
  private long frame;

  /**
   * Creates one that stands at the beginning.
   *
   * @param closed is run when it is closed
   */
  ReplayImpl(Content content, Timing liveTiming, Delivery delivery, Runnable closed) {
    this.content = content;
    this.delivery = delivery;
    this.liveTiming = liveTiming;
    this.closed = closed;
    moment = Moment.of(content, content.from());
    events = LogAtMoment.changes(content.entries()).stream()
        .filter(time -> !time.isBefore(content.from()) && !time.isAfter(content.to())).toList();
    inventory = new ReplayInventory(() -> moment, inventoryListeners);
    sampler = new ReplaySampler(content, () -> moment, sampleListeners);
    history = new ReplayHistory(content, this::position);
    log = new ReplayLog(content, this::position, logListeners);
    polling = new ReplayPolling(content.facts().interval());
    timing = new ReplayTiming(new ReplayClock(this::position, liveTiming.clock().getZone()), liveTiming);
    timer = liveTiming.scheduler("xenworkbench-replay");
    timer.scheduleWithFixedDelay(this::tick, FRAME.toMillis(), FRAME.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Has it done by the timer's thread, after what was asked for before. */
  private void later(Runnable task) {
    try {
      timer.execute(task);
    } catch (RejectedExecutionException e) {
      // it is closed
    }
  }

  private void tick() {
    if (!moves) {
      return;
    }
    long now = liveTiming.nanos();
    long passed = Math.max(0, Math.min(now - frame, LONGEST_FRAME.toNanos()));
    frame = now;
    Instant next = position().plusNanos(passed * pace);
    boolean isEnd = !next.isBefore(content.to());
    move(isEnd ? content.to() : next, false);
    if (isEnd) {
      moves = false;
      isPlaying = false;
      tellState();
    }
  }

  /** Tells of all that is new, samples first, as the live engine does: they are there when the position is told. */
  private void move(Instant next, boolean jump) {
    Moment before = moment;
    if (next.equals(before.time()) && !jump) {
      return;
    }
    Moment now = Moment.of(content, next);
    List<InventoryChange> changes = now.since(before);
    List<LogEntry> entries = content.entries().stream()
        .filter(entry -> LogAtMoment.changes(entry, before.time(), next))
        .flatMap(entry -> LogAtMoment.of(entry, next).stream()).toList();
    moment = now;
    List<SampleBatch> rounds = jump ? latest(next) : Rounds.between(content, before.time(), next);
    deliver(() -> {
      if (!changes.isEmpty()) {
        inventoryListeners.fire(listener -> listener.inventoryChanged(changes));
      }
      rounds.forEach(round -> sampleListeners.fire(listener -> listener.sampled(round)));
      entries.forEach(entry -> logListeners.fire(listener -> listener.entryChanged(entry)));
      if (jump) { // entries may be gone, of which nobody can be told one by one
        logListeners.fire(EventLogListener::faultChanged);
      }
      listeners.fire(listener -> listener.moved(next, jump));
    });
  }

  /** What every host and its VMs had last: who shows values has others to show after a jump. */
  private List<SampleBatch> latest(Instant time) {
    return inventory.hosts().stream().map(host -> {
      Map<ObjectId, Map<String, Double>> values = new HashMap<>();
      Stream.concat(Stream.of(host.id()), inventory.virtualMachines(host.id()).stream().map(VirtualMachine::id))
          .forEach(object -> values.put(object, sampler.latest(object)));
      return new SampleBatch(host.id(), time, values);
    }).toList();
  }

  private void deliver(Runnable task) {
    delivery.execute(() -> {
      if (!isClosed) {
        task.run();
      }
    });
  }

  private void tellState() {
    deliver(() -> listeners.fire(ReplayListener::stateChanged));
  }

  @Override
  public Recording recording() {
    return content;
  }

  @Override
  public Inventory inventory() {
    return inventory;
  }

  @Override
  public Sampler sampler() {
    return sampler;
  }

  @Override
  public MetricHistory history() {
    return history;
  }

  @Override
  public EventLog events() {
    return log;
  }

  @Override
  public Polling polling() {
    return polling;
  }

  @Override
  public Timing timing() {
    return timing;
  }

  @Override
  public Instant position() {
    return moment.time();
  }

  /** Of several that are asked for while one is under way the last is done. */
  @Override
  public void seek(Instant there) {
    wanted.set(there.isBefore(content.from()) ? content.from() : there.isAfter(content.to()) ? content.to() : there);
    later(this::jump);
  }

  private void jump() {
    Instant there = wanted.get();
    if (there != null) {
      frame = liveTiming.nanos();
      move(there, true);
      wanted.compareAndSet(there, null);
    }
  }

  @Override
  public void play() {
    if (!isClosed && !isPlaying) {
      isPlaying = true;
      later(() -> {
        if (!position().isBefore(content.to())) {
          move(content.from(), true);
        }
        moves = true;
        frame = liveTiming.nanos();
        tellState();
      });
    }
  }

  @Override
  public void pause() {
    if (isPlaying) {
      isPlaying = false;
      later(() -> {
        tick();
        moves = false;
        tellState();
      });
    }
  }

  @Override
  public boolean isPlaying() {
    return isPlaying;
  }

  @Override
  public void setSpeed(int factor) {
    if (factor < 1 || factor > MAX_SPEED) {
      throw new IllegalArgumentException("A replay at " + factor + " times the speed");
    }
    speed = factor;
    later(() -> {
      tick(); // so far it went at the other one
      pace = factor;
      tellState();
    });
  }

  @Override
  public int speed() {
    return speed;
  }

  @Override
  public Instant goal() {
    Instant there = wanted.get();
    return there == null ? position() : there;
  }

  @Override
  public List<Instant> moments() {
    return events;
  }

  @Override
  public Optional<Instant> nextEvent() {
    int place = Collections.binarySearch(events, goal());
    int next = place < 0 ? -place - 1 : place + 1;
    return next < events.size() ? Optional.of(events.get(next)) : Optional.empty();
  }

  @Override
  public Optional<Instant> previousEvent() {
    int place = Collections.binarySearch(events, goal());
    int before = (place < 0 ? -place - 1 : place) - 1;
    return before < 0 ? Optional.empty() : Optional.of(events.get(before));
  }

  @Override
  public Registration addListener(ReplayListener listener) {
    return listeners.add(listener);
  }

  @Override
  public void close() {
    isClosed = true;
    isPlaying = false;
    timer.shutdownNow();
    closed.run();
  }
}
