/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * How many entries would be lost if the process ended now, in a file that tells the next one; nowhere without a file.
 * The number is asked for and written while no lock of the caller is held, since a disk may hang. Any thread.
 */
final class UnwrittenCount {

  /** How long a write may last before what waits for it is counted. */
  static final Duration SLOW = Duration.ofMillis(500);

  private final Optional<KeptCount> file;
  private final ScheduledExecutorService watch;
  private final Optional<String> damage;
  private final long earlier;
  private long kept;

  /**
   * Reads what an earlier process left; the file takes its room on the disk while there is some.
   *
   * @param watch counts while the thread that writes is held up
   */
  UnwrittenCount(Optional<KeptCount> file, ScheduledExecutorService watch) {
    this.file = file;
    this.watch = watch;
    this.damage = file.flatMap(KeptCount::damage);
    this.earlier = file.map(KeptCount::read).orElse(0L);
    this.kept = earlier;
    file.ifPresent(count -> count.write(earlier));
  }

  /** How many an earlier process could not write. */
  long earlier() {
    return earlier;
  }

  /** What to tell if that is not known. */
  Optional<String> damage() {
    return damage;
  }

  synchronized void keep(LongSupplier number) {
    long now = number.getAsLong();
    if (now != kept) {
      kept = now;
      file.ifPresent(count -> count.overwrite(now));
    }
  }

  /** Has the number kept again and again while a write lasts for long, until that is cancelled. */
  Future<?> whileSlow(Runnable counting) {
    return file.isEmpty() ? CompletableFuture.completedFuture(null)
        : watch.scheduleWithFixedDelay(counting, SLOW.toNanos(), SLOW.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop() {
    watch.shutdown();
  }
}
