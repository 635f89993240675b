/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.xenworkbench.core.model.ObjectId;

/**
 * Shows in the tree what is new, in pieces between which the UI thread serves the user, and touches nothing else: what
 * an event costs does not depend on how many rows there are. UI thread.
 */
final class TreeRefresh {

  /** Rows of one piece: a few milliseconds. */
  private static final int PIECE = 50;

  private final HostsPanel panel;
  private final TreeChanges changes;
  private final List<Runnable> afterwards;
  private final Queue<Runnable> steps = new ArrayDeque<>();
  private final Queue<Runnable> values = new ArrayDeque<>();
  private Set<ObjectId> seen = Set.of();

  /**
   * Creates one.
   *
   * @param afterwards what depends on the tree
   */
  TreeRefresh(HostsPanel panel, TreeChanges changes, List<Runnable> afterwards) {
    this.panel = panel;
    this.changes = changes;
    this.afterwards = List.copyOf(afterwards);
  }

  /** First the tree, then what depends on it, one after the other; whether there is more to do. */
  boolean showNews() {
    if (steps.isEmpty()) {
      TreeChanges.News news = changes.take();
      steps.add(news.top() ? panel::refreshStructure
          : () -> panel.refreshStructure(news.parents(), news.changed()));
      if (!news.top()) { // else all was looked at
        addPieces(steps, news.moved(), panel::place);
      }
      if (news.top() || !news.parents().isEmpty() || !news.moved().isEmpty()) {
        steps.add(panel.tree().memory()::selectWanted);
      }
      addLabels(steps, news.changed());
      steps.add(panel.tree().memory()::revealRestored);
      steps.addAll(afterwards);
    }
    steps.remove().run();
    return !steps.isEmpty();
  }

  /**
   * Shows values that were measured of rows in sight, and of rows that have come into sight; whether there are more.
   */
  boolean showValues() {
    if (values.isEmpty()) {
      Set<ObjectId> measured = changes.takeMeasured();
      List<ObjectId> now = panel.tree().inSight();
      addLabels(values, now.stream().filter(row -> measured.contains(row) || !seen.contains(row)).toList());
      seen = Set.copyOf(now);
    }
    if (!values.isEmpty()) {
      values.remove().run();
    }
    return !values.isEmpty();
  }

  private void addLabels(Queue<Runnable> queue, Collection<ObjectId> ids) {
    addPieces(queue, ids, panel.tree()::refreshLabels);
  }

  private static <E> void addPieces(Queue<Runnable> queue, Collection<E> elements, Consumer<List<E>> work) {
    List<E> all = new ArrayList<>(elements);
    for (int from = 0; from < all.size(); from += PIECE) {
      List<E> piece = all.subList(from, Math.min(from + PIECE, all.size()));
      queue.add(() -> work.accept(piece));
    }
  }
}
