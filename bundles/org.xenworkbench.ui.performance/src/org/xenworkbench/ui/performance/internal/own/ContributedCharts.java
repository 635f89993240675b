/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.performance.internal.own.OwnCharts.Entry;

/** The charts that bundles contribute to the extension point. Any thread. */
final class ContributedCharts {

  static final String POINT = "org.xenworkbench.ui.performance.charts";

  private ContributedCharts() {
  }

  /** Those that are there now, a bundle's in its order; of one that cannot be taken the log tells whose it is. */
  static List<Entry> read(IExtensionRegistry registry, Consumer<String> log) {
    List<Entry> charts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (IConfigurationElement found : registry.getConfigurationElementsFor(POINT)) {
      String bundle = found.getContributor().getName();
      ChartElement element = element(found);
      try {
        charts.add(Entry.contributed(ofBundle(ChartForm.read(element), bundle, ids), bundle));
      } catch (IllegalArgumentException e) {
        log.accept(NLS.bind(Messages.ContributedCharts_bad, new Object[] {element.label(), bundle,
            ChartElement.cut(String.valueOf(e.getMessage()), ChartFile.LONGEST_REASON)}));
      }
    }
    return charts;
  }

  /** A chart is known by its identity, which stands in arrangements: of two, only one can be shown. */
  private static ChartDefinition ofBundle(ChartDefinition chart, String bundle, Set<String> ids) {
    String id = bundle + '/' + chart.id();
    if (!ids.add(id)) {
      throw new IllegalArgumentException(NLS.bind(Messages.ContributedCharts_twice, chart.id()));
    }
    return new ChartDefinition(id, chart.name(), chart.style(), chart.lines());
  }

  private static ChartElement element(IConfigurationElement found) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Stream.of(found.getAttributeNames())
        .forEach(name -> attributes.put(name, String.valueOf(found.getAttribute(name))));
    return new ChartElement(found.getName(), attributes,
        Stream.of(found.getChildren()).<ChartNode>map(ContributedCharts::element).toList(), 0);
  }
}
