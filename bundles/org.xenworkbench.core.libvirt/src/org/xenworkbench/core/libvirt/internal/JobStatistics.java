/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.libvirt.internal.jna.TypedParams;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.model.Bounds;

/** Statistics of a job as libvirt gives them. */
final class JobStatistics {

  private static final int NONE = 0;
  private static final int BOUNDED = 1;
  private static final int UNBOUNDED = 2;
  /** No job takes as long as a year. */
  private static final long MAX_MILLIS = Duration.ofDays(366).toMillis();

  /** 1 GiB, the largest of any machine's. */
  private static final long LARGEST_PAGE = 1L << 30;

  private JobStatistics() {
  }

  /**
   * What a call for a running job gave.
   *
   * @param failed whether the call failed, with the error on this thread
   * @param progress the job's progress, empty if there is none
   */
  record Result(boolean failed, Optional<JobProgress> progress) {
  }

  /** Asks for the domain's running job. */
  static Result read(Pointer domain) {
    IntByReference type = new IntByReference(NONE);
    PointerByReference params = new PointerByReference();
    IntByReference count = new IntByReference();
    if (Virt.virDomainGetJobStats(domain, type, params, count, 0) < 0) {
      return new Result(true, Optional.empty());
    }
    try {
      boolean running = type.getValue() == BOUNDED || type.getValue() == UNBOUNDED;
      TypedParams read = TypedParams.read(params.getValue(), count.getValue());
      return new Result(false, running ? Optional.of(running(read)) : Optional.empty());
    } finally {
      if (params.getValue() != null) {
        Virt.virTypedParamsFree(params.getValue(), count.getValue());
      }
    }
  }

  /** A running job; a downtime that is said before the end is only expected, so it is left out. */
  static JobProgress running(TypedParams params) {
    return progress(params, Optional.empty());
  }

  /** A job that has ended. */
  static JobProgress completed(TypedParams params) {
    JobProgress end = progress(params, duration(params, "downtime"));
    // what was sent, pages that changed meanwhile included; data_total is the size of the memory
    OptionalLong sent = bytes(params, "data_processed");
    return new JobProgress(end.elapsed(), sent.isPresent() ? sent : end.total(), OptionalLong.of(0), end.bandwidth(),
        end.iteration(), end.downtime());
  }

  private static JobProgress progress(TypedParams params, Optional<Duration> downtime) {
    Duration elapsed = duration(params, "time_elapsed").orElse(Duration.ZERO);
    long total = bytes(params, "data_total").orElse(0);
    if (total == 0) {
      JobProgress known = JobProgress.elapsedOnly(elapsed);
      return new JobProgress(elapsed, known.total(), known.remaining(), known.bandwidth(), known.iteration(), downtime);
    }
    OptionalLong bandwidth = within(params, "memory_bps", (long) Bounds.RATE);
    return new JobProgress(elapsed, OptionalLong.of(total), bytes(params, "data_remaining"),
        bandwidth.isPresent() ? OptionalDouble.of(bandwidth.getAsLong()) : OptionalDouble.empty(),
        within(params, "memory_iteration", Integer.MAX_VALUE), dirtyRate(params), downtime);
  }

  /** QEMU counts pages. */
  private static OptionalDouble dirtyRate(TypedParams params) {
    OptionalLong pages = within(params, "memory_dirty_rate", (long) Bounds.RATE);
    OptionalLong size = within(params, "memory_page_size", LARGEST_PAGE);
    return pages.isPresent() && size.isPresent() && (double) pages.getAsLong() * size.getAsLong() <= Bounds.RATE
        ? OptionalDouble.of((double) pages.getAsLong() * size.getAsLong()) : OptionalDouble.empty();
  }

  private static Optional<Duration> duration(TypedParams params, String name) {
    OptionalLong millis = within(params, name, MAX_MILLIS);
    return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
  }

  private static OptionalLong bytes(TypedParams params, String name) {
    return within(params, name, Long.MAX_VALUE);
  }

  /** What a job cannot have is not known. */
  private static OptionalLong within(TypedParams params, String name, long most) {
    OptionalLong told = params.number(name);
    return told.isPresent() && told.getAsLong() >= 0 && told.getAsLong() <= most ? told : OptionalLong.empty();
  }
}
