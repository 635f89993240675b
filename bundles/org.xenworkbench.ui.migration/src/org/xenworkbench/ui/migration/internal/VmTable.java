/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.CutCells;

/** The virtual machines that go to several hosts, each with where it goes. UI thread. */
final class VmTable {

  private static final int NARROWEST = 10;

  private final TableViewer viewer;

  /**
   * Shows them.
   *
   * @param name names a host
   * @param verdict what the checks say of all that go to a host together
   * @param selected is told that others were selected
   */
  VmTable(Composite parent, MigrationDraft draft, Function<HostId, String> name,
      Function<HostId, String> verdict, Runnable selected) {
    TableColumnLayout layout = new TableColumnLayout();
    parent.setLayout(layout);
    viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
    viewer.getTable().setHeaderVisible(true);
    viewer.getTable().setData("org.eclipse.swtbot.widget.key", "migrate.vms");
    AccessibleNames.set(viewer.getTable(), Messages.VmTable_accessible);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    column(layout, Messages.VmTable_vm, 30, VirtualMachine::name);
    column(layout, Messages.VmTable_from, 20, vm -> name.apply(vm.host()));
    column(layout, Messages.VmTable_to, 20, vm -> draft.target(vm.id()).map(name).orElse(Messages.VmTable_none));
    column(layout, Messages.TargetTable_verdict, 30, vm -> draft.target(vm.id()).map(verdict).orElse(""));
    CutCells.install(viewer.getTable());
    viewer.setInput(draft.vms().toArray());
    viewer.getTable().select(0);
    viewer.addSelectionChangedListener(event -> selected.run());
  }

  private void column(TableColumnLayout layout, String title, int weight, Function<VirtualMachine, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
    column.getColumn().setText(title);
    int least = new PixelConverter(viewer.getControl()).convertWidthInCharsToPixels(NARROWEST);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, least, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(@Nullable Object element) {
        return element instanceof VirtualMachine vm ? SafeText.cell(text.apply(vm)) : "";
      }
    });
  }

  /** Those that a target is chosen for next. */
  List<VirtualMachine> selected() {
    return Stream.of(viewer.getTable().getSelection()).map(item -> (VirtualMachine) item.getData()).toList();
  }

  void refresh() {
    viewer.refresh();
  }
}
