/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user; filled by {@link NLS}. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  /** Shown in an empty plot. */
  public static String Chart_loading = "";
  public static String Chart_noData = "";
  /** The label of one band, which stands for others that overlap it as well; {1} is how many. */
  public static String Chart_andMore = "";
  /** The last cell of a legend with more series than fit; {0} is their number. */
  public static String Chart_more = "";
  /** What the keys do on the strip of all time. */
  public static String Navigator_help = "";
  /** Its window: from, to. */
  public static String Navigator_window = "";
  /** Below the times of a picture: the day, the zone. */
  public static String TimeTicks_day = "";
  /** Below the times of a picture: the first day, the last, the zone. */
  public static String TimeTicks_days = "";
  /** A threshold in words: its label, its value. */
  public static String Threshold_label = "";
  /** A threshold that is above the axis, in words. */
  public static String Threshold_above = "";
  /** A threshold that is below the axis, in words. */
  public static String Threshold_below = "";
  /** What the cursor reads of a sample that stands for many: mean, lowest, highest. */
  public static String Cursor_range = "";
  /** What a legend says behind the latest value where there is room: lowest, mean, highest. */
  public static String Legend_rest = "";
  /** The latest value in a legend, where it stands for a day. */
  public static String Legend_latestDay = "";
  /** The tooltip of the legend: series, latest, lowest, mean, highest. */
  public static String Legend_words = "";
  /** One line of the summary; series, latest, lowest, mean, highest. */
  public static String ChartSummary_series = "";
  /** One line of the summary: a series without values. */
  public static String ChartSummary_noValues = "";
  /** One line of the summary: a band that has ended; label, start, end. */
  public static String ChartSummary_band = "";
  /** One line of the summary: a band still running; label, start. */
  public static String ChartSummary_openBand = "";
  /** One line of the summary: a threshold in words. */
  public static String ChartSummary_threshold = "";
  /** One line of the summary: a marker; label, time. */
  public static String ChartSummary_marker = "";

  static {
    NLS.initializeMessages("org.xenworkbench.ui.charts.internal.messages", Messages.class);
  }

  private Messages() {}
}
