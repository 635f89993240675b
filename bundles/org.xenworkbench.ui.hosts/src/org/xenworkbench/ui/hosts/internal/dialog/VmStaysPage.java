/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Windows;
import org.xenworkbench.ui.handle.DetailsPage;
import org.xenworkbench.ui.hosts.internal.Messages;

/** The page of a VM's properties that tells on which hosts it was and when, by the event log. */
public final class VmStaysPage extends DetailsPage {

  /** So many entries of a VM are looked through. */
  private static final int MOST = 5_000;

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(panel);
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(420, 240).applyTo(holder);
    TableViewer table = table(holder);
    VirtualMachine vm = Adapters.adapt(getElement(), VirtualMachine.class);
    if (vm != null) {
      read(vm, table);
    }
    return panel;
  }

  /** Of the window whose VM it is: that may be a recording's. */
  private static IServiceLocator services() {
    IWorkbench workbench = PlatformUI.getWorkbench();
    return Windows.active(workbench).<IServiceLocator>map(window -> window).orElse(workbench);
  }

  private void read(VirtualMachine vm, TableViewer table) {
    IServiceLocator services = services();
    EventLog log = services.getService(EventLog.class);
    Inventory inventory = services.getService(Inventory.class);
    Instant now = services.getService(Timing.class).clock().instant();
    Job job = Job.create(Messages.VmStaysPage_reading, monitor -> {
      List<StayRow> rows = new ArrayList<>();
      Optional<String> problem = Optional.empty();
      try {
        rows.addAll(StayRow.of(vm, log.query(EventQuery.newest(MOST).about(inventory.identities(vm.id()))), inventory,
            now));
      } catch (UnreadableLogException e) {
        problem = Optional.of(NLS.bind(Messages.VmStaysPage_unread, e.getMessage()));
      }
      Optional<String> said = problem;
      Displays.later(table.getControl().getDisplay(), () -> show(table, rows, said));
      return Status.OK_STATUS;
    });
    job.setSystem(true);
    job.schedule();
  }

  private void show(TableViewer table, List<StayRow> rows, Optional<String> problem) {
    if (!table.getControl().isDisposed()) {
      table.setInput(rows);
      problem.ifPresent(text -> setMessage(SafeText.label(text), WARNING));
    }
  }

  private static TableViewer table(Composite holder) {
    TableColumnLayout layout = new TableColumnLayout();
    holder.setLayout(layout);
    TableViewer viewer = new TableViewer(holder, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    viewer.getTable().setHeaderVisible(true);
    viewer.getTable().setData("org.eclipse.swtbot.widget.key", "vm.stays");
    AccessibleNames.set(viewer.getTable(), Messages.VmStaysPage_stays);
    column(viewer, layout, Messages.VmStaysPage_host, StayRow::host);
    column(viewer, layout, Messages.VmStaysPage_from, StayRow::from);
    column(viewer, layout, Messages.VmStaysPage_to, StayRow::to);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    return viewer;
  }

  private static void column(TableViewer viewer, TableColumnLayout layout, String title,
      Function<StayRow, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(1, 130, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return SafeText.cell(text.apply((StayRow) element));
      }
    });
  }
}
