/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A chart in a window of its own; makes a display of its own unless the test runs on the thread of one. */
abstract class ChartWindow {

  static final long LIMIT = TimeUnit.SECONDS.toNanos(20);
  static final RGB DARK = new RGB(47, 47, 47);
  static final RGB LIGHT = new RGB(225, 225, 225);

  static Display display;
  private static boolean ownDisplay;
  Shell shell;

  @BeforeAll
  static void openDisplay() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
  }

  @AfterAll
  static void closeDisplay() {
    if (ownDisplay) {
      display.dispose();
    }
  }

  @BeforeEach
  void open() {
    shell = new Shell(display, SWT.NO_TRIM);
    shell.setLayout(new FillLayout());
    shell.setSize(640, 320);
  }

  @AfterEach
  void close() {
    shell.dispose();
  }

  TimeSeriesChart chart(TimeSeriesChart chart) {
    shell.open();
    shell.layout();
    pump(() -> chart.getSize().x > 100);
    return chart;
  }

  void pump(BooleanSupplier until) {
    long end = System.nanoTime() + LIMIT;
    // Wakes the loop in case that nothing happens.
    Runnable wake = () -> {};
    display.timerExec((int) TimeUnit.NANOSECONDS.toMillis(LIMIT), wake);
    while (!until.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited too long");
      }
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    display.timerExec(-1, wake);
  }

  static void key(TimeSeriesChart chart, int code) {
    Event event = new Event();
    event.keyCode = code;
    chart.notifyListeners(SWT.KeyDown, event);
  }

  static void mouse(TimeSeriesChart chart, int x, int y) {
    Event event = new Event();
    event.x = x;
    event.y = y;
    chart.notifyListeners(SWT.MouseMove, event);
  }

  static void button(TimeSeriesChart chart, int type, int x, int y) {
    Event event = new Event();
    event.x = x;
    event.y = y;
    event.button = 1;
    chart.notifyListeners(type, event);
  }

  static void click(TimeSeriesChart chart, int x, int y) {
    button(chart, SWT.MouseDown, x, y);
    button(chart, SWT.MouseUp, x, y);
  }

  ImageData picture(TimeSeriesChart chart) {
    Point size = chart.getSize();
    Image image = new Image(display, size.x, size.y);
    GC gc = new GC(image);
    Event event = new Event();
    event.gc = gc;
    chart.notifyListeners(SWT.Paint, event);
    ImageData data = image.getImageData();
    gc.dispose();
    image.dispose();
    return data;
  }

  static long colors(ImageData data) {
    return pixels(data, new Rectangle(0, 0, data.width, data.height)).stream().distinct().count();
  }

  static long count(ImageData data, Rectangle area, RGB color) {
    return pixels(data, area).stream().filter(pixel -> data.palette.getRGB(pixel).equals(color)).count();
  }

  private static List<Integer> pixels(ImageData data, Rectangle area) {
    List<Integer> pixels = new ArrayList<>();
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        pixels.add(data.getPixel(x, y));
      }
    }
    return pixels;
  }
}
