/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An SVG document: the same picture as on the screen, in lines instead of pixels. Any thread. */
public final class SvgSurface implements Surface {

  private static final double HALF = 0.5;
  private static final int SWATCH_WIDTH = 3;

  private final SvgWriter svg;
  private final TextStyle style;

  private SvgSurface(SvgWriter svg, TextStyle style) {
    this.svg = svg;
    this.style = style;
  }

  /** A document of charts. */
  public static final class Document {

    private final SvgWriter svg;

    /** Begins a document of a size, filled with a colour. */
    public Document(int width, int height, int background) {
      svg = new SvgWriter(width, height);
      svg.element("rect", "width", width, "height", height, "fill", SvgWriter.color(background));
    }

    /** Adds a chart whose upper left corner is at a place. */
    public void add(ChartPlan plan, int x, int y) {
      add(plan.style(), x, y, surface -> ChartPainter.paint(surface, plan));
    }

    /** Adds spans in font and colours of a chart. */
    public void add(List<SpanPainter.Part> spans, ChartPlan plan) {
      add(plan.style(), 0, 0, surface -> SpanPainter.paint(surface, plan.palette(), spans));
    }

    private void add(TextStyle style, int x, int y, Consumer<Surface> painter) {
      svg.start("g", "transform", "translate(" + x + " " + y + ")", "font-family", style.family() + ", sans-serif",
          "font-size", style.size());
      painter.accept(new SvgSurface(svg, style));
      svg.end();
    }

    /** Ends it. */
    public String finish() {
      return svg.finish();
    }
  }

  @Override
  public void fill(Box box, int rgb) {
    svg.element("rect", "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height(), "fill",
        SvgWriter.color(rgb));
  }

  @Override
  public void line(int x0, int y0, int x1, int y1, int rgb) {
    svg.element("line", "x1", x0 + HALF, "y1", y0 + HALF, "x2", x1 + HALF, "y2", y1 + HALF, "stroke",
        SvgWriter.color(rgb));
  }

  @Override
  public void text(String text, int x, int y, Align align, int rgb, boolean bold) {
    if (!text.isEmpty()) {
      String anchor = align == Align.LEFT ? "start" : align == Align.CENTER ? "middle" : "end";
      svg.start("text", "x", x, "y", y + style.ascent(), "text-anchor", anchor, "font-weight",
          bold ? "bold" : "normal", "fill", SvgWriter.color(rgb), "xml:space", "preserve");
      svg.characters(text);
      svg.end();
    }
  }

  @Override
  public void swatch(int x, int y, int rgb, int[] dash) {
    double middle = y + style.height() / 2.0;
    svg.element("line", "x1", x, "y1", middle, "x2", x + Legend.SWATCH, "y2", middle, "stroke", SvgWriter.color(rgb),
        "stroke-width", SWATCH_WIDTH, "stroke-dasharray", dashes(dash));
  }

  @Override
  public void plot(ChartPlan plan) {
    new SvgPlot(svg, plan).write();
  }

  static String dashes(int[] dash) {
    return dash.length == 0 ? "none" : Arrays.stream(dash).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }
}
