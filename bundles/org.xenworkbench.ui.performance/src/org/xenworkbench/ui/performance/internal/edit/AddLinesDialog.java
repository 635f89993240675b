/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.VirtualRows;
import org.xenworkbench.ui.performance.internal.own.ChartLine;

/** Finds lines: an object among all, and some of what is measured of it. UI thread. */
final class AddLinesDialog extends AskingDialog {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";
  private static final int ROWS = 14;

  private final ChartObjects objects;
  private final List<ChartObjects.Owner> owners;
  private List<ChartObjects.Owner> found;
  private List<ChartObjects.Metric> metrics = List.of();
  private List<ChartLine> wanted = List.of();
  private @Nullable Table ownerTable;
  private @Nullable Table metricTable;

  AddLinesDialog(Shell shell, ChartObjects objects) {
    super(shell, Messages.AddLinesDialog_title, Messages.AddLinesDialog_add);
    this.objects = objects;
    owners = objects.owners();
    found = owners;
  }

  /** Opens it; the lines that the user wants, none if they want nothing. */
  List<ChartLine> ask() {
    return isAccepted() ? wanted : List.of();
  }

  @Override
  protected @Nullable IDialogSettings getDialogBoundsSettings() {
    return PlatformUI.isWorkbenchRunning() ? XenUi.settings(AddLinesDialog.class) : null;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite halves = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
    GridLayoutFactory.swtDefaults().numColumns(2).equalWidth(true).margins(12, 10).spacing(12, 6).applyTo(halves);
    Text filter = new Text(halves, SWT.BORDER | SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    filter.setMessage(Messages.AddLinesDialog_filter);
    filter.setData(WIDGET_KEY, "chart.object.filter");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
    Label title = new Label(halves, SWT.NONE);
    title.setText(Messages.AddLinesDialog_metrics);
    GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).applyTo(title);
    Table left = table(halves, SWT.SINGLE | SWT.VIRTUAL, "chart.objects", Messages.AddLinesDialog_objects);
    Table right = table(halves, SWT.MULTI, "chart.metrics", Messages.AddLinesDialog_metrics);
    left.addListener(SWT.SetData, event -> show(left, event));
    left.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> ownerChosen()));
    right.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
    right.addListener(SWT.DefaultSelection, event -> okPressed());
    filter.addModifyListener(event -> filter(filter.getText()));
    FilterKeys.connect(filter, left::setFocus);
    ownerTable = left;
    metricTable = right;
    AccessibleNames.derive(halves);
    setMessage(Messages.AddLinesDialog_message);
    filter("");
    if (PlatformUI.isWorkbenchRunning()) {
      XenUi.setHelp(area, "performance");
    }
    return area;
  }

  private static Table table(Composite parent, int style, String key, String name) {
    Table table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | style);
    table.setData(WIDGET_KEY, key);
    AccessibleNames.set(table, name);
    GridDataFactory.fillDefaults().grab(true, true).hint(280, ROWS * table.getItemHeight()).applyTo(table);
    return table;
  }

  private void show(Table table, Event event) {
    int index = event.item instanceof TableItem item ? table.indexOf(item) : -1;
    if (event.item instanceof TableItem item && index >= 0 && index < found.size()) {
      item.setText(SafeText.cell(found.get(index).label()));
    }
  }

  private void filter(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    found = owners.stream().filter(owner -> owner.label().toLowerCase(Locale.ROOT).contains(text)).toList();
    Table table = ownerTable;
    if (table != null) {
      VirtualRows.setCount(table, found.size());
      table.clearAll();
      table.deselectAll();
      if (!found.isEmpty()) {
        table.select(0);
      }
      ownerChosen();
    }
  }

  private Optional<ChartObjects.Owner> owner() {
    Table table = ownerTable;
    return table == null || table.getSelectionIndex() < 0 ? Optional.empty()
        : Optional.of(found.get(table.getSelectionIndex()));
  }

  /** What was measured may have to be read from files. */
  private void ownerChosen() {
    showMetrics(List.of());
    owner().ifPresent(chosen -> {
      Display display = getShell().getDisplay();
      Job job = Job.create(Messages.AddLinesDialog_reading, (ICoreRunnable) monitor -> {
        List<ChartObjects.Metric> known = objects.metrics(chosen);
        Displays.later(display, () -> known(chosen, known));
      });
      job.setSystem(true);
      job.schedule();
    });
  }

  private void known(ChartObjects.Owner of, List<ChartObjects.Metric> known) {
    Table table = metricTable;
    if (table != null && !table.isDisposed() && owner().filter(of::equals).isPresent()) {
      showMetrics(known);
    }
  }

  private void showMetrics(List<ChartObjects.Metric> known) {
    metrics = known;
    Table table = metricTable;
    if (table != null) {
      table.removeAll();
      for (ChartObjects.Metric metric : known) {
        new TableItem(table, SWT.NONE).setText(SafeText.cell(metric.label()));
      }
      enable();
    }
  }

  private void enable() {
    Button ok = getButton(IDialogConstants.OK_ID);
    Table table = metricTable;
    if (ok != null && table != null) {
      ok.setEnabled(table.getSelectionCount() > 0);
      setMessage(table.getSelectionCount() == 1
          ? SafeText.block(metrics.get(table.getSelectionIndex()).definition()) : Messages.AddLinesDialog_message);
    }
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    enable();
  }

  @Override
  protected void okPressed() {
    Table table = metricTable;
    List<ChartLine> lines = new ArrayList<>();
    if (table != null) {
      owner().ifPresent(owner -> IntStream.of(table.getSelectionIndices())
          .forEach(index -> lines.add(owner.line(metrics.get(index).id()))));
    }
    wanted = lines;
    super.okPressed();
  }
}
