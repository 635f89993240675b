/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** The page of charts of a VM that is gone, with a migration a day. */
abstract class PageWindow {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

  final VmId vm = VmId.of(UUID.randomUUID());
  final HostId host = HostId.random();
  final ManualClock clock = new ManualClock(NOW);
  final FakeEventLog log = new FakeEventLog();
  Executor builder = Runnable::run;
  Executor raster = Runnable::run;
  private boolean ownDisplay;
  Shell shell;
  @Nullable
  IMemento state;
  BoardFeed feed;
  ChartPage page;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    shell = new Shell(ownDisplay ? new Display() : Display.getCurrent(), SWT.NO_TRIM);
    shell.setLayout(new FillLayout());
    shell.setSize(900, 600);
    for (int day = 0; day < 365; day++) {
      Instant start = NOW.minus(Duration.ofDays(day)).minusSeconds(400);
      log.keep(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", start).host(host, "pm1")
          .vm(vm, "web").finished(start.plusSeconds(60)).attribute(LogAttribute.SOURCE, host.key())
          .attribute(LogAttribute.TARGET, HostId.random().key()).build());
    }
  }

  @AfterEach
  void close() {
    Display display = shell.getDisplay();
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  /** Shows the page of a VM of which there are values since so long. */
  YearHistory show(Duration age, LongToDoubleFunction values) {
    YearHistory history = new YearHistory(vm, Set.of(Metrics.CPU_USAGE, Metrics.MEMORY), NOW, age, values);
    BoardBuilder boards = new BoardBuilder(new FakeInventory(), new FakeSampler(), () -> Duration.ofSeconds(5), history,
        log);
    feed = new BoardFeed(boards, () -> List.<ObjectId>of(vm), clock, task -> builder.execute(task), false,
        Range.TEN_MINUTES.window());
    page = new ChartPage(shell, feed, task -> raster.execute(task), new NoTimes(), Optional::empty,
        OwnCharts.of(List.of()), state);
    shell.open();
    feed.request();
    return history;
  }

  static double wave(long time) {
    return 0.5 + 0.3 * Math.sin(time / 3e7);
  }

  /** The chart of that window, as soon as it is shown. */
  ChartModel cpu(TimeWindow window) {
    waitUntil(() -> feed.page().filter(shown -> shown.window().equals(window)).isPresent()
        && charts().size() == 2 && charts().stream().allMatch(chart -> shows(chart)));
    return charts().get(0).getModel().orElseThrow();
  }

  String description() {
    return banner(Label.class).getText();
  }

  <T extends Control> T banner(Class<T> type) {
    Composite all = page.control().getParent();
    return Stream.of(all.getChildren()).filter(Composite.class::isInstance).map(Composite.class::cast)
        .flatMap(part -> Stream.of(part.getChildren())).filter(type::isInstance).map(type::cast).findFirst()
        .orElseThrow();
  }

  private boolean shows(TimeSeriesChart chart) {
    return chart.getModel().filter(feed.page().orElseThrow().board().charts()::containsValue).isPresent();
  }

  List<TimeSeriesChart> charts() {
    Composite content = (Composite) ((ScrolledComposite) page.control()).getContent();
    return Stream.of(content.getChildren()).filter(TimeSeriesChart.class::isInstance)
        .map(TimeSeriesChart.class::cast).toList();
  }

  void waitUntil(BooleanSupplier until) {
    Display display = shell.getDisplay();
    long end = System.nanoTime() + LIMIT;
    Runnable wake = () -> {};
    while (!until.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited too long");
      }
      if (!display.readAndDispatch()) {
        display.timerExec(100, wake);
        display.sleep();
      }
    }
  }

  /** Nobody asks it anything. */
  private static final class NoTimes implements RefreshTimes {

    @Override
    public void record(String name, long nanos) {
      // not measured here
    }

    @Override
    public void recordOpening(String name, long nanos) {
      // not measured here
    }

    @Override
    public List<Summary> summaries() {
      return List.of();
    }

    @Override
    public List<Summary> openings() {
      return List.of();
    }

    @Override
    public void reset() {
      // nothing to forget
    }
  }
}
