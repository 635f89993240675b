/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Span;

/** Spans below a chart: on pm1 for the first quarter, unknown for the second, then on pm2. */
class SpanStripTest extends ChartWindow {

  private static final Instant FROM = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant TO = FROM.plusSeconds(1000);

  private TimeSeriesChart chart;
  private SpanStrip strip;

  @BeforeEach
  void show() {
    shell.setLayout(null);
    chart = new TimeSeriesChart(shell, SWT.NONE);
    strip = new SpanStrip(shell, SWT.NONE, "Hosts");
    chart.setBounds(20, 0, 600, 200);
    strip.setBounds(0, 210, 640, 24);
    chart.setModel(ChartModel.builder("CPU", Axes.ratio()).range(FROM, TO).zone(ZoneOffset.UTC).build());
    strip.setColumns(List.of(new SpanStrip.Column(List.of(chart), List.of(
        span(-500, 250, "pm1", OptionalInt.of(0)), span(250, 500, "unknown", OptionalInt.empty()),
        span(500, 1000, "pm2", OptionalInt.of(1)), span(1001, 2000, "later", OptionalInt.of(1))))));
    shell.open();
    pump(() -> chart.getPlotArea().width > 0);
  }

  private static Span span(int from, int to, String label, OptionalInt color) {
    return new Span(FROM.plusSeconds(from), FROM.plusSeconds(to), label, color);
  }

  @Test
  void eachSpanIsBelowItsTimeAndSaysWhatItIs() {
    assertThat(strip.textAt(x(0.1))).contains("pm1 from 12:00:00 to 12:04:10");
    assertThat(strip.textAt(x(0.4))).contains("unknown from 12:04:10 to 12:08:20");
    assertThat(strip.textAt(x(0.9))).contains("pm2 from 12:08:20 to 12:16:40");
    assertThat(strip.textAt(x(1.02))).isEmpty();
    assertThat(strip.textAt(0)).isEmpty();
    assertThat(strip.words()).as("what is out of the range is not seen").hasSize(3);
  }

  /** One that lies between the lower edge of what is scrolled and the strip is painted by nobody: its times are old. */
  @Test
  void theTimesAreThoseOfTheLowestChartInSight() {
    ScrolledComposite scrolled = new ScrolledComposite(shell, SWT.V_SCROLL);
    scrolled.setBounds(0, 0, 640, 190);
    Composite content = new Composite(scrolled, SWT.NONE);
    content.setSize(620, 400);
    scrolled.setContent(content);
    TimeSeriesChart seen = new TimeSeriesChart(content, SWT.NONE);
    seen.setBounds(0, 0, 600, 195);
    TimeSeriesChart hidden = new TimeSeriesChart(content, SWT.NONE);
    hidden.setBounds(0, 195, 600, 195);
    chart.dispose();
    ChartModel model = ChartModel.builder("CPU", Axes.ratio()).range(FROM, TO).zone(ZoneOffset.UTC).build();
    seen.setModel(model);
    hidden.setModel(model);
    strip.setColumns(List.of(new SpanStrip.Column(List.of(seen, hidden),
        List.of(span(0, 1000, "pm1", OptionalInt.of(0))))));
    pump(() -> seen.getPlotArea().width > 0 && hidden.getPlotArea().width > 0);
    assertThat(strip.lowest(List.of(seen, hidden))).contains(seen);
    scrolled.setOrigin(0, 100);
    assertThat(strip.lowest(List.of(seen, hidden))).contains(hidden);
    seen.setVisible(false);
    scrolled.setOrigin(0, 0);
    assertThat(strip.lowest(List.of(seen, hidden))).isEmpty();
  }

  @Test
  void spansDifferInColour() {
    Image image = new Image(display, 640, 24);
    GC gc = new GC(image);
    Event event = new Event();
    event.gc = gc;
    strip.notifyListeners(SWT.Paint, event);
    ImageData data = image.getImageData();
    gc.dispose();
    image.dispose();
    List<RGB> colors = List.of(pixel(data, 0.02), pixel(data, 0.27), pixel(data, 0.52), pixel(data, 1.05));
    assertThat(colors).doesNotHaveDuplicates();
  }

  @Test
  void aSpanDoesNotEndBeforeItBegins() {
    assertThatThrownBy(() -> span(10, 9, "", OptionalInt.empty())).isInstanceOf(IllegalArgumentException.class);
  }

  private RGB pixel(ImageData data, double share) {
    return data.palette.getRGB(data.getPixel(x(share), 4));
  }

  /** The chart begins twenty points to the right of the strip. */
  private int x(double share) {
    Rectangle plot = chart.getPlotArea();
    return 20 + plot.x + (int) Math.round(share * plot.width);
  }
}
