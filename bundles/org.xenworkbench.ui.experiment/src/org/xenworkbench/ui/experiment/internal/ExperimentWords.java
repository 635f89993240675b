/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.experiment.internal;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.text.Quantities;

/** What an experiment will do, in words. */
final class ExperimentWords {

  /** More commands than these make the question too large for a screen. */
  private static final int MOST = 5;

  private ExperimentWords() {
  }

  static String of(Experiment experiment, Path report) {
    List<String> lines = new ArrayList<>(List.of(experiment.title(), ""));
    experiment.series().stream().limit(MOST).forEach(series -> lines.add(
        MessageFormat.format(Messages.ExperimentWords_series, series.count(), series.vm(),
            String.join(", ", series.hosts()), Quantities.duration(series.pause()))));
    experiment.loads().stream().limit(MOST).forEach(load -> lines.add(
        NLS.bind(Messages.ExperimentWords_load, load.vm(), load.command())));
    if (!experiment.loads().isEmpty()) {
      lines.add(Messages.ExperimentWords_foreground);
    }
    if (experiment.series().size() > MOST || experiment.loads().size() > MOST) {
      lines.add(MessageFormat.format(Messages.ExperimentWords_more, experiment.migrations()));
    }
    lines.add(NLS.bind(Messages.ExperimentWords_interval, Quantities.duration(experiment.interval())));
    lines.add("");
    lines.add(NLS.bind(Messages.ExperimentWords_report, report));
    return String.join("\n", lines);
  }
}
