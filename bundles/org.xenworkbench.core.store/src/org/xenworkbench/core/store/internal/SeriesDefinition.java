/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.util.List;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.Resolution;

/** What a series' file is made from: its archives, which are the same for all, and its data sources. */
final class SeriesDefinition {

  /** Seconds of the finest step. */
  static final int STEP = 5;
  /** A rollup has that many archives, one after the other: average, minimum, maximum. */
  static final List<ConsolFun> FUNCTIONS = List.of(ConsolFun.AVERAGE, ConsolFun.MIN, ConsolFun.MAX);
  /** The coarsest first: where a rollup's average is; its minimum and maximum follow. */
  static final int[] AVERAGES = {7, 4, 1};
  /** RRD4J wants a path, also where there is none. */
  static final String SCRATCH = "image";

  /** Gaps are written by {@link SeriesFile}; RRD's own limit must only never come before them. */
  private static final long HEARTBEAT = 2 * Polling.MAX_INTERVAL.toSeconds();

  private SeriesDefinition() {
  }

  /** Of a file whose first sample can come after {@code start}, in seconds since the epoch. */
  static RrdDef of(List<String> sources, long start) {
    RrdDef definition = new RrdDef(SCRATCH, start, STEP);
    definition.setVersion(2);
    for (String source : sources) {
      definition.addDatasource(source, DsType.GAUGE, HEARTBEAT, Double.NaN, Double.NaN);
    }
    for (Resolution resolution : Resolution.values()) {
      int steps = (int) resolution.step().toSeconds() / STEP;
      int rows = (int) resolution.reach().dividedBy(resolution.step());
      for (ConsolFun function : steps == 1 ? List.of(ConsolFun.AVERAGE) : FUNCTIONS) {
        definition.addArchive(function, resolution.mayLack(), steps, rows);
      }
    }
    return definition;
  }

  /** The content of such a file without samples. */
  static byte[] empty(List<String> sources, long start) throws IOException {
    byte[] image;
    try (RrdDb made = RrdDb.getBuilder().setRrdDef(of(sources, start))
        .setBackendFactory(new ImageBackend.Factory(new byte[0])).build()) {
      image = made.getRrdBackend().readAll();
    }
    return SeriesForm.seal(SeriesForm.withRoom(image));
  }
}
