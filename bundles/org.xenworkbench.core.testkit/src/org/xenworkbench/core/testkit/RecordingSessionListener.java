/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.SessionListener;

/**
 * Remembers all it hears of a session. Any thread.
 *
 * @since 0.1
 */
public final class RecordingSessionListener implements SessionListener {

  private final List<DomainEvent> events = new ArrayList<>();
  private final List<JobProgress> completions = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();
  private int storageChanges;
  private int networkChanges;

  @Override
  public synchronized void domainEvent(DomainEvent event) {
    events.add(event);
    notifyAll();
  }

  @Override
  public synchronized void jobCompleted(UUID domain, JobProgress statistics) {
    completions.add(statistics);
    notifyAll();
  }

  @Override
  public synchronized void storageChanged() {
    storageChanges++;
    notifyAll();
  }

  @Override
  public synchronized void networksChanged() {
    networkChanges++;
    notifyAll();
  }

  @Override
  public synchronized void sessionLost(String reason) {
    losses.add(reason);
    notifyAll();
  }

  /** The domain events heard so far, in order. */
  public synchronized List<DomainEvent> events() {
    return List.copyOf(events);
  }

  /** The types of the events heard of one domain so far, in order. */
  public synchronized List<DomainEvent.Type> types(UUID domain) {
    return events.stream().filter(event -> event.domain().equals(domain)).map(DomainEvent::type).toList();
  }

  /** The statistics of completed jobs heard so far. */
  public synchronized List<JobProgress> completions() {
    return List.copyOf(completions);
  }

  /** How often it was told of storage. */
  public synchronized int storageChanges() {
    return storageChanges;
  }

  /** How often it was told of networks. */
  public synchronized int networkChanges() {
    return networkChanges;
  }

  /** Why the session was lost; more than one entry is a fault of the driver. */
  public synchronized List<String> losses() {
    return List.copyOf(losses);
  }

  /** How many notices of any kind were heard. */
  public synchronized int count() {
    return events.size() + completions.size() + losses.size();
  }

  /** Forgets what was heard. */
  public synchronized void clear() {
    events.clear();
    completions.clear();
    losses.clear();
  }

  /**
   * Waits until it has heard an event of that type about that domain.
   *
   * @throws AssertionError if it does not in that time
   */
  public void await(UUID domain, DomainEvent.Type type, Duration patience) {
    await("the event " + type + " of " + domain, all -> all.types(domain).contains(type), patience);
  }

  /**
   * Waits until what it heard is as wanted.
   *
   * @param what what is waited for
   * @throws AssertionError if that does not happen in time; tells what was heard
   */
  public synchronized void await(String what, Predicate<RecordingSessionListener> wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!wanted.test(this)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("In vain waited " + patience.toMillis() + " ms for " + what + "; heard " + events
            + ", " + completions.size() + " completed jobs, losses " + losses);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted while waiting for " + what, e);
      }
    }
  }
}
