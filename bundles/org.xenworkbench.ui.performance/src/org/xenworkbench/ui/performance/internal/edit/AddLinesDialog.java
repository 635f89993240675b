/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
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
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.VirtualRows;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartLine;

/** Finds lines: objects among all, and some of what is measured of them. UI thread. */
final class AddLinesDialog extends AskingDialog {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";
  private static final int ROWS = 14;

  private final ChartObjects objects;
  private final List<ChartObjects.Owner> owners;
  private List<ChartObjects.Owner> found;
  private List<ChartObjects.Shared> metrics = List.of();
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

  /** The lines that were chosen when Add was pressed. */
  List<ChartLine> wanted() {
    return wanted;
  }

  @Override
  protected @Nullable IDialogSettings getDialogBoundsSettings() {
    return PlatformUI.isWorkbenchRunning() ? XenUi.settings(AddLinesDialog.class) : null;
  }

  /** Where it was is no place beside another parent, of which it would be as far away. */
  @Override
  protected int getDialogBoundsStrategy() {
    return DIALOG_PERSISTSIZE;
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
    Table left = table(halves, SWT.MULTI | SWT.VIRTUAL, "chart.objects", Messages.AddLinesDialog_objects);
    Table right = table(halves, SWT.MULTI, "chart.metrics", Messages.AddLinesDialog_metrics);
    left.addListener(SWT.SetData, event -> show(left, event));
    left.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> ownersChosen()));
    right.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
    right.addListener(SWT.DefaultSelection, event -> {
      if (getButton(IDialogConstants.OK_ID).isEnabled()) {
        okPressed();
      }
    });
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
    table.addListener(SWT.KeyDown, event -> {
      if (event.stateMask == SWT.MOD1 && event.keyCode == 'a') {
        table.selectAll();
        table.notifyListeners(SWT.Selection, new Event());
        event.doit = false;
      }
    });
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
      ownersChosen();
    }
  }

  private List<ChartObjects.Owner> chosen() {
    Table table = ownerTable;
    return table == null ? List.of() : IntStream.of(table.getSelectionIndices()).sorted().mapToObj(found::get).toList();
  }

  /** What was measured may have to be read from files, so not of more than a chart can show. */
  private void ownersChosen() {
    List<ChartObjects.Owner> chosen = chosen();
    boolean isMany = chosen.size() > ChartDefinition.MOST_LINES;
    setErrorMessage(isMany ? NLS.bind(Messages.AddLinesDialog_many, ChartDefinition.MOST_LINES) : null);
    showMetrics(List.of());
    if (!chosen.isEmpty() && !isMany) {
      Display display = getShell().getDisplay();
      Job job = Job.create(Messages.AddLinesDialog_reading, (ICoreRunnable) monitor -> {
        List<ChartObjects.Shared> known = objects.metrics(chosen);
        Displays.later(display, () -> known(chosen, known));
      });
      job.setSystem(true);
      job.schedule();
    }
  }

  private void known(List<ChartObjects.Owner> of, List<ChartObjects.Shared> known) {
    Table table = metricTable;
    if (table != null && !table.isDisposed() && chosen().equals(of)) {
      showMetrics(known);
    }
  }

  private void showMetrics(List<ChartObjects.Shared> known) {
    metrics = known;
    Table table = metricTable;
    if (table != null) {
      int asked = chosen().size();
      table.removeAll();
      for (ChartObjects.Shared metric : known) {
        new TableItem(table, SWT.NONE).setText(SafeText.cell(label(metric, asked)));
      }
      enable();
    }
  }

  private static String label(ChartObjects.Shared shared, int asked) {
    String label = shared.metric().label();
    int owners = shared.owners().size();
    String some = shared.metric().scope() == Scope.HOST ? Messages.AddLinesDialog_someHosts
        : Messages.AddLinesDialog_someVms; // a host's metric has the name of a VM's
    return owners == asked ? label : MessageFormat.format(some, label, owners, asked);
  }

  private void enable() {
    Button ok = getButton(IDialogConstants.OK_ID);
    Table table = metricTable;
    if (ok != null && table != null) {
      List<ChartLine> lines = lines();
      ok.setEnabled(!lines.isEmpty() && lines.size() <= ChartDefinition.MOST_LINES);
      String told = table.getSelectionCount() == 1 ? metrics.get(table.getSelectionIndex()).metric().definition()
          : Messages.AddLinesDialog_message;
      setMessage(SafeText.block(lines.size() < 2 ? told
          : MessageFormat.format(Messages.AddLinesDialog_count, lines.size(), told)));
    }
  }

  /** The lines that are chosen: each metric of each object that has it. */
  private List<ChartLine> lines() {
    Table table = metricTable;
    return table == null ? List.of() : IntStream.of(table.getSelectionIndices()).sorted().mapToObj(metrics::get)
        .flatMap(shared -> shared.owners().stream().map(owner -> owner.line(shared.metric().id()))).toList();
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    enable();
  }

  @Override
  protected void okPressed() {
    wanted = lines();
    super.okPressed();
  }
}
