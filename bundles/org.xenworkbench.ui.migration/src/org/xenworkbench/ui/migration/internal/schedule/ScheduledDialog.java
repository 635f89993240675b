/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.XenUi;

/** Lists what is scheduled, as it changes; orders are taken from it, or get another time. UI thread. */
class ScheduledDialog extends AskingDialog {

  private static final int WIDTH = 110;
  private static final int ROWS = 8;
  private static final int CHANGE = IDialogConstants.CLIENT_ID;
  private static final int CANCEL_ORDER = CHANGE + 1;

  private final ScheduleService schedule;
  private @Nullable TableViewer viewer;

  ScheduledDialog(Shell shell, ScheduleService schedule) {
    super(shell, Words.ScheduledDialog_title, Words.ScheduledDialog_close);
    this.schedule = schedule;
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(ScheduledDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 1);
    PixelConverter pixels = new PixelConverter(parent);
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH),
        pixels.convertHeightInCharsToPixels(ROWS)).applyTo(holder);
    TableColumnLayout layout = new TableColumnLayout();
    holder.setLayout(layout);
    Table table = new Table(holder, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | SWT.SINGLE);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "schedule.orders");
    AccessibleNames.set(table, Words.ScheduledDialog_table);
    TableViewer created = new TableViewer(table);
    created.setContentProvider(ArrayContentProvider.getInstance());
    column(created, layout, Words.ScheduledDialog_when, 25, order -> Formats.dateTime(order.when().at()));
    column(created, layout, Words.ScheduledDialog_what, 40, ScheduledOrder::what);
    column(created, layout, Words.ScheduledDialog_late, 20, order -> Quantities.duration(order.when().late()));
    column(created, layout, Words.ScheduledDialog_by, 15, ScheduledOrder::user);
    created.addSelectionChangedListener(event -> enable());
    CutCells.install(table);
    viewer = created;
    Display display = parent.getDisplay();
    Registration changes = schedule.addListener(() -> Displays.later(display, this::show));
    table.addDisposeListener(event -> changes.close());
    XenUi.setHelp(area, "migration");
    return area;
  }

  private static void column(TableViewer viewer, TableColumnLayout layout, String title, int weight,
      Function<ScheduledOrder, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(@Nullable Object element) {
        return element instanceof ScheduledOrder order ? SafeText.cell(text.apply(order)) : "";
      }
    });
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, CHANGE, Words.ScheduledDialog_change, false);
    createButton(parent, CANCEL_ORDER, Words.ScheduledDialog_cancel, false);
    createButton(parent, IDialogConstants.OK_ID, Words.ScheduledDialog_close, true);
    show();
  }

  private Optional<ScheduledOrder> selected() {
    TableViewer shown = viewer;
    return shown != null && shown.getStructuredSelection().getFirstElement() instanceof ScheduledOrder order
        ? Optional.of(order) : Optional.empty();
  }

  private void show() {
    TableViewer shown = viewer;
    if (shown != null && !shown.getControl().isDisposed()) {
      List<ScheduledOrder> orders = schedule.orders();
      Optional<UUID> selected = selected().map(ScheduledOrder::id);
      shown.setInput(orders.toArray());
      orders.stream().filter(order -> selected.equals(Optional.of(order.id())))
          .forEach(order -> shown.setSelection(new StructuredSelection(order)));
      setMessage(orders.isEmpty() ? Words.ScheduledDialog_none
          : MessageFormat.format(Words.ScheduledDialog_some, orders.size()));
      enable();
    }
  }

  private void enable() {
    for (int id : new int[] {CHANGE, CANCEL_ORDER}) {
      Button button = getButton(id);
      if (button != null) {
        button.setEnabled(selected().isPresent());
      }
    }
  }

  @Override
  protected void buttonPressed(int id) {
    Optional<ScheduledOrder> order = selected();
    if (id == CHANGE && order.isPresent()) {
      change(order.get());
    } else if (id == CANCEL_ORDER && order.isPresent()) {
      cancel(order.get());
    } else {
      super.buttonPressed(id);
    }
  }

  /** It cannot be undone. */
  private void cancel(ScheduledOrder order) {
    if (isConfirmed(NLS.bind(Words.ScheduledDialog_sure, order.what(), Formats.dateTime(order.when().at())))) {
      ScheduleChange.inBackground(() -> schedule.cancel(order.id(), XenUi.user()));
    }
  }

  /** Asks. */
  boolean isConfirmed(String question) {
    return new QuestionDialog(getShell(), Words.ScheduledDialog_sureTitle, SafeText.label(question),
        MessageDialog.QUESTION, 0, Words.ScheduledDialog_cancel, Words.ScheduledDialog_keep).open() == 0;
  }

  private void change(ScheduledOrder order) {
    TimeDialog dialog =
        new TimeDialog(getShell(), Words.TimeDialog_other, schedule, List.of(), order.when());
    if (dialog.isAccepted()) {
      ScheduleChange.inBackground(() -> schedule.change(order.id(), dialog.when(), XenUi.user()));
    }
  }
}
