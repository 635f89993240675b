/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.internal.Presentation;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Measures what a chart costs the UI thread and the executor, and prints it. Needs a display. */
public final class ChartBenchmark {

  private static final int ROUNDS = 300;
  private static final int WARM_UP = 100;

  private ChartBenchmark() {}

  /** Measures. */
  public static void main(String[] arguments) {
    Display display = new Display();
    System.out.println("CPU milliseconds of the thread, median / p99, window 800 x 400");
    measure(display, 4, 600);
    measure(display, 20, 600);
    measure(display, 20, 10_000);
    display.dispose();
  }

  private static void measure(Display display, int series, int samples) {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Shell shell = new Shell(display);
    shell.setLayout(new FillLayout());
    TimeSeriesChart chart = new TimeSeriesChart(shell, SWT.NONE, executor);
    shell.setSize(800, 400);
    shell.open();
    PaintWatch watch = new PaintWatch(display, chart);
    double[][] results = new double[4][ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      ChartModel model = SampleCharts.load(series, samples);
      long start = now();
      chart.setModel(model);
      double set = millisSince(start);
      watch.pump(() -> chart.getPaintedModel().orElse(null) == model);
      double take = watch.slowest;
      watch.pump(watch::painted);
      double paint = watch.millis;
      chart.setCursorTime(Optional.of(SampleCharts.at(i + WARM_UP)));
      watch.pump(watch::painted);
      if (i >= 0) {
        double[] round = {set, take, paint, watch.millis};
        for (int k = 0; k < round.length; k++) {
          results[k][i] = round[k];
        }
      }
    }
    watch.close();
    String[] names = {"setModel", "take pixels", "paint", "paint with cursor"};
    for (int i = 0; i < names.length; i++) {
      print(series, samples, "UI thread, " + names[i], results[i]);
    }
    print(series, samples, "executor, raster", raster(display, SampleCharts.load(series, samples)));
    shell.dispose();
    executor.shutdown();
  }

  private static double[] raster(Display display, ChartModel model) {
    TextMetrics text = new TextMetrics(display, display, display.getSystemFont());
    ChartPlan plan = ChartPlan.of(model, 800, 400, text, new Palette(0xFFFFFF, 0, ChartColors.STANDARD),
        100, Presentation.PLAIN);
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = now();
      plan.raster();
      times[i] = (now() - start) / 1e6;
    }
    text.dispose();
    return times;
  }

  private static void print(int series, int samples, String what, double[] times) {
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "%3d x %5d  %-30s %6.2f / %6.2f%n", series, samples, what,
        times[times.length / 2], times[times.length * 99 / 100]);
  }

  /** CPU time of this thread, so that other work on the machine does not count. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double millisSince(long start) {
    return (now() - start) / 1e6;
  }

  /** Times the paint listeners of a chart and what else its thread does. */
  private static final class PaintWatch {

    private final Display display;
    private final Listener before = event -> start = now();
    private long start;
    private int paints;
    private int seen;
    private double millis;
    private double slowest;

    PaintWatch(Display display, TimeSeriesChart chart) {
      this.display = display;
      display.addFilter(SWT.Paint, before);
      chart.addListener(SWT.Paint, event -> {
        millis = millisSince(start);
        paints++;
      });
    }

    boolean painted() {
      return paints > seen;
    }

    /** Runs the event loop until a condition holds. */
    void pump(BooleanSupplier until) {
      slowest = 0;
      while (!until.getAsBoolean()) {
        long at = now();
        if (display.readAndDispatch()) {
          slowest = Math.max(slowest, millisSince(at));
        } else {
          display.sleep();
        }
      }
      seen = paints;
    }

    void close() {
      display.removeFilter(SWT.Paint, before);
    }
  }
}
