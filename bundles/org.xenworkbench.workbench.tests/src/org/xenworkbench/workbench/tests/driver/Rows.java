/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Reads and finds rows. UI thread. */
final class Rows {

  private Rows() {
  }

  static List<Row> of(Tree tree) {
    return of(tree.getItems(), tree.getColumnCount());
  }

  private static List<Row> of(TreeItem[] items, int columns) {
    // A dummy item stands for children that were never shown; it has no data.
    return Arrays.stream(items).filter(item -> item.getData() != null)
        .map(item -> new Row(cells(columns, item::getText), of(item.getItems(), columns))).toList();
  }

  static List<Row> of(Table table) {
    return Arrays.stream(table.getItems()).map(item -> new Row(cells(table.getColumnCount(), item::getText), List.of()))
        .toList();
  }

  private static List<String> cells(int columns, java.util.function.IntFunction<String> text) {
    return IntStream.range(0, Math.max(1, columns)).mapToObj(text).toList();
  }

  /** The items at those paths, as far as they are there; the rows above them are expanded. */
  static TreeItem[] find(Tree tree, List<List<String>> paths) {
    List<TreeItem> found = new ArrayList<>();
    for (List<String> path : paths) {
      find(tree.getItems(), path).ifPresent(found::add);
    }
    return found.toArray(TreeItem[]::new);
  }

  private static Optional<TreeItem> find(TreeItem[] items, List<String> path) {
    Optional<TreeItem> item = Arrays.stream(items).filter(each -> each.getText(0).equals(path.get(0))).findFirst();
    if (path.size() == 1) {
      return item;
    }
    item.ifPresent(Rows::expand);
    return item.flatMap(parent -> find(parent.getItems(), path.subList(1, path.size())));
  }

  private static void expand(TreeItem item) {
    if (!item.getExpanded()) {
      Event event = new Event();
      event.item = item;
      item.getParent().notifyListeners(SWT.Expand, event);
      item.setExpanded(true);
    }
  }

  /** The items whose first cells are those, as far as they are there. */
  static TableItem[] find(Table table, List<List<String>> paths) {
    return Arrays.stream(table.getItems()).filter(item -> paths.contains(List.of(item.getText(0))))
        .toArray(TableItem[]::new);
  }
}
