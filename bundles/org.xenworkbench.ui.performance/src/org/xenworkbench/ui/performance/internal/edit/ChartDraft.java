/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartLine;

/**
 * A chart as somebody is typing it, which may not be one yet. Immutable.
 *
 * @param id the identity that it will have
 */
record ChartDraft(String id, String name, ChartDefinition.Style style, List<ChartLine> lines) {

  private static final Map<Unit, String> UNITS = Map.of(Unit.RATIO, Messages.ChartDraft_ratio, Unit.BYTES,
      Messages.ChartDraft_bytes, Unit.BYTES_PER_SECOND, Messages.ChartDraft_bytesPerSecond, Unit.PER_SECOND,
      Messages.ChartDraft_perSecond, Unit.SECONDS, Messages.ChartDraft_seconds, Unit.COUNT, Messages.ChartDraft_count);

  static ChartDraft of(ChartDefinition chart) {
    return new ChartDraft(chart.id(), chart.name(), chart.style(), chart.lines());
  }

  /** The chart. @throws IllegalArgumentException with a sentence for the user if it is none yet */
  ChartDefinition chart() {
    return new ChartDefinition(id, name, style, lines);
  }

  /** Why it is no chart yet, in a sentence; empty if it is. */
  Optional<String> error(ChartObjects objects) {
    if (name.isBlank()) {
      return Optional.of(Messages.ChartDraft_name);
    }
    if (lines.isEmpty()) {
      return Optional.of(Messages.ChartDraft_lines);
    }
    try {
      chart();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return units(objects);
  }

  /** There is one axis. */
  private Optional<String> units(ChartObjects objects) {
    Optional<Unit> common = Optional.empty();
    for (ChartLine line : lines) {
      Optional<Unit> unit = objects.unit(line);
      if (common.isPresent() && unit.isPresent() && !unit.equals(common)) {
        return Optional.of(NLS.bind(Messages.ChartDraft_units, new Object[] {objects.metric(line),
            objects.owner(line), words(unit.get()), words(common.get())}));
      }
      common = common.or(() -> unit);
    }
    return Optional.empty();
  }

  /** Of another unit nobody knows more than how its values are told. */
  private static String words(Unit unit) {
    return UNITS.getOrDefault(unit, unit.text(1));
  }

  /** What may not be as it was meant, in a sentence. */
  Optional<String> warning(ChartObjects objects) {
    return lines.stream().filter(line -> objects.unit(line).isEmpty()).findFirst()
        .map(line -> NLS.bind(Messages.ChartDraft_unknown, line.metric(), objects.owner(line)));
  }
}
