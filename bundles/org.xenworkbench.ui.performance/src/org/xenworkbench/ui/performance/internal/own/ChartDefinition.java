/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;

/**
 * A chart as a user or a bundle wants it. Immutable.
 *
 * @param id its identity, which stays when it is renamed
 * @param name what it is called
 * @param style how its lines are drawn
 * @param lines what it shows, from below where they stand on each other
 */
public record ChartDefinition(String id, String name, Style style, List<ChartLine> lines) {

  /** More lines nobody can tell apart. */
  public static final int MOST_LINES = 50;

  /** How lines are drawn. */
  public enum Style {
    /** Each by itself. */
    LINES,
    /** As areas on each other. */
    STACK
  }

  /** Checks its parts. @throws IllegalArgumentException with a sentence for the user */
  public ChartDefinition {
    if (id.isBlank() || id.length() > ChartLine.LONGEST || id.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(Messages.ChartDefinition_noId);
    }
    name = text(name).strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException(Messages.ChartDefinition_noName);
    }
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(NLS.bind(Messages.ChartDefinition_lines, lines.size(), MOST_LINES));
    }
    if (lines.stream().flatMap(line -> line.column().stream()).distinct().count() > 1) {
      throw new IllegalArgumentException(Messages.ChartDefinition_kinds);
    }
  }

  /** A new one. */
  public static ChartDefinition of(String name, Style style, List<ChartLine> lines) {
    return new ChartDefinition(UUID.randomUUID().toString(), name, style, lines);
  }

  /** The same as another chart of that name. */
  public ChartDefinition copy(String copyName) {
    return of(copyName, style, lines);
  }

  /** In the columns of which kind of objects it stands; empty if it is of no selection. */
  public Optional<Scope> column() {
    return lines.stream().flatMap(line -> line.column().stream()).findFirst();
  }

  /** As XML has it in an attribute. @throws IllegalArgumentException if it is too long */
  static String text(String text) {
    Objects.requireNonNull(text);
    if (text.length() > ChartLine.LONGEST) {
      throw new IllegalArgumentException(NLS.bind(Messages.ChartDefinition_long, ChartLine.LONGEST));
    }
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " ");
  }
}
