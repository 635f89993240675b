/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.performance.internal.own.ChartLine;

/** The lines of a chart: a list, and below it what can be said of the one that is selected. UI thread. */
final class LinesField {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";
  private static final int ROWS = 8;

  private final ChartObjects objects;
  private final Runnable changed;
  private final Swatches swatches;
  private final List<ChartLine> lines;
  private final Table table;
  private final List<Button> ofLine = new ArrayList<>();
  private final MetricField metric;
  private final Text label;
  private final Combo color;
  private boolean isShowing;

  LinesField(Composite parent, ChartObjects objects, List<ChartLine> given, Runnable changed) {
    this.objects = objects;
    this.changed = changed;
    lines = new ArrayList<>(given);
    Composite panel = new Composite(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 8).applyTo(panel);
    table = table(panel);
    swatches = new Swatches(table);
    buttons(panel);
    Composite details = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(details);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 6).applyTo(details);
    new Label(details, SWT.NONE).setText(Messages.LinesField_metric);
    metric = new MetricField(details, objects, chosen -> change(line -> line.withMetric(chosen)));
    label = text(details, Messages.LinesField_label, "chart.line.label");
    label.addModifyListener(event -> change(line -> line.withLabel(label.getText())));
    color = colors(details);
    AccessibleNames.derive(details);
    fill();
    select(lines.isEmpty() ? -1 : 0);
  }

  private Table table(Composite panel) {
    Table made = new Table(panel, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
    made.setHeaderVisible(true);
    made.setData(WIDGET_KEY, "chart.lines");
    AccessibleNames.set(made, Messages.LinesField_lines);
    GridDataFactory.fillDefaults().grab(true, true).hint(560, ROWS * made.getItemHeight()).applyTo(made);
    for (String title : List.of(Messages.LinesField_object, Messages.LinesField_shown, Messages.LinesField_called)) {
      TableColumn column = new TableColumn(made, SWT.LEFT);
      column.setText(title);
      column.setWidth(180);
    }
    made.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showSelected()));
    made.addListener(SWT.KeyDown, event -> {
      if (event.keyCode == SWT.DEL) {
        remove();
      }
    });
    return made;
  }

  private void buttons(Composite panel) {
    Composite column = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(column);
    GridDataFactory.swtDefaults().align(SWT.FILL, SWT.TOP).applyTo(column);
    button(column, Messages.LinesField_add, "chart.line.add", this::add);
    ofLine.add(button(column, Messages.LinesField_remove, "chart.line.remove", this::remove));
    ofLine.add(button(column, Messages.LinesField_up, "chart.line.up", () -> move(-1)));
    ofLine.add(button(column, Messages.LinesField_down, "chart.line.down", () -> move(1)));
  }

  private static Button button(Composite parent, String text, String key, Runnable work) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.setData(WIDGET_KEY, key);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
    return button;
  }

  private static Text text(Composite parent, String title, String key) {
    new Label(parent, SWT.NONE).setText(title);
    Text text = new Text(parent, SWT.BORDER);
    text.setData(WIDGET_KEY, key);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    return text;
  }

  private Combo colors(Composite parent) {
    new Label(parent, SWT.NONE).setText(Messages.LinesField_color);
    Combo combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
    combo.setItems(Stream.concat(Stream.of(Messages.LinesField_automatic), Swatches.names().stream())
        .toArray(String[]::new));
    combo.setData(WIDGET_KEY, "chart.line.color");
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> change(line -> line.withColor(
        combo.getSelectionIndex() <= 0 ? OptionalInt.empty() : OptionalInt.of(combo.getSelectionIndex())))));
    return combo;
  }

  List<ChartLine> lines() {
    return List.copyOf(lines);
  }

  private void fill() {
    table.setItemCount(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      ChartLine line = lines.get(i);
      TableItem item = table.getItem(i);
      item.setText(new String[] {SafeText.cell(objects.owner(line)), SafeText.cell(objects.metric(line)),
          SafeText.cell(line.label())});
      item.setImage(2, swatches.of(line.color()));
    }
  }

  private void select(int index) {
    table.deselectAll();
    if (index >= 0 && index < lines.size()) {
      table.select(index);
      table.showSelection();
    }
    showSelected();
  }

  private Optional<ChartLine> selected() {
    return table.getSelectionCount() == 1 ? Optional.of(lines.get(table.getSelectionIndex())) : Optional.empty();
  }

  private void showSelected() {
    isShowing = true;
    Optional<ChartLine> line = selected();
    metric.show(line);
    label.setText(line.map(ChartLine::label).orElse(""));
    color.select(line.map(ChartLine::color).orElse(OptionalInt.empty()).orElse(0));
    List.of(label, color).forEach(control -> control.setEnabled(line.isPresent()));
    boolean isAny = table.getSelectionCount() > 0;
    ofLine.forEach(button -> button.setEnabled(isAny));
    ofLine.get(1).setEnabled(line.isPresent() && table.getSelectionIndex() > 0);
    ofLine.get(2).setEnabled(line.isPresent() && table.getSelectionIndex() < lines.size() - 1);
    isShowing = false;
  }

  private void change(UnaryOperator<ChartLine> how) {
    if (!isShowing) {
      selected().ifPresent(line -> {
        lines.set(table.getSelectionIndex(), how.apply(line));
        fill();
        changed.run();
      });
    }
  }

  private void add() {
    AddLinesDialog dialog = new AddLinesDialog(table.getShell(), objects);
    List<ChartLine> wanted = dialog.ask();
    wanted.stream().filter(line -> !lines.contains(line)).forEach(lines::add);
    if (!wanted.isEmpty()) {
      fill();
      select(lines.size() - 1);
      changed.run();
    }
  }

  private void remove() {
    int[] gone = table.getSelectionIndices();
    for (int i = gone.length - 1; i >= 0; i--) {
      lines.remove(gone[i]);
    }
    if (gone.length > 0) {
      fill();
      select(Math.min(gone[0], lines.size() - 1));
      changed.run();
    }
  }

  private void move(int by) {
    int from = table.getSelectionIndex();
    if (from >= 0 && from + by >= 0 && from + by < lines.size()) {
      Collections.swap(lines, from, from + by);
      fill();
      select(from + by);
      changed.run();
    }
  }
}
