/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.xenworkbench.ui.charts.TimeSeriesChart;

/** The rows in which charts stand, as high as there is room and as the user wants them. UI thread. */
final class ChartRows implements RowBorders.Rows {

  private final ScrolledComposite scrolled;
  private final List<TimeSeriesChart> charts;
  private final BoardFoot foot;
  private final ToIntFunction<ChartKey> heights;
  private final ObjIntConsumer<ChartKey> resize;
  private Placing placing = Placing.NONE;

  /**
   * Creates them.
   *
   * @param scrolled what the charts are scrolled in
   * @param charts those that there are, row by row
   * @param heights how high the user wants charts, in percent of the usual height
   * @param resize hears how high the user wants one
   */
  ChartRows(ScrolledComposite scrolled, List<TimeSeriesChart> charts, BoardFoot foot, ToIntFunction<ChartKey> heights,
      ObjIntConsumer<ChartKey> resize) {
    this.scrolled = scrolled;
    this.charts = charts;
    this.foot = foot;
    this.heights = heights;
    this.resize = resize;
  }

  /** Where charts stand. */
  Placing placing() {
    return placing;
  }

  void place(Placing next) {
    placing = next;
  }

  /** Where rows do not fit, the times of the lowest one are kept in sight: some room of theirs is that of the axis. */
  void fit() {
    int[] percents = percents();
    RowHeights rows = RowHeights.of(room(), percents);
    for (int cell = 0; cell < Math.min(charts.size(), placing.cells().size()); cell++) {
      if (charts.get(cell).getLayoutData() instanceof GridData data) {
        data.heightHint = rows.each()[cell / placing.columns()];
      }
    }
    scrolled.setMinHeight(rows.content());
    foot.showAxis(RowHeights.of(room() + foot.axisHeight(), percents).content() > 0);
  }

  private int room() {
    return scrolled.getClientArea().height;
  }

  private int[] percents() {
    return IntStream.range(0, placing.rows()).map(this::percent).toArray();
  }

  private List<Optional<ChartKey>> row(int row) {
    return placing.cells().subList(row * placing.columns(), (row + 1) * placing.columns());
  }

  /** How high the user wants a row: as high as its highest chart. */
  private int percent(int row) {
    return row(row).stream().flatMap(Optional::stream).mapToInt(heights).max().orElse(Arrangement.WHOLE);
  }

  @Override
  public int count() {
    return charts.size() == placing.cells().size() ? placing.rows() : 0;
  }

  private Rectangle bounds(int row) {
    return charts.get(row * placing.columns()).getBounds();
  }

  @Override
  public int top(int row) {
    return bounds(row).y;
  }

  @Override
  public int bottom(int row) {
    return bounds(row).y + bounds(row).height;
  }

  @Override
  public void resize(int row, int height) {
    int percent = RowHeights.percent(room(), percents(), row, Math.max(1, height));
    row(row).forEach(cell -> cell.ifPresent(key -> resize.accept(key, percent)));
  }
}
