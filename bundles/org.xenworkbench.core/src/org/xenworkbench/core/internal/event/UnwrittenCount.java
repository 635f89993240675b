/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * What would be lost if the process ended now, in a file that tells the next one; nowhere without a file. A disk may
 * hang: the file is written on a thread of its own, and to the memory of the system only, which outlives the process;
 * the disk is waited for by who waits for it anyhow. Any thread.
 */
final class UnwrittenCount {

  private final Optional<KeptCount> file;
  private final ScheduledExecutorService counting;
  private final Optional<String> damage;
  private final Unwritten earlier;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Supplier<Unwritten> number;
  private Optional<Unwritten> kept = Optional.empty();
  private volatile Optional<Unwritten> forced = Optional.empty();

  /**
   * Reads what an earlier process left; the file takes its room on the disk while there is some.
   *
   * @param counting writes the file
   */
  UnwrittenCount(Optional<KeptCount> file, ScheduledExecutorService counting) {
    this.file = file;
    this.counting = counting;
    this.damage = file.flatMap(KeptCount::damage);
    this.earlier = file.map(Unwritten::read).orElse(new Unwritten(0, List.of(), true));
    this.number = () -> earlier;
    changed(number);
  }

  /** What an earlier process could not write. */
  Unwritten earlier() {
    return earlier;
  }

  /** What to tell if that is not known. */
  Optional<String> damage() {
    return damage;
  }

  /** Has the number of soon kept. Returns at once. */
  void changed(Supplier<Unwritten> soon) {
    number = soon;
    if (file.isPresent() && asked.compareAndSet(false, true)) {
      try {
        counting.execute(() -> {
          asked.set(false); // before it is asked for: what comes meanwhile is counted again
          keep(number);
        });
      } catch (RejectedExecutionException e) {
        return; // the end has counted
      }
    }
  }

  /** Keeps a number now. The caller holds no lock that is needed to ask for it. */
  synchronized void keep(Supplier<Unwritten> number) {
    Unwritten now = number.get();
    if (!kept.equals(Optional.of(now))) {
      boolean isNoted = file.isEmpty() || now.note(file.get());
      kept = isNoted ? Optional.of(now) : Optional.empty(); // then it is tried again
    }
  }

  /**
   * Waits until the disk has a number that is to outlast the system, too; that of a moment is not.
   *
   * @param lasting whether this one stays for a while
   */
  void force(boolean lasting) {
    Optional<Unwritten> written = last();
    boolean isDue = lasting || forced.filter(before -> before.number() > 0).isPresent();
    if (isDue && written.isPresent() && !written.equals(forced)) {
      file.ifPresent(KeptCount::force);
      forced = written;
    }
  }

  private synchronized Optional<Unwritten> last() {
    return kept;
  }

  void stop() {
    counting.shutdown();
  }
}
