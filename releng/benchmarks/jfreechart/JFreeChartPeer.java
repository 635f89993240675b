
/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * JFreeChart as peer of our chart: draws as many lines into an image, by its fastest renderer, and prints milliseconds
 * of CPU a picture. Arguments: series, samples, width, height. Run from source with JFreeChart on the class path.
 */
public final class JFreeChartPeer {

  private static final int ROUNDS = 60;
  private static final int WARM_UP = 60;

  private JFreeChartPeer() {
  }

  /** Measures. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    DefaultXYDataset data = data(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    XYPlot plot = new XYPlot(data, new DateAxis(), new NumberAxis(), new SamplingXYLineRenderer());
    plot.setBackgroundPaint(Color.WHITE);
    JFreeChart chart = new JFreeChart("Load", plot);
    BufferedImage image = new BufferedImage(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]),
        BufferedImage.TYPE_INT_RGB);
    double[] times = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Graphics2D graphics = image.createGraphics();
      chart.draw(graphics, new Rectangle(image.getWidth(), image.getHeight()));
      graphics.dispose();
      times[Math.max(0, i)] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "%.3f%n", times[ROUNDS / 2]);
  }

  /** The same random walks as in SampleCharts, without their hole, which its data set does not know. */
  private static DefaultXYDataset data(int series, int samples) {
    DefaultXYDataset data = new DefaultXYDataset();
    for (int k = 0; k < series; k++) {
      Random random = new Random(k);
      double level = 1e9 * (k + 1);
      double value = level;
      double[][] points = new double[2][samples];
      for (int i = 0; i < samples; i++) {
        value += (level - value) * 0.1 + random.nextGaussian() * 4e8;
        points[0][i] = 1.768e12 + 600_000.0 * i / (samples - 1);
        points[1][i] = Math.max(0, value);
      }
      data.addSeries("VM" + k, points);
    }
    return data;
  }
}
