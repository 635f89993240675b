/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.text.SafeText;

/** A chart of one metric of some hosts over time, with a numbered band for each migration; a gap stays a gap. */
final class SvgChart {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 260;
  private static final int LEFT = 72;
  private static final int RIGHT = 12;
  private static final int TOP = 34;
  private static final int BOTTOM = 26;
  private static final int STEPS = 4;
  private static final int MOST_TICKS = 8;
  private static final int[] SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400};
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Recorded recorded;
  private final List<Trial> trials;
  private final long from;
  private final long to;
  private final double most;
  private final StringBuilder svg = new StringBuilder();

  SvgChart(Recorded recorded, Result result) {
    this.recorded = recorded;
    this.trials = result.trials();
    this.from = result.began().toEpochMilli();
    this.to = Math.max(from + 1, result.ended().toEpochMilli());
    this.most = most();
  }

  /** The end of the axis: a round number that is not below any value. */
  private double most() {
    Unit unit = recorded.metric().unit();
    double largest = recorded.hosts().values().stream().flatMapToDouble(series -> DoubleStream.of(series.values()))
        .filter(Double::isFinite).max().orElse(0);
    if (unit.maximum().isPresent()) {
      return unit.maximum().getAsDouble();
    }
    double base = unit.steps() == Unit.Steps.BINARY ? 2 : 10;
    double power = Math.pow(base, Math.ceil(Math.log(Math.max(largest, 1)) / Math.log(base)));
    return base == 10 && power / 2 >= largest ? power / 2 : power;
  }

  String text() {
    svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
        + "role=\"img\">\n<title>%s</title>\n", WIDTH, HEIGHT, escaped(recorded.metric().label())));
    bands();
    axes();
    int number = 0;
    for (Map.Entry<String, TimeSeries> host : recorded.hosts().entrySet()) {
      line(host.getKey(), host.getValue(), number++);
    }
    return svg.append("</svg>\n").toString();
  }

  private void bands() {
    for (Trial trial : trials) {
      trial.entry().filter(entry -> entry.finished().isPresent()).ifPresent(entry -> band(trial, entry));
    }
  }

  private void band(Trial trial, LogEntry entry) {
    double begin = x(entry.started().toEpochMilli());
    double end = x(entry.finished().orElse(entry.started()).toEpochMilli());
    svg.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
        + "<text class=\"number\" x=\"%.1f\" y=\"%d\">%d</text>\n", trial.succeeded() ? "band" : "band failed", begin,
        TOP, Math.max(1, end - begin), HEIGHT - TOP - BOTTOM, (begin + end) / 2, TOP + 11, trial.number()));
  }

  private void axes() {
    double[] values = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> most * i / STEPS).toArray();
    List<String> labels = recorded.metric().unit().scale(values);
    for (int i = 0; i < values.length; i++) {
      svg.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text class=\"value\" x=\"%d\" "
          + "y=\"%.1f\">%s</text>\n", LEFT, y(values[i]), WIDTH - RIGHT, LEFT - 6, y(values[i]) + 4,
          escaped(labels.get(i))));
    }
    long step = IntStream.of(SECONDS).filter(seconds -> (to - from) / (seconds * 1000L) <= MOST_TICKS).findFirst()
        .orElse(SECONDS[SECONDS.length - 1]) * 1000L;
    long first = (from + step - 1) / step * step;
    for (long tick = first; tick <= to && (tick - first) / step <= 2 * MOST_TICKS; tick += step) {
      svg.append(String.format(Locale.ROOT, "<text class=\"time\" x=\"%.1f\" y=\"%d\">%s</text>\n", x(tick),
          HEIGHT - 8, TIME.format(Instant.ofEpochMilli(tick).atOffset(ZoneOffset.UTC))));
    }
  }

  private void line(String host, TimeSeries series, int number) {
    StringBuilder path = new StringBuilder();
    boolean isDown = false;
    for (int i = 0; i < series.size(); i++) {
      double value = series.values()[i];
      boolean isIn = Double.isFinite(value) && series.times()[i] >= from && series.times()[i] <= to;
      if (isIn) {
        path.append(isDown ? 'L' : 'M')
            .append(String.format(Locale.ROOT, "%.1f %.1f", x(series.times()[i]), y(value)));
      }
      isDown = isIn;
    }
    int legend = LEFT + number % 5 * 170;
    svg.append(String.format(Locale.ROOT, "<path class=\"line s%d\" d=\"%s\"/><path class=\"line s%d\" "
        + "d=\"M%d 14h22\"/><text x=\"%d\" y=\"18\">%s</text>\n", number % 5, path, number % 5, legend, legend + 28,
        escaped(host.length() > 20 ? host.substring(0, 19) + '\u2026' : host)));
  }

  private double x(long time) {
    double share = (double) (time - from) / (to - from);
    return LEFT + Math.max(0, Math.min(1, share)) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - Math.max(0, Math.min(1, value / most)) * (HEIGHT - TOP - BOTTOM);
  }

  /** For HTML and SVG. */
  static String escaped(String text) {
    return SafeText.cell(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
