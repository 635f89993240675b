/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Title and caption, in the first line of a chart, which they share with the legend.
 *
 * @param title the title, cut if there is no room for it
 * @param caption the caption, cut or empty if there is no room for it
 * @param captionX where the caption begins, in points
 * @param end where they end, with a gap after them
 */
record Head(String title, String caption, int captionX, int end) {

  private static final int GAP = 10;
  /** What a title may take of the line beside a legend. */
  private static final double TITLE_SHARE = 0.6;
  /** A caption that is cut to less than this says nothing. */
  private static final String LEAST = "on database";

  /**
   * Places them in a line of a width.
   *
   * @param isFirst whether the title has all of it if it needs that, since the legend has further lines
   * @param legend the widths that the legend would have, the wider first; 0 if there is none
   */
  static Head of(ChartModel model, TextMeasure text, int room, boolean isFirst, int... legend) {
    int least = legend[legend.length - 1];
    String title = Ellipsis.fit(model.title(),
        isFirst ? room : Math.max((int) (room * TITLE_SHARE), room - least - GAP), text::boldWidth);
    int used = title.isEmpty() ? 0 : text.boldWidth(title) + GAP;
    int caption = model.caption().isEmpty() ? 0 : Math.min(text.width(model.caption()), text.width(LEAST)) + 2 * GAP;
    int wanted = Arrays.stream(legend).filter(width -> used + caption + width <= room).findFirst().orElse(least);
    return placed(model, text, used, title, room - used - wanted - 2 * GAP);
  }

  private static Head placed(ChartModel model, TextMeasure text, int used, String title, int left) {
    boolean says = left >= Math.min(text.width(LEAST), text.width(model.caption()));
    String caption = says ? Ellipsis.fit(model.caption(), left, text::width) : "";
    return new Head(title, caption, ChartLayout.MARGIN + used,
        ChartLayout.MARGIN + used + (caption.isEmpty() ? 0 : text.width(caption) + 2 * GAP));
  }
}
