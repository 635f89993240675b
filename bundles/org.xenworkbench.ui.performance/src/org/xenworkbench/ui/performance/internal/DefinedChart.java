/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartLine;
import org.xenworkbench.ui.performance.internal.own.LineId;

/** One chart that somebody defined, while it is made: takes its lines, and says what it cannot show. */
final class DefinedChart {

  private final ChartDefinition chart;
  private final Parts parts;
  private final ObjectId column;
  private final DefinedCharts.Frame frame;
  private final List<Drawn> drawn = new ArrayList<>();
  private final List<String> lacks = new ArrayList<>();
  private Optional<Unit> unit = Optional.empty();
  private boolean isMeasured;
  private int leftOut;

  /** What all charts are made with. */
  record Parts(Subjects subjects, ChartGroups groups, DefinedCharts.Limits limits) {

    /** Those of some metrics that a line shows; by a pattern those of devices, not sums of them. */
    List<String> metrics(ChartLine line, Set<String> known) {
      return line.metrics(known).stream().filter(metric -> !line.isPattern() || groups
          .descriptor(line.scope(), metric).filter(descriptor -> descriptor.id().indexOf('<') >= 0).isPresent())
          .toList();
    }
  }

  /** A line that is drawn. */
  private record Drawn(LineId id, String label, ChartLine line, TimeSeries values) {
  }

  DefinedChart(ChartDefinition chart, Parts parts, ObjectId column, DefinedCharts.Frame frame) {
    this.chart = chart;
    this.parts = parts;
    this.column = column;
    this.frame = frame;
  }

  /** Whether anything of it was ever measured. */
  boolean isMeasured() {
    return isMeasured;
  }

  /** What is left out, a sentence each. */
  List<String> lacks() {
    List<String> all = new ArrayList<>(lacks);
    if (leftOut > 0) {
      all.add(NLS.bind(Messages.DefinedChart_more, new Object[] {chart.name(), ChartDefinition.MOST_LINES, leftOut}));
    }
    return all;
  }

  void addUnknownHost(ChartLine line) {
    lacks.add(NLS.bind(Messages.DefinedChart_noHost, chart.name(), line.metric()));
  }

  /**
   * Adds what a line of the chart shows of an object.
   *
   * @param known the metrics of which it ever had a value
   */
  void add(ChartLine line, ObjectId object, Set<String> known, Map<String, TimeSeries> series) {
    List<String> metrics = parts.metrics(line, known);
    if (metrics.isEmpty()) { // it says so where its line would be
      drawn.add(new Drawn(new LineId(object, line.metric()), unmeasured(label(line, line.metric(), object, true)), line,
          TimeSeries.EMPTY));
    }
    for (String metric : metrics) {
      Optional<MetricDescriptor> descriptor = parts.groups.descriptor(line.scope(), metric);
      String label = label(line, metric, object, metrics.size() == 1);
      if (descriptor.isEmpty()) {
        lacks.add(NLS.bind(Messages.DefinedChart_unknown, chart.name(), label));
      } else if (unit.filter(common -> !common.equals(descriptor.get().unit())).isPresent()) {
        lacks.add(NLS.bind(Messages.DefinedChart_unit, chart.name(), label));
      } else if (drawn.size() >= ChartDefinition.MOST_LINES) {
        leftOut++;
      } else {
        unit = descriptor.map(MetricDescriptor::unit);
        isMeasured |= known.contains(metric);
        drawn.add(new Drawn(new LineId(object, metric), known.contains(metric) ? label : unmeasured(label), line,
            series.getOrDefault(metric, TimeSeries.EMPTY)));
      }
    }
  }

  private static String unmeasured(String label) {
    return NLS.bind(Messages.DefinedChart_unmeasured, label);
  }

  private String label(ChartLine line, String metric, ObjectId object, boolean isOnly) {
    String called = parts.groups.label(line.scope(), metric);
    String text = line.label().isEmpty() ? called
        : isOnly ? line.label() : NLS.bind(Messages.DefinedChart_labelOf, line.label(), called);
    if (object.equals(column) || !line.label().isEmpty()) {
      return text;
    }
    Subject subject = parts.subjects.of(object);
    String name = !subject.name().isEmpty() ? subject.name()
        : line.objectName().isEmpty() ? object.key() : line.objectName();
    return NLS.bind(Messages.Chart_title, text,
        subject.isThere() ? name : NLS.bind(Messages.DefinedChart_gone, name, Messages.Chart_gone));
  }

  /** The chart with all that was added. */
  ChartModel model(String title, String caption) {
    boolean isStack = chart.style() == ChartDefinition.Style.STACK;
    ChartModel.Builder model = ChartModel.builder(SafeText.cell(title), axis(isStack)).caption(SafeText.cell(caption))
        .range(frame.from(), frame.window().to(frame.now()));
    if (isStack) {
      model.stacked(Messages.DefinedChart_total);
    }
    int[] colors = colors();
    List<String> labels = labels();
    for (int i = 0; i < drawn.size(); i++) {
      Drawn each = drawn.get(i);
      model.add(new Line(each.values, Resolution.of(frame.window().length()).step(), frame.alive(),
          frame.window().to(frame.now())).from(frame.from()).series(each.id.text(), SafeText.cell(labels.get(i)),
              colors[i]));
    }
    if (!isStack) { // a limit is none of a sum
      parts.limits.add(model, drawn.stream().map(each -> each.id).toList());
    }
    return BoardBuilder.marked(model, frame.marks());
  }

  /** Those of several objects that have one name say on which host each is: every host has a Domain-0. */
  private List<String> labels() {
    Map<String, Long> objects = drawn.stream().collect(Collectors.groupingBy(Drawn::label, Collectors.collectingAndThen(
        Collectors.mapping(each -> each.id.object(), Collectors.toSet()), all -> (long) all.size())));
    return drawn.stream().map(each -> objects.get(each.label) == 1 ? each.label
        : parts.subjects.of(each.id.object()).host().map(host -> NLS.bind(Messages.DefinedChart_on, each.label, host
            .name())).orElse(each.label))
        .toList();
  }

  /** A sum may be more than any of its parts can be. */
  private ValueAxis axis(boolean isStack) {
    Unit common = unit.orElse(Unit.COUNT);
    ValueAxis axis = BoardBuilder.axis(common);
    return isStack || common.maximum().isEmpty() ? axis : axis.withMaximum(common.maximum().getAsDouble());
  }

  /** What the user chose; of the others each has its metric's, or the next that is free. */
  private int[] colors() {
    Set<Integer> taken = new HashSet<>();
    drawn.forEach(each -> each.line.color().ifPresent(color -> taken.add(color - 1)));
    int[] colors = new int[drawn.size()];
    Set<ChartLine> begun = new HashSet<>();
    for (int i = 0; i < colors.length; i++) {
      Drawn each = drawn.get(i);
      boolean isChosen = each.line.color().isPresent() && begun.add(each.line); // of several the first one
      int color = each.line.color().isPresent() ? each.line.color().getAsInt() - 1
          : MetricColors.of(each.id.metric());
      while (!isChosen && !taken.add(color)) {
        color++;
      }
      colors[i] = color;
    }
    return colors;
  }
}
