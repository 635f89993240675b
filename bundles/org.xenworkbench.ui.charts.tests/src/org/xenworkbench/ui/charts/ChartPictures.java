/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Writes pictures of sample charts into the folder given as argument, for people to look at. Needs a display. */
public final class ChartPictures {

  private static final RGB[] LIGHT = {new RGB(255, 255, 255), new RGB(34, 34, 34)};
  private static final RGB[] DARK = {new RGB(47, 47, 47), new RGB(225, 225, 225)};

  private ChartPictures() {}

  /** Writes them. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Display display = new Display();
    Map<String, ChartModel> charts = Map.of("cpu", SampleCharts.cpu(), "network", SampleCharts.network(),
        "empty", SampleCharts.empty(), "load", SampleCharts.load(20, 10_000), "rolled-up", SampleCharts.rolledUp(),
        "stacked", SampleCharts.stacked());
    charts.forEach((name, model) -> {
      save(render(display, model, LIGHT), folder.resolve(name + "-light.png"));
      save(render(display, model, DARK), folder.resolve(name + "-dark.png"));
      for (ChartColors colors : ChartColors.values()) {
        save(ChartImage.render(display, model, new Point(480, 180), display.getSystemFont(), DARK[0], DARK[1], colors),
            folder.resolve(name + '-' + colors.name().toLowerCase(Locale.ROOT) + ".png"));
      }
    });
    save(control(display, LIGHT), folder.resolve("cursor-light.png"));
    save(control(display, DARK), folder.resolve("cursor-dark.png"));
    save(ChartImage.render(display, SampleCharts.cpu(), new Point(260, 150), display.getSystemFont(), LIGHT[0],
        LIGHT[1]), folder.resolve("small-light.png"));
    display.dispose();
  }

  private static ImageData render(Display display, ChartModel model, RGB[] colors) {
    return ChartImage.render(display, model, new Point(760, 320), display.getSystemFont(), colors[0], colors[1]);
  }

  private static ImageData control(Display display, RGB[] colors) {
    Shell shell = new Shell(display, SWT.NO_TRIM);
    shell.setLayout(new FillLayout());
    TimeSeriesChart chart = new TimeSeriesChart(shell, SWT.NONE);
    chart.setBackground(new Color(colors[0]));
    chart.setForeground(new Color(colors[1]));
    chart.setModel(SampleCharts.cpu());
    shell.setSize(760, 320);
    shell.open();
    chart.setFocus();
    chart.setCursorTime(Optional.<Instant>of(SampleCharts.at(110)));
    chart.setCursorPinned(true);
    Image image = new Image(display, 760, 320);
    GC gc = new GC(image);
    chart.print(gc);
    ImageData data = image.getImageData();
    gc.dispose();
    image.dispose();
    shell.dispose();
    return data;
  }

  private static void save(ImageData data, Path file) {
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {data};
    loader.save(file.toString(), SWT.IMAGE_PNG);
  }
}
