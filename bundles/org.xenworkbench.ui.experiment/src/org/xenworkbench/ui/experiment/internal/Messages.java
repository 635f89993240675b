/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.experiment.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of running experiments. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String ExperimentWords_foreground;
  public static String ExperimentWords_interval;
  public static String ExperimentWords_load;
  public static String ExperimentWords_more;
  public static String ExperimentWords_report;
  public static String ExperimentWords_series;
  public static String ReadExperimentJob_reading;
  public static String ReadExperimentJob_readingAny;
  public static String ReadExperimentJob_wrong;
  public static String RunExperimentHandler_all;
  public static String RunExperimentHandler_experiments;
  public static String RunExperimentHandler_title;
  public static String RunningExperiment_cancel;
  public static String RunningExperiment_run;
  public static String RunningExperiment_title;
  public static String RunningExperiment_written;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.experiment.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
