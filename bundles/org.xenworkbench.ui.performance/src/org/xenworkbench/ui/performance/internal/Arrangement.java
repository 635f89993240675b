/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.ui.IMemento;

/**
 * How the user wants the charts of one kind of objects. Immutable.
 *
 * @param order groups in the order in which they stand; others follow in their usual one
 * @param hidden groups that are not shown
 * @param heights of groups, in percent of the usual one
 */
record Arrangement(List<String> order, Set<String> hidden, Map<String, Integer> heights) {

  /** As if nobody had changed anything. */
  static final Arrangement USUAL = new Arrangement(List.of(), Set.of(), Map.of());
  /** The usual height. */
  static final int WHOLE = 100;

  private static final int LOWEST = 50;
  private static final int HIGHEST = 400;
  private static final String ORDER = "order";
  private static final String HIDDEN = "hidden";
  private static final String HEIGHT = "height";
  private static final String PERCENT = "percent";
  private static final String SEPARATOR = "\n";

  /** Copies all. */
  Arrangement {
    order = List.copyOf(order);
    hidden = Set.copyOf(hidden);
    heights = Map.copyOf(heights);
  }

  /** Groups in the wanted order, from the usual one. */
  List<String> sorted(List<String> groups) {
    return groups.stream().sorted(Comparator.comparingInt(this::rank)).toList();
  }

  private int rank(String group) {
    int index = order.indexOf(group);
    return index < 0 ? order.size() : index;
  }

  /** One place up or down among those that are shown. */
  Arrangement moved(String group, List<String> shown, boolean up) {
    List<String> next = new ArrayList<>(shown);
    int from = next.indexOf(group);
    int to = up ? from - 1 : from + 1;
    if (from < 0 || to < 0 || to >= next.size()) {
      return this;
    }
    next.set(from, next.get(to));
    next.set(to, group);
    order.stream().filter(other -> !next.contains(other)).forEach(next::add); // those that are hidden now
    return new Arrangement(next, hidden, heights);
  }

  Arrangement withHidden(String group, boolean isHidden) {
    Set<String> next = new HashSet<>(hidden);
    if (isHidden) {
      next.add(group);
    } else {
      next.remove(group);
    }
    return new Arrangement(order, next, heights);
  }

  /** In percent of the usual height. */
  int height(String group) {
    return heights.getOrDefault(group, WHOLE);
  }

  Arrangement withHeight(String group, int percent) {
    Map<String, Integer> next = new HashMap<>(heights);
    next.put(group, Math.max(LOWEST, Math.min(HIGHEST, percent)));
    next.values().removeIf(height -> height == WHOLE);
    return new Arrangement(order, hidden, next);
  }

  void save(IMemento memento) {
    memento.putString(ORDER, String.join(SEPARATOR, order));
    memento.putString(HIDDEN, String.join(SEPARATOR, hidden));
    heights.forEach((group, percent) -> memento.createChild(HEIGHT, group).putInteger(PERCENT, percent));
  }

  /** What was saved; of what is damaged the usual. */
  static Arrangement restore(IMemento memento) {
    Arrangement saved = new Arrangement(List.copyOf(groups(memento.getString(ORDER))),
        groups(memento.getString(HIDDEN)), Map.of());
    for (IMemento height : memento.getChildren(HEIGHT)) {
      Integer percent = height.getInteger(PERCENT);
      if (percent != null && height.getID() != null) {
        saved = saved.withHeight(height.getID(), percent);
      }
    }
    return saved;
  }

  private static Set<String> groups(String saved) {
    return saved == null ? Set.of() : new LinkedHashSet<>(Stream.of(saved.split(SEPARATOR))
        .filter(group -> !group.isBlank()).toList());
  }
}
