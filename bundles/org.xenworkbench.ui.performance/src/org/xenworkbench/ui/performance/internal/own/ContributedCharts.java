/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.performance.internal.own.OwnCharts.Entry;

/** The charts that bundles contribute to the extension point. Any thread. */
final class ContributedCharts {

  static final String POINT = "org.xenworkbench.ui.performance.charts";

  private ContributedCharts() {
  }

  /** Those that are there now, a bundle's in its order; of one that cannot be read the log tells whose it is. */
  static List<Entry> read(IExtensionRegistry registry) {
    List<Entry> charts = new ArrayList<>();
    for (IConfigurationElement found : registry.getConfigurationElementsFor(POINT)) {
      String bundle = found.getContributor().getName();
      try {
        ChartDefinition chart = ChartForm.read(element(found));
        charts.add(Entry.contributed(new ChartDefinition(bundle + '/' + chart.id(), chart.name(), chart.style(),
            chart.lines()), bundle));
      } catch (IllegalArgumentException e) {
        SafeLog.of(ContributedCharts.class).warn(NLS.bind(Messages.ContributedCharts_bad,
            new Object[] {found.getAttribute(ChartForm.NAME), bundle, e.getMessage()}), e);
      }
    }
    return charts;
  }

  private static ChartElement element(IConfigurationElement found) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Stream.of(found.getAttributeNames())
        .forEach(name -> attributes.put(name, String.valueOf(found.getAttribute(name))));
    return new ChartElement(found.getName(), attributes,
        Stream.of(found.getChildren()).map(ContributedCharts::element).toList(), 0);
  }
}
