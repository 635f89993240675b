/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;

/**
 * Shows a recording as the live engine would have shown it: its services answer as of {@link #position}, and know
 * nothing of what comes later. They only read: what would change something is refused. Their listeners are called on
 * the core's dispatcher thread, as the live ones' are. Any thread; what is asked for is done later, in order, and told.
 *
 * @since 0.1
 */
@ProviderType
public interface Replay extends AutoCloseable {

  /** The fastest, in seconds of the recording per second. */
  int MAX_SPEED = 100;

  /** What is replayed. */
  Recording recording();

  /**
   * The recording's hosts and VMs, each VM under the host where it was. A VM of which nothing was measured is shut off
   * if something was of its host; else nothing is known of it.
   */
  Inventory inventory();

  /** The samples, told of as time passes; none is left out by playing, at any speed. */
  Sampler sampler();

  /** The series up to the position. */
  MetricHistory history();

  /** The log's entries up to the position: what ends later is running. Writing one fails, with the reason. */
  EventLog events();

  /** At what interval was sampled; setting it throws {@link UnsupportedOperationException}, with the reason. */
  Polling polling();

  /** Whose wall clock shows the position; its other clock and its timers are the live ones. */
  Timing timing();

  /** The moment that is shown: where it was before until a jump is done. */
  Instant position();

  /** Where it is when the jump is done that was asked for last; the position if none is under way. */
  Instant goal();

  /**
   * Goes to a moment, to the nearest that the recording has; goes on playing from there if it plays. Listeners hear
   * when it is there, of several jumps that are asked for at once of the last only.
   */
  void seek(Instant moment);

  /** Plays from the position on, from the beginning if that is the end. Stops at the end. */
  void play();

  /** Stops at the position. */
  void pause();

  /** Whether it plays. */
  boolean isPlaying();

  /**
   * Sets how fast it plays, also while it does.
   *
   * @param factor seconds of the recording per second
   * @throws IllegalArgumentException if it is not within 1 and {@link #MAX_SPEED}
   */
  void setSpeed(int factor);

  /** How fast it plays, in seconds of the recording per second; 1 at first. */
  int speed();

  /** When entries of the log begin and end, in order, each moment once. */
  List<Instant> moments();

  /** When an entry of the log begins or ends next after the position; empty if none does. */
  Optional<Instant> nextEvent();

  /** When an entry of the log began or ended last before the position; empty if none did. */
  Optional<Instant> previousEvent();

  /** Listens to the position, and to whether it plays. */
  Registration addListener(ReplayListener listener);

  /** Ends it: it plays no more, and nobody hears of it. What it showed last can still be read. */
  @Override
  void close();
}
