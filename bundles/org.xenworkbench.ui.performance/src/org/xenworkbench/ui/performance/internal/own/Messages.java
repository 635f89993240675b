/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the list of virtual machines. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String ChartDefinition_kinds;
  public static String ChartDefinition_lines;
  public static String ChartDefinition_long;
  public static String ChartDefinition_noId;
  public static String ChartDefinition_noName;
  public static String ChartFile_chart;
  public static String ChartFile_copy;
  public static String ChartFile_damaged;
  public static String ChartFile_large;
  public static String ChartFile_leftAlone;
  public static String ChartFile_many;
  public static String ChartFile_more;
  public static String ChartFile_newer;
  public static String ChartFile_noCharts;
  public static String ChartFile_noCopy;
  public static String ChartFile_noFile;
  public static String ChartFile_notUtf8;
  public static String ChartFile_salvaged;
  public static String ChartForm_attribute;
  public static String ChartForm_element;
  public static String ChartForm_line;
  public static String ChartForm_value;
  public static String ChartLine_color;
  public static String ChartLine_metric;
  public static String ChartLine_noMetric;
  public static String ChartLine_object;
  public static String ChartLine_whose;
  public static String ChartXml_dtd;
  public static String ChartXml_empty;
  public static String ChartXml_limits;
  public static String ChartXml_malformed;
  public static String ContributedCharts_bad;
  public static String ContributedCharts_twice;
  public static String OwnCharts_full;
  public static String OwnCharts_loading;
  public static String OwnCharts_many;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.performance.internal.own.messages", Messages.class);
  }

  private Messages() {
  }
}
