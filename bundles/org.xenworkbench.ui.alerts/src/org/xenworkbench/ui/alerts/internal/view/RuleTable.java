/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.alerts.internal.AlertIcon;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.list.ListColumns;
import org.xenworkbench.ui.list.TypedSearch;

/** The rules, each with a check box that switches it on and off. UI thread. */
final class RuleTable {

  private final CheckboxTableViewer viewer;
  private final AlertTexts texts;
  private final ListColumns columns;
  private final CutCells tooltips;
  private final LocalResourceManager images;
  private Runnable sorted = () -> {};
  /** All that is shown, in words. */
  private List<List<String>> shown = List.of();

  /**
   * Creates it.
   *
   * @param switched hears of a rule that is to be on or off
   */
  RuleTable(Composite parent, AlertTexts texts, BiConsumer<AlertRule, Boolean> switched) {
    this.texts = texts;
    Table table = new Table(parent, SWT.CHECK | SWT.MULTI | SWT.FULL_SELECTION);
    TypedSearch.install(table);
    viewer = new CheckboxTableViewer(table);
    images = new LocalResourceManager(JFaceResources.getResources(), table);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "alerts.rules");
    AccessibleNames.set(table, Messages.RuleTable_accessible);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
    columns = ListColumns.of(table, () -> sorted.run());
    for (RuleColumn column : RuleColumn.values()) {
      create(column);
    }
    tooltips = CutCells.install(table);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    viewer.addCheckStateListener(event -> {
      if (event.getElement() instanceof RuleColumn.Row row) {
        viewer.setChecked(row, row.rule().enabled()); // until it is so: it may not be possible to save it
        switched.accept(row.rule(), event.getChecked());
      }
    });
  }

  private void create(RuleColumn column) {
    TableViewerColumn created = new TableViewerColumn(viewer, SWT.LEFT);
    created.getColumn().setText(column.title());
    created.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(@Nullable Object element) {
        return element instanceof RuleColumn.Row row ? SafeText.cell(column.text(texts, row)) : "";
      }

      @Override
      public @Nullable Image getImage(@Nullable Object element) {
        return column == RuleColumn.NAME && element instanceof RuleColumn.Row row
            ? images.get(AlertIcon.of(row.rule().severity()).descriptor()) : null;
      }
    });
    columns.add(created.getColumn(), column.spec());
  }

  CheckboxTableViewer viewer() {
    return viewer;
  }

  ListColumns columns() {
    return columns;
  }

  /** Told when {@link #show} is to be called again for another order. */
  void onSorted(Runnable listener) {
    sorted = listener;
  }

  List<AlertRule> selected() {
    return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(RuleColumn.Row.class::cast)
        .map(RuleColumn.Row::rule).toList();
  }

  /** The selected rows as text, with tabs between their columns. */
  String selectedText() {
    return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(RuleColumn.Row.class::cast)
        .map(row -> Stream.of(RuleColumn.values()).map(column -> SafeText.row(column.text(texts, row)))
            .collect(Collectors.joining("\t")))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** Shows the rules that there are, with what comes of them. */
  void show(AlertListing listing) {
    if (listing.said().equals(shown)) {
      return; // values come each second, rules do not
    }
    shown = listing.said();
    viewer.setInput(listing.rules().toArray());
    viewer.setCheckedElements(listing.rules().stream().filter(row -> row.rule().enabled()).toArray());
    tooltips.refresh();
  }
}
