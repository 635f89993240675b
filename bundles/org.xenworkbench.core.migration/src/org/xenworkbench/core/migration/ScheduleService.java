/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;

/**
 * Migrations and evacuations that are begun at a time, with the checks of that time. They are kept over restarts. What
 * the workbench could not begin in time, since it was closed then, is not begun later than the user has said, and the
 * event log tells so. An OSGi service; any thread. What changes something writes a file, which is not for a UI thread.
 *
 * @since 0.1
 */
@ProviderType
public interface ScheduleService {

  /** What is scheduled, the next first; nothing of an earlier run before that is {@link #loaded}. */
  List<ScheduledOrder> orders();

  /**
   * Tells once what earlier runs have scheduled is read: why some of it could not be, as a sentence for the user; empty
   * if all was. Never completed exceptionally.
   */
  CompletableFuture<Optional<String>> loaded();

  /**
   * Begins nothing until the returned is closed: for a process that ends when something else is done, and would end
   * what it begins. What is due meanwhile stays in the schedule, and is late as if the workbench had been closed.
   */
  Registration hold();

  /** What time it is by the clock that the schedule goes by. */
  Instant now();

  /** Why nothing can be scheduled for that moment, as a sentence for the user; empty if it can. Writes no file. */
  Optional<String> obstacle(Instant at);

  /**
   * The moment of a local time; of one that comes twice, as clocks are set back, the first.
   *
   * @throws IllegalArgumentException if there is no such time, as clocks are set forward; its message says so
   */
  Instant moment(LocalDateTime local, ZoneId zone);

  /**
   * Schedules a migration, peer-to-peer.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if there is an {@link #obstacle}, or the VM or the host is not known
   * @throws IllegalStateException if it cannot be kept; nothing is scheduled then
   */
  ScheduledOrder migrate(VmId vm, HostId target, ScheduledOrder.When when, String user);

  /**
   * Schedules an evacuation, by a plan that is made when it is begun.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if there is an {@link #obstacle}, or the host is not known
   * @throws IllegalStateException if it cannot be kept; nothing is scheduled then
   */
  ScheduledOrder evacuate(HostId host, ScheduledOrder.When when, String user);

  /**
   * Changes the time.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if there is an {@link #obstacle}, or it is not scheduled any more,
   *     or is being begun
   * @throws IllegalStateException if it cannot be kept; nothing is changed then
   */
  ScheduledOrder change(UUID order, ScheduledOrder.When when, String user);

  /**
   * Takes it from the schedule.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if it is not scheduled any more, or is being begun
   * @throws IllegalStateException if that cannot be kept; it is scheduled then still
   */
  void cancel(UUID order, String user);

  /** Hears of changes. */
  @FunctionalInterface
  @ConsumerType
  interface Listener {

    /** Other orders, or other times. */
    void scheduleChanged();
  }

  /** Listens to changes; called on any thread, and must return at once. */
  Registration addListener(Listener listener);
}
