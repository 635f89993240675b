/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Instant;
import java.util.List;
import org.xenworkbench.core.experiment.Experiment;

/**
 * What an experiment came to.
 *
 * @param experiment what was asked for
 * @param surroundings on what and with what it was measured
 * @param simulated whether hosts are made up
 * @param began when it began
 * @param ended when it ended
 * @param cancelled whether somebody cancelled it
 * @param trials the migrations, in order; at least one
 * @param recorded what was recorded of the hosts
 */
record Result(Experiment experiment, List<Surroundings.Line> surroundings, boolean simulated, Instant began,
    Instant ended, boolean cancelled, List<Trial> trials, List<Recorded> recorded) {

  Result {
    surroundings = List.copyOf(surroundings);
    trials = List.copyOf(trials);
    recorded = List.copyOf(recorded);
  }

  long succeeded() {
    return trials.stream().filter(Trial::succeeded).count();
  }
}
