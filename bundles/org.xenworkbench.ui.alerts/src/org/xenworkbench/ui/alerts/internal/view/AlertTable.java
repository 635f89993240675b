/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ILazyContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.alerts.internal.AlertIcon;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.list.ListColumns;
import org.xenworkbench.ui.list.TypedSearch;
import org.xenworkbench.ui.list.VirtualRows;

/**
 * The active alerts. The table is virtual, so that many cost no more than the rows in sight; the order is that of the
 * engine, the worst first, until the user sorts by a column. What is selected stays selected. UI thread.
 */
final class AlertTable {

  private final TableViewer viewer;
  private final AlertTexts texts;
  private final Clock clock;
  private final ListColumns columns;
  private final CutCells tooltips;
  private final LocalResourceManager images;
  private Runnable sorted = () -> {};
  private List<Alert> rows = List.of();

  AlertTable(Composite parent, AlertTexts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
    Table table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
    TypedSearch.install(table);
    viewer = new TableViewer(table);
    images = new LocalResourceManager(JFaceResources.getResources(), table);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "alerts.table");
    AccessibleNames.set(table, Messages.AlertTable_accessible);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
    columns = ListColumns.of(table, () -> sorted.run());
    for (AlertColumn column : AlertColumn.values()) {
      create(column);
    }
    tooltips = CutCells.install(table);
    viewer.setContentProvider((ILazyContentProvider) this::fill);
    viewer.setInput(this);
  }

  private void fill(int index) {
    if (index < rows.size()) {
      viewer.replace(rows.get(index), index);
    }
  }

  private void create(AlertColumn column) {
    TableViewerColumn created = new TableViewerColumn(viewer, column.alignment());
    created.getColumn().setText(column.title());
    created.setLabelProvider(new ColumnLabelProvider() {
      /** What somebody has seen, or does not want to hear of, stands back. */
      @Override
      public @Nullable Font getFont(@Nullable Object element) {
        return isQuiet(element) ? JFaceResources.getFontRegistry().getItalic(JFaceResources.DEFAULT_FONT) : null;
      }

      @Override
      public String getText(@Nullable Object element) {
        return element instanceof Alert alert ? SafeText.cell(column.text(texts, alert, clock.instant())) : "";
      }

      @Override
      public @Nullable Image getImage(@Nullable Object element) {
        return column == AlertColumn.OBJECT && element instanceof Alert alert
            ? images.get(icon(alert.rule().severity(), isQuiet(alert))) : null;
      }
    });
    columns.add(created.getColumn(), column.spec());
  }

  private boolean isQuiet(@Nullable Object element) {
    return element instanceof Alert alert && !alert.isLoud(clock.instant());
  }

  private static ImageDescriptor icon(AlertSeverity severity, boolean isQuiet) {
    AlertIcon icon = AlertIcon.of(severity);
    return isQuiet ? icon.quiet() : icon.descriptor();
  }

  TableViewer viewer() {
    return viewer;
  }

  ListColumns columns() {
    return columns;
  }

  /** Told when {@link #show} is to be called again for another order. */
  void onSorted(Runnable listener) {
    sorted = listener;
  }

  List<Alert> selected() {
    return IntStream.of(viewer.getTable().getSelectionIndices()).sorted().filter(index -> index < rows.size())
        .mapToObj(rows::get).toList();
  }

  /**
   * Shows these in that order; rows that stay where they are only say what is new. What is in sight stays so, which SWT
   * would bring to the selection.
   */
  void show(List<Alert> next) {
    boolean isSame = next.equals(rows);
    Set<UUID> selected = selected().stream().map(Alert::id).collect(Collectors.toSet());
    rows = List.copyOf(next);
    Table table = viewer.getTable();
    int first = table.getTopIndex();
    if (!isSame) {
      VirtualRows.setCount(table, rows.size());
      table.clearAll();
      table.setSelection(IntStream.range(0, rows.size()).filter(i -> selected.contains(rows.get(i).id())).toArray());
      table.setTopIndex(first);
    } else {
      int seen = table.getClientArea().height / Math.max(1, table.getItemHeight()) + 1;
      IntStream.range(first, Math.min(rows.size(), first + seen)).forEach(this::fill);
    }
    tooltips.refresh();
  }

  /** A row as text, with tabs between its columns. */
  String row(Alert alert) {
    return AlertColumn.row(texts, alert, clock.instant());
  }
}
