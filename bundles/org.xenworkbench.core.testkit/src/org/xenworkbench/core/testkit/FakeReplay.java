/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.recording.ReplayListener;

/**
 * A replay of fakes that a test fills, and which plays by the test's hand. Any thread.
 *
 * @since 0.1
 */
public final class FakeReplay implements Replay {

  private final FakeInventory inventory = new FakeInventory();
  private final FakeSampler sampler = new FakeSampler();
  private final FakeHistory history = new FakeHistory();
  private final FakeEventLog events = new FakeEventLog();
  private final FakePolling polling = new FakePolling();
  private final List<ReplayListener> listeners = new CopyOnWriteArrayList<>();
  private final Recording recording;
  private final VirtualTime timing;
  private final List<Instant> moments;
  private volatile Instant position;
  private volatile Optional<Instant> goal = Optional.empty();
  private volatile boolean isSlow;
  private volatile boolean playing;
  private volatile boolean closed;
  private volatile int speed = 1;

  /**
   * Stands at the beginning.
   *
   * @param moments when entries of the log begin and end, in order
   * @param damage what cannot be read
   */
  public FakeReplay(String title, Instant from, Instant to, List<Instant> moments, List<String> damage) {
    this.recording = new Told(title, from, to, List.copyOf(damage));
    this.timing = new VirtualTime(new ManualClock(from));
    this.moments = List.copyOf(moments);
    position = from;
  }

  private record Told(String title, Instant from, Instant to, List<String> damage) implements Recording {

    @Override
    public Instant made() {
      return to;
    }

    @Override
    public String productVersion() {
      return "0.1.0";
    }

    @Override
    public List<ModelObject> objects() {
      return List.of();
    }

    @Override
    public String recordedId(ObjectId object) {
      return "";
    }

    @Override
    public int seriesCount() {
      return 0;
    }

    @Override
    public int eventCount() {
      return 0;
    }
  }

  /** Plays on to a moment; ends there if that is the end. */
  public void playTo(Instant moment) {
    position = moment;
    playing &= moment.isBefore(recording.to());
    tell(listener -> listener.moved(moment, false));
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  private void tell(Consumer<ReplayListener> news) {
    listeners.forEach(news);
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public FakeInventory inventory() {
    return inventory;
  }

  @Override
  public FakeSampler sampler() {
    return sampler;
  }

  @Override
  public FakeHistory history() {
    return history;
  }

  @Override
  public FakeEventLog events() {
    return events;
  }

  @Override
  public FakePolling polling() {
    return polling;
  }

  @Override
  public Timing timing() {
    return timing;
  }

  @Override
  public Instant position() {
    return position;
  }

  @Override
  public Instant goal() {
    return goal.orElse(position);
  }

  @Override
  public void seek(Instant moment) {
    goal = Optional.of(moment.isBefore(recording.from()) ? recording.from()
        : moment.isAfter(recording.to()) ? recording.to() : moment);
    if (!isSlow) {
      arrive();
    }
  }

  /** Jumps take until {@link #arrive} from now on. */
  public void slowDown() {
    isSlow = true;
  }

  /** The jump is done that was asked for last. */
  public void arrive() {
    position = goal();
    goal = Optional.empty();
    tell(listener -> listener.moved(position, true));
  }

  @Override
  public void play() {
    playing = true;
    tell(ReplayListener::stateChanged);
  }

  @Override
  public void pause() {
    playing = false;
    tell(ReplayListener::stateChanged);
  }

  @Override
  public boolean isPlaying() {
    return playing;
  }

  @Override
  public void setSpeed(int factor) {
    speed = factor;
    tell(ReplayListener::stateChanged);
  }

  @Override
  public int speed() {
    return speed;
  }

  @Override
  public List<Instant> moments() {
    return moments;
  }

  @Override
  public Optional<Instant> nextEvent() {
    return moments.stream().filter(moment -> moment.isAfter(position)).findFirst();
  }

  @Override
  public Optional<Instant> previousEvent() {
    return moments.stream().filter(moment -> moment.isBefore(position)).reduce((first, second) -> second);
  }

  @Override
  public Registration addListener(ReplayListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    playing = false;
    closed = true;
  }
}
