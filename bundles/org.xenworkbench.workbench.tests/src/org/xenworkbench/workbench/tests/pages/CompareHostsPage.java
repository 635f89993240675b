/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Compare Hosts view in front. */
public final class CompareHostsPage {

  /** Its id. */
  public static final String VIEW = "org.xenworkbench.ui.performance.compareView";

  private static final Query WORDS = Query.key(Kind.LABEL, "compare.words");
  private static final Query MEANS = Query.key(Kind.TABLE, "compare.means");

  private final UiDriver driver;

  /** Waits until one is in front that has its table. */
  public CompareHostsPage(UiDriver driver) {
    this.driver = driver;
    Wait.until("Compare Hosts with its table", () -> driver.isShown(MEANS) && !means().isEmpty());
  }

  /**
   * A row of the table.
   *
   * @param metric what is measured
   * @param object of what
   * @param before the mean before
   * @param during the mean during the migration
   * @param after the mean after
   */
  public record Mean(String metric, String object, String before, String during, String after) {
  }

  /** What is said above the charts. */
  public String words() {
    return driver.text(WORDS);
  }

  /** The table. */
  public List<Mean> means() {
    return driver.rows(MEANS).stream().map(Row::cells)
        .map(cells -> new Mean(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4))).toList();
  }

  /** The mean of a metric of what is called so and has that role. */
  public Mean mean(String metric, String object) {
    return means().stream().filter(row -> row.metric().equals(metric) && row.object().equals(object)).findFirst()
        .orElseThrow();
  }

  /** Gives the view the whole window, or takes that back. */
  public void maximize() {
    driver.onUi(() -> {
      IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
      page.toggleZoom(page.getActivePartReference());
      return true;
    });
  }

  /** What the charts show, as far as they are painted; from left to right and top to bottom. */
  public List<ChartModel> charts() {
    return driver.onUi(() -> driver.controls(TimeSeriesChart.class).stream()
        .filter(chart -> String.valueOf(chart.getData(Query.WIDGET_KEY)).startsWith("compare.chart."))
        .flatMap(chart -> chart.getPaintedModel().stream()).toList());
  }
}
