/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Measures what a chart costs the UI thread and the executor, beside peers that draw the same values in the same run,
 * and prints it. Needs a display. Arguments: of each peer its name and its command, which gets series, samples, width
 * and height, and prints milliseconds of CPU a picture; {@code --} between two. The property {@code rounds} says how
 * many pictures are measured.
 */
public final class ChartBenchmark {

  private static final int ROUNDS = Integer.getInteger("rounds", 200);
  private static final int WARM_UP = 150;
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 600;
  private static final int SERIES = 20;
  private static final int SAMPLES = 10_000;
  private static final double MOST_MILLIS = 8;
  private static final double MOST_UI_MILLIS = 4;
  private static final String BETWEEN = "--";

  private ChartBenchmark() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    Display display = new Display();
    Frames few = new Frames(display, 4, 600);
    few.print();
    Frames many = new Frames(display, SERIES, SAMPLES);
    many.print();
    display.dispose();
    String name = String.format(Locale.ROOT, "chart of %d series x %d points at %d x %d, CPU a frame", SERIES, SAMPLES,
        WIDTH, HEIGHT);
    figure(name, many.whole(), "", Double.NaN, MOST_MILLIS);
    figure(name + " of the UI thread", many.ofUiThread(), "", Double.NaN, MOST_UI_MILLIS);
    List<String> rest = List.of(arguments);
    while (!rest.isEmpty()) {
      int end = rest.contains(BETWEEN) ? rest.indexOf(BETWEEN) : rest.size();
      figure(name, many.whole(), rest.get(0), peer(rest.subList(1, end)), Double.NaN);
      rest = rest.subList(Math.min(end + 1, rest.size()), rest.size());
    }
  }

  private static double peer(List<String> command) throws IOException {
    List<String> words = new ArrayList<>(command);
    for (int number : new int[] {SERIES, SAMPLES, WIDTH, HEIGHT}) {
      words.add(String.valueOf(number));
    }
    Process peer = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = peer.inputReader()) {
      return Double.parseDouble(String.valueOf(out.readLine()));
    }
  }

  private static void figure(String name, double ours, String peer, double other, double most) {
    boolean hasTarget = !Double.isNaN(most);
    System.out.println(String.join("\t", "FIGURE", name, millis(ours), peer.isEmpty() ? "" : peer + ' ' + millis(other),
        peer.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", ours / other),
        hasTarget ? "<= " + millis(most) : "", hasTarget ? ours <= most ? "yes" : "no" : ""));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f ms", value);
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** CPU time of this thread, so that other work on the machine does not count. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double millisSince(long start) {
    return (now() - start) / 1e6;
  }

  /** What pictures took, one for each sample that comes. */
  private static final class Frames {

    private final String name;
    private final double[] model = new double[ROUNDS];
    private final double[] raster = new double[ROUNDS];
    private final double[] set = new double[ROUNDS];
    private final double[] take = new double[ROUNDS];
    private final double[] paint = new double[ROUNDS];
    private final double[] cursor = new double[ROUNDS];

    Frames(Display display, int series, int samples) {
      name = String.format(Locale.ROOT, "%d x %d", series, samples);
      ExecutorService executor = Executors.newSingleThreadExecutor();
      AtomicReference<Double> rastered = new AtomicReference<>(0.0);
      Shell shell = new Shell(display);
      shell.setLayout(new FillLayout());
      TimeSeriesChart chart = new TimeSeriesChart(shell, SWT.NONE, task -> executor.execute(() -> {
        long start = now();
        task.run();
        rastered.set(millisSince(start));
      }));
      shell.setSize(WIDTH, HEIGHT);
      shell.open();
      ChartModel sample = SampleCharts.load(series, samples);
      PaintWatch watch = new PaintWatch(display, chart);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        int round = Math.max(0, i);
        long start = now();
        ChartModel next = later(sample, i + WARM_UP);
        model[round] = millisSince(start);
        start = now();
        chart.setModel(next);
        set[round] = millisSince(start);
        watch.pump(() -> chart.getPaintedModel().orElse(null) == next);
        take[round] = watch.slowest;
        raster[round] = rastered.get();
        watch.pump(watch::painted);
        paint[round] = watch.millis;
        watch.forget();
        chart.setCursorTime(Optional.of(SampleCharts.at(i + WARM_UP)));
        watch.pump(watch::painted);
        cursor[round] = watch.millis;
      }
      watch.close();
      shell.dispose();
      executor.shutdown();
    }

    /** The same values in another range, so that nothing is known of it. */
    private static ChartModel later(ChartModel sample, int millis) {
      return sample.withRange(sample.from().minusMillis(millis), sample.to().plusMillis(millis));
    }

    double whole() {
      return median(model) + median(raster) + ofUiThread();
    }

    double ofUiThread() {
      return median(set) + median(take) + median(paint);
    }

    void print() {
      System.out.printf(Locale.ROOT, "%12s: model %.2f, raster %.2f; UI thread: set %.2f, take %.2f, paint %.2f, "
          + "with cursor %.2f ms%n", name, median(model), median(raster), median(set), median(take), median(paint),
          median(cursor));
    }
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

    /** What was painted so far does not count. */
    void forget() {
      seen = paints;
    }

    /** Runs the event loop until a condition holds. What is painted at the same turn comes after it. */
    void pump(BooleanSupplier until) {
      slowest = 0;
      while (!until.getAsBoolean()) {
        forget();
        long at = now();
        if (display.readAndDispatch()) {
          slowest = Math.max(slowest, millisSince(at));
        } else {
          display.sleep();
        }
      }
    }

    void close() {
      display.removeFilter(SWT.Paint, before);
    }
  }
}
