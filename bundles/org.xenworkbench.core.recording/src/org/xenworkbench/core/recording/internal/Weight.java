/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * What a recording takes of memory, in bytes: counted when it is read, so that no file ends the workbench, and when it
 * is written, so that every file can be read. Rather too much than too little. Not thread-safe.
 */
final class Weight {

  /** Of a host, a VM, a move or a metric, besides its texts. */
  private static final int LINE = 600;
  private static final int SERIES = 400;
  private static final int ENTRY = 600;
  private static final int ATTRIBUTE = 150;

  private final long most;
  private long bytes;
  private long[] times = {};

  /** Nothing yet, of at most so many bytes. */
  Weight(long most) {
    this.most = most;
  }

  long bytes() {
    return bytes;
  }

  /** Whether others take a part of what one may take. */
  boolean isSharing() {
    return most < Limits.MEMORY;
  }

  private void add(long more) throws TooMuchException {
    bytes += more;
    if (bytes > most) {
      throw new TooMuchException();
    }
  }

  void addHead(List<String> lines) throws TooMuchException {
    for (String line : lines) {
      add(LINE + text(line));
    }
  }

  void add(LogEntry entry) throws TooMuchException {
    add(ENTRY + text(entry.kind()) + text(entry.message()) + text(entry.details()) + text(entry.hostName())
        + text(entry.vmName()) + text(entry.user()));
    for (Map.Entry<String, String> each : entry.attributes().entrySet()) {
      add(ATTRIBUTE + text(each.getKey()) + text(each.getValue()));
    }
  }

  private static long text(String text) {
    return 2L * text.length();
  }

  /** The same series, whose times are in memory once if they are those of the series before, as usually they are. */
  TimeSeries add(TimeSeries series) throws TooMuchException {
    boolean isSameTimes = Arrays.equals(times, series.times());
    boolean isSamples = SeriesLines.isSamples(series);
    add(SERIES + (long) Long.BYTES * series.size() * ((isSameTimes ? 0 : 1) + (isSamples ? 1 : 3)));
    times = isSameTimes ? times : series.times();
    return isSamples ? new TimeSeries(times, series.values())
        : new TimeSeries(times, series.values(), series.minima(), series.maxima());
  }
}
