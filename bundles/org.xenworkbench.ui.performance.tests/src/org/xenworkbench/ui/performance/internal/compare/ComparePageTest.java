/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.ui.performance.internal.compare.MovedVm.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.performance.internal.ChartKey;
import org.xenworkbench.ui.performance.internal.EventActions;

/** The page as it is seen. */
class ComparePageTest {

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

  private final MovedVm moved = new MovedVm();
  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell shell = new Shell(display, SWT.NO_TRIM);
  private ComparePage page;

  @BeforeEach
  void measure() {
    shell.setLayout(new FillLayout());
    shell.setSize(900, 700);
    moved.measure(moved.source, Metrics.CPU_AVG, 1, 90, 90, second -> 0.5);
    moved.measure(moved.target, Metrics.CPU_AVG, 1, 90, 90, second -> 0.2);
    moved.measure(moved.vm, Metrics.CPU_USAGE, 1, 90, 90, second -> 0.25);
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void open() {
    CompareFeed feed = new CompareFeed(moved.migration, moved.log, moved.builder(),
        new ManualClock(START.plusSeconds(100)), Runnable::run);
    page = new ComparePage(shell, feed, Runnable::run, new NoTimes(), new EventActions(ids -> List.of(),
        Optional::empty));
    shell.open();
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited too long for " + what);
      }
      if (!display.readAndDispatch()) {
        display.timerExec(10, () -> {});
        display.sleep();
      }
    }
  }

  private <T extends Control> List<T> find(Class<T> type) {
    List<T> found = new ArrayList<>();
    collect(shell, type, found);
    return found;
  }

  private static <T extends Control> void collect(Composite parent, Class<T> type, List<T> found) {
    for (Control child : parent.getChildren()) {
      if (type.isInstance(child)) {
        found.add(type.cast(child));
      } else if (child instanceof Composite within) {
        collect(within, type, found);
      }
    }
  }

  private List<String> rows() {
    return Stream.of(find(Table.class).get(0).getItems())
        .map(item -> String.join(" | ", item.getText(0), item.getText(1), item.getText(3))).toList();
  }

  @Test
  void chartsAndTableShowBothHosts() {
    moved.ended(Duration.ofSeconds(20));
    open();
    await("the table", () -> !rows().isEmpty());
    assertThat(rows()).containsExactly("CPU | PM2 (source) | 50.0 % (20 samples)",
        "CPU | PM1 (target) | 20.0 % (20 samples)", "CPU | VM2 (VM) | 25.0 % (20 samples)");
    assertThat(find(Label.class).get(0).getText()).contains("Migrated VM 'VM2' from 'PM2' to 'PM1'. Began");
    assertThat(find(TimeSeriesChart.class)).hasSize(3)
        .extracting(chart -> chart.getModel().orElseThrow().title()).allMatch(title -> title.startsWith("CPU"));
    assertThat(find(TimeSeriesChart.class)).extracting(Control::getData).as("what their menus are about")
        .containsExactlyInAnyOrder(new ChartKey(moved.source, Metrics.GROUP_CPU),
            new ChartKey(moved.target, Metrics.GROUP_CPU), new ChartKey(moved.vm, Metrics.GROUP_CPU));
    assertThat(find(TimeSeriesChart.class)).extracting(chart -> chart.getLocation().x).as("under each other")
        .containsOnly(find(TimeSeriesChart.class).get(0).getLocation().x);
  }

  @Test
  void allChartsShowThePartThatIsChosenOnOneAndThenAllAgain() {
    moved.ended(Duration.ofSeconds(20));
    open();
    await("charts", () -> find(TimeSeriesChart.class).size() == 3);
    page.zoom().rangeChosen(START, START.plusSeconds(20));
    assertThat(find(TimeSeriesChart.class)).as("at once")
        .allMatch(chart -> chart.getModel().orElseThrow().from().equals(START));
    page.zoom().newestWanted();
    await("all of it", () -> find(TimeSeriesChart.class).stream()
        .allMatch(chart -> chart.getModel().orElseThrow().from().equals(START.minusSeconds(60))));
  }

  @Test
  void whatTheLogHasForgottenIsSaid() {
    open();
    await("why", () -> find(Label.class).get(0).getText().contains("does not have this migration any more"));
    assertThat(find(TimeSeriesChart.class)).isEmpty();
    assertThat(find(Table.class).get(0).isVisible()).isFalse();
  }

  /** Times that nobody asks for. */
  private static final class NoTimes implements RefreshTimes {

    @Override
    public void record(String name, long nanos) {}

    @Override
    public void recordOpening(String name, long nanos) {}

    @Override
    public List<Summary> summaries() {
      return List.of();
    }

    @Override
    public List<Summary> openings() {
      return List.of();
    }

    @Override
    public void reset() {}
  }
}
