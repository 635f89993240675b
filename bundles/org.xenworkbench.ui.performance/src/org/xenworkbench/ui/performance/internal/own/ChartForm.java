/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;

/** A chart as an XML element: the same in files and in plugin.xml; {@code schema/charts.exsd} describes it. */
final class ChartForm {

  static final String CHART = "chart";
  static final String NAME = "name";
  static final String ID = "id";
  private static final String STYLE = "style";
  private static final String LINE = "line";
  private static final String OF = "of";
  private static final String OBJECT = "object";
  private static final String OBJECT_NAME = "objectName";
  private static final String METRIC = "metric";
  private static final String COLOR = "color";
  private static final String LABEL = "label";
  private static final Map<String, Style> STYLES = Map.of("lines", Style.LINES, "stack", Style.STACK);
  private static final Map<String, Whose> WHOSE =
      Map.of("hosts", Whose.HOSTS, "vms", Whose.VMS, "vmHosts", Whose.VM_HOSTS);

  private ChartForm() {
  }

  /** Reads a chart. @throws IllegalArgumentException with a sentence that says what is wrong */
  static ChartDefinition read(ChartElement chart) {
    check(chart, CHART, Set.of(ID, NAME, STYLE));
    List<ChartLine> lines = chart.children().stream().map(ChartForm::line).toList();
    String style = chart.attribute(STYLE);
    return new ChartDefinition(chart.attribute(ID), chart.attribute(NAME),
        style.isEmpty() ? Style.LINES : value(STYLES, STYLE, style), lines);
  }

  private static ChartLine line(ChartElement line) {
    try {
      check(line, LINE, Set.of(OF, OBJECT, OBJECT_NAME, METRIC, COLOR, LABEL));
      String of = line.attribute(OF);
      Optional<ObjectId> object = line.attributes().containsKey(OBJECT)
          ? Optional.of(ObjectId.parse(line.attribute(OBJECT))) : Optional.empty();
      return new ChartLine(of.isEmpty() ? Whose.OBJECT : value(WHOSE, OF, of), object, line.attribute(OBJECT_NAME),
          line.attribute(METRIC), color(line.attribute(COLOR)), line.attribute(LABEL));
    } catch (IllegalArgumentException e) {
      throw line.line() == 0 ? e
          : new IllegalArgumentException(NLS.bind(Messages.ChartForm_line, line.line(), e.getMessage()), e);
    }
  }

  private static void check(ChartElement element, String name, Set<String> known) {
    if (!element.name().equals(name)) {
      throw new IllegalArgumentException(NLS.bind(Messages.ChartForm_element, element.name(), name));
    }
    element.attributes().keySet().stream().filter(attribute -> !known.contains(attribute)).findFirst()
        .ifPresent(attribute -> {
          throw new IllegalArgumentException(NLS.bind(Messages.ChartForm_attribute, attribute));
        });
  }

  private static <T> T value(Map<String, T> values, String attribute, String text) {
    T found = values.get(text);
    if (found == null) {
      throw new IllegalArgumentException(NLS.bind(Messages.ChartForm_value,
          new Object[] {attribute, text, String.join(", ", values.keySet().stream().sorted().toList())}));
    }
    return found;
  }

  private static OptionalInt color(String text) {
    if (!text.isEmpty() && !text.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(NLS.bind(Messages.ChartLine_color, text, ChartLine.COLORS));
    }
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  /** The element of a chart. */
  static ChartElement write(ChartDefinition chart) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(ID, chart.id());
    attributes.put(NAME, chart.name());
    attributes.put(STYLE, key(STYLES, chart.style()));
    return new ChartElement(CHART, attributes, chart.lines().stream().<ChartNode>map(ChartForm::write).toList(), 0);
  }

  private static ChartElement write(ChartLine line) {
    Map<String, String> attributes = new LinkedHashMap<>();
    line.object().ifPresentOrElse(object -> attributes.put(OBJECT, object.key()),
        () -> attributes.put(OF, key(WHOSE, line.whose())));
    put(attributes, OBJECT_NAME, line.objectName());
    attributes.put(METRIC, line.metric());
    line.color().ifPresent(color -> attributes.put(COLOR, Integer.toString(color)));
    put(attributes, LABEL, line.label());
    return new ChartElement(LINE, attributes, List.of(), 0);
  }

  private static void put(Map<String, String> attributes, String key, String value) {
    if (!value.isEmpty()) {
      attributes.put(key, value);
    }
  }

  private static <T> String key(Map<String, T> values, T value) {
    return values.entrySet().stream().filter(entry -> entry.getValue().equals(value)).map(Map.Entry::getKey)
        .findFirst().orElseThrow();
  }
}
