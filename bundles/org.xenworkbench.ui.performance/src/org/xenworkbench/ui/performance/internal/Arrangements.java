/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.charts.model.ChartModel;

/** How the user wants the charts of each kind of objects. UI thread. */
final class Arrangements {

  private static final String KIND = "charts";

  private final Map<String, Arrangement> kinds = new TreeMap<>();
  private Runnable changed = () -> {};
  /** What was arranged last, and how that was: a board is shown in pieces. */
  private Board from = new Board(List.of(), List.of(), Map.of(), 0, List.of(), List.of());
  private Board arranged = from;

  /** Tells of every change by the user. */
  void onChanged(Runnable listener) {
    changed = listener;
  }

  private static String kind(ObjectId object) {
    return object.getClass().getSimpleName();
  }

  private Arrangement of(ObjectId object) {
    return kinds.getOrDefault(kind(object), Arrangement.USUAL);
  }

  /** The board as the user wants it: in the order of its first object; if nothing were left, as it is. */
  Board applied(Board board) {
    if (board != from) {
      from = board;
      arranged = board.charts().isEmpty() ? board : arrange(board);
    }
    return arranged;
  }

  private Board arrange(Board board) {
    Map<ChartKey, ChartModel> charts = new HashMap<>(board.charts());
    charts.keySet().removeIf(key -> of(key.object()).hidden().contains(key.group()));
    if (charts.isEmpty()) {
      return board;
    }
    List<String> groups = of(board.objects().get(0)).sorted(board.groups()).stream()
        .filter(group -> charts.keySet().stream().anyMatch(key -> key.group().equals(group))).toList();
    return new Board(board.objects(), groups, charts, board.leftOut(), board.unmeasured(), board.causes(),
        board.hosts());
  }

  /** The groups of what is shown, also those that are hidden, in their order, with whether they are to be seen. */
  Map<ChartKey, Boolean> known() {
    Map<ChartKey, Boolean> known = new LinkedHashMap<>();
    for (ObjectId object : from.objects()) {
      of(object).sorted(from.groups()).stream().map(group -> new ChartKey(object, group))
          .filter(from.charts()::containsKey)
          .forEach(key -> known.put(key, !of(object).hidden().contains(key.group())));
    }
    return known;
  }

  /** In percent of the usual height. */
  int height(ChartKey key) {
    return of(key.object()).height(key.group());
  }

  void hide(ChartKey key, boolean isHidden) {
    change(key.object(), arrangement -> arrangement.withHidden(key.group(), isHidden));
  }

  /** Whether a chart can be hidden: not the last one. */
  boolean canHide(ChartKey key) {
    return arranged.charts().keySet().stream().filter(other -> other.object().equals(key.object())).count() > 1;
  }

  boolean canMove(ChartKey key, boolean up) {
    int index = arranged.groups().indexOf(key.group());
    return up ? index > 0 : index >= 0 && index < arranged.groups().size() - 1;
  }

  /** Of boards of several kinds of objects the first one has the order. */
  void move(ChartKey key, boolean up) {
    change(arranged.objects().get(0), arrangement -> arrangement.moved(key.group(), arranged.groups(), up));
  }

  void setHeight(ChartKey key, int percent) {
    change(key.object(), arrangement -> arrangement.withHeight(key.group(), percent));
  }

  /** As if nobody had changed anything, for the kinds of objects that are shown. */
  void reset() {
    Stream.concat(from.objects().stream(), arranged.objects().stream()).map(Arrangements::kind).distinct()
        .forEach(kinds::remove);
    update();
  }

  private void change(ObjectId object, UnaryOperator<Arrangement> how) {
    Arrangement before = of(object);
    Arrangement next = how.apply(before);
    if (!next.equals(before)) {
      kinds.put(kind(object), next);
      update();
    }
  }

  private void update() {
    arranged = from.charts().isEmpty() ? from : arrange(from);
    changed.run();
  }

  void save(IMemento memento) {
    kinds.forEach((kind, arrangement) -> arrangement.save(memento.createChild(KIND, kind)));
  }

  void restore(IMemento memento) {
    for (IMemento kind : memento.getChildren(KIND)) {
      if (kind.getID() != null) {
        kinds.put(kind.getID(), Arrangement.restore(kind));
      }
    }
  }
}
