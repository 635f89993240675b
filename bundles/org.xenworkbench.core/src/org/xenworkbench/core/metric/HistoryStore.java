/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.StoreUsage;

/**
 * Keeps series on disk (SPI), as an OSGi service. It hears samples as a {@link SampleListener} of its own; while the
 * clock of this machine is doubted, it hears none, and then those that came meanwhile with the time that turned out to
 * be right.
 *
 * @since 0.1
 */
@ConsumerType
public interface HistoryStore {

  /**
   * The metrics of an object that have a stored value, whether or not it still exists; empty if there are none. What
   * cannot be read is left out, and reported by the store itself. Any thread but the UI's: it reads files. Samples that
   * come meanwhile must not wait for it.
   */
  Set<String> metrics(ObjectId object);

  /**
   * The stored values of metrics in a range, as fine as they are kept; a time without samples is a gap (NaN), also
   * among points that are thinned out. Any thread but the UI's: it reads files. Samples that come meanwhile must not
   * wait for it.
   *
   * @return the series of each metric that is asked for, by its identity; {@link TimeSeries#EMPTY} of one that has no
   *     stored value in the range, or that cannot be read now, which the store itself reports
   */
  Map<String, TimeSeries> query(HistoryQuery query);

  /**
   * Keeps samples as fine as they are for longer than others, besides what it keeps of all: {@link #query} answers with
   * them unless it is asked for long steps, as long as there is room for such; the oldest go first.
   * What cannot be kept, the store itself reports. Any thread but the UI's: it writes files.
   *
   * @param samples series by metric by object
   */
  default void keep(Map<ObjectId, Map<String, TimeSeries>> samples) {
    // a store that keeps everything as fine as it came has them
  }

  /** How many rounds were left out because they came faster than they could be written. Any thread. */
  default long dropped() {
    return 0;
  }

  /** The time of the newest sample that is stored, empty if there is none or that is not known. Reads files. */
  default Optional<Instant> newest() {
    return Optional.empty();
  }

  /**
   * Deletes series that have nothing more to tell, counted from a time: the store knows how long it keeps what.
   *
   * @param before the time of an earlier call, if there was any: what had nothing more to tell then and is there, was
   *     written by a clock that was behind, and is kept as if it were written now
   */
  default void forgetExpired(Instant reached, Optional<Instant> before) {
    // a store that keeps all is one too
  }

  /** What the store takes on disk, empty if that is not known. Reads a folder; not on a UI thread. */
  default Optional<StoreUsage> usage() throws IOException {
    return Optional.empty();
  }
}
