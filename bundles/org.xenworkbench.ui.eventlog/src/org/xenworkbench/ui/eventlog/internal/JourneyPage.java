/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.eventlog.internal.Journey.Step;
import org.xenworkbench.ui.list.ColumnSpec;
import org.xenworkbench.ui.list.ListColumns;

/** A journey as a picture, and the same in words as a list below it. UI thread. */
final class JourneyPage {

  private static final int PICTURE = 45;
  private static final int LIST = 55;

  private final Label message;
  private final JourneyCanvas canvas;
  private final TableViewer list;
  private Optional<Journey> journey = Optional.empty();

  /** @param open an entry is to be shown in the log */
  JourneyPage(Composite parent, Consumer<LogEntry> open) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(panel);
    message = new Label(panel, SWT.WRAP);
    message.setData("org.eclipse.swtbot.widget.key", "journey.message");
    GridDataFactory.fillDefaults().grab(true, false).indent(5, 3).applyTo(message);
    SashForm sash = new SashForm(panel, SWT.VERTICAL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
    canvas = new JourneyCanvas(sash, this::chosen, () -> selected().ifPresent(open));
    list = new TableViewer(new Table(sash, SWT.VIRTUAL | SWT.FULL_SELECTION));
    Table table = list.getTable();
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "journey.steps");
    AccessibleNames.set(table, Messages.JourneyPage_steps);
    columns();
    CutCells.install(table);
    list.setContentProvider(ArrayContentProvider.getInstance());
    list.addSelectionChangedListener(event -> canvas.select(step()));
    list.addOpenListener(event -> selected().ifPresent(open));
    sash.setWeights(PICTURE, LIST);
    say(Messages.JourneyPage_reading);
  }

  private void columns() {
    ListColumns columns = ListColumns.of(list.getTable(), () -> {});
    String time = "2028-12-28 20:58:58";
    column(columns, ColumnSpec.of("FROM", time), Messages.JourneyPage_from, step -> Formats.dateTime(step.from()));
    column(columns, ColumnSpec.of("TO", time), Messages.JourneyPage_to,
        step -> step.to().equals(step.from()) ? "" : Formats.dateTime(step.to()));
    column(columns, new ColumnSpec("WHAT", Messages.LogColumn_messageLeast, Messages.LogColumn_messageWanted, 1, 0),
        Messages.JourneyPage_what, Step::text);
    column(columns, ColumnSpec.of("HOST", "xen8 \u2192 xen8", "xen-host-8 \u2192 xen-host-8"),
        Messages.LogColumn_host, step -> journey.map(shown -> shown.hosts(step)).orElse(""));
  }

  private void column(ListColumns columns, ColumnSpec spec, String title, Function<Step, String> text) {
    TableViewerColumn column = new TableViewerColumn(list, SWT.LEFT);
    column.getColumn().setText(title);
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return SafeText.cell(text.apply((Step) element));
      }
    });
    columns.add(column.getColumn(), spec);
  }

  /**
   * Shows a journey.
   *
   * @param remark what else the user has to know of it, empty if nothing
   */
  void show(Journey shown, Optional<String> remark) {
    Optional<Step> before = step();
    boolean isSame = journey.filter(known -> known.steps().equals(shown.steps())).isPresent();
    journey = Optional.of(shown);
    canvas.show(shown);
    String summary = shown.isKnown() ? NLS.bind(Messages.JourneyPage_summary, shown.lanes().size(), shown.moves())
        : Messages.JourneyPage_nothing;
    List<String> texts = new ArrayList<>(List.of(summary));
    remark.ifPresent(texts::add);
    say(String.join(" ", texts));
    AccessibleNames.set(canvas.control(), NLS.bind(Messages.JourneyPage_accessible, summary));
    if (!isSame) {
      list.setInput(shown.steps());
      before.filter(shown.steps()::contains).ifPresent(step -> list.setSelection(new StructuredSelection(step)));
    }
  }

  private void say(String text) {
    String said = SafeText.label(text);
    if (!said.equals(message.getText())) {
      message.setText(said);
      ((GridData) message.getLayoutData()).widthHint = 100;
      message.requestLayout();
    }
  }

  private void chosen(Step step) {
    list.setSelection(new StructuredSelection(step), true);
  }

  private Optional<Step> step() {
    return list.getStructuredSelection().getFirstElement() instanceof Step step ? Optional.of(step) : Optional.empty();
  }

  /** The entry of what is selected; a stay has none. */
  private Optional<LogEntry> selected() {
    return step().flatMap(Step::entry);
  }

  JourneyCanvas canvas() {
    return canvas;
  }

  Table table() {
    return list.getTable();
  }
}
