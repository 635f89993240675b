
/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.Range;

/**
 * SWTChart as peer of our chart: draws as many lines into a window, and prints milliseconds of CPU of the UI thread a
 * picture. Needs a display and Java 21. Arguments: series, samples, width, height. Run from source with SWTChart and
 * SWT on the class path.
 */
public final class SwtChartPeer {

  private static final int ROUNDS = 60;
  private static final int WARM_UP = 60;
  private static final long FROM = 1_768_000_000_000L;
  private static final long LENGTH = 600_000;

  private SwtChartPeer() {
  }

  /** Measures. */
  public static void main(String[] arguments) {
    Display display = new Display();
    Shell shell = new Shell(display);
    shell.setLayout(new FillLayout());
    Chart chart = new Chart(shell, SWT.NONE);
    fill(chart, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    shell.setSize(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    int[] paints = new int[1];
    chart.getPlotArea().getControl().addListener(SWT.Paint, event -> paints[0]++);
    shell.open();
    IAxis time = chart.getAxisSet().getXAxis(0);
    double[] times = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      int before = paints[0];
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      time.setRange(new Range(FROM - i - WARM_UP, FROM + LENGTH + i + WARM_UP)); // nothing is known of it
      chart.redraw();
      while (paints[0] == before) {
        if (!display.readAndDispatch()) {
          display.sleep();
        }
      }
      times[Math.max(0, i)] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "%.3f%n", times[ROUNDS / 2]);
    display.dispose();
  }

  /** The same random walks as in SampleCharts, without their hole. */
  private static void fill(Chart chart, int series, int samples) {
    for (int k = 0; k < series; k++) {
      Random random = new Random(k);
      double level = 1e9 * (k + 1);
      double value = level;
      Date[] times = new Date[samples];
      double[] values = new double[samples];
      for (int i = 0; i < samples; i++) {
        value += (level - value) * 0.1 + random.nextGaussian() * 4e8;
        times[i] = new Date(FROM + LENGTH * i / (samples - 1));
        values[i] = Math.max(0, value);
      }
      ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, "VM" + k);
      line.setXDateSeries(times);
      line.setYSeries(values);
      line.setSymbolType(ILineSeries.PlotSymbolType.NONE);
    }
    chart.getAxisSet().adjustRange();
  }
}
