/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.DiskOfVm;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Disks with a box each, to be ticked where they can be deleted; the others say why not. UI thread. */
final class DiskChoice {

  private final CheckboxTableViewer viewer;
  /** What is ticked; the dialog is asked for it when the table is gone. */
  private List<DiskOfVm> chosen = List.of();

  /** @param names of their VMs, told only if there are several */
  DiskChoice(Composite holder, Map<VmId, String> names) {
    TableColumnLayout layout = new TableColumnLayout();
    holder.setLayout(layout);
    Table table = new Table(holder, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "vm.disks");
    AccessibleNames.set(table, Messages.DeleteVm_disks);
    viewer = new CheckboxTableViewer(table);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    column(layout, Messages.DeleteVm_disk, 70, disk -> names.size() == 1 ? disk.target()
        : names.getOrDefault(disk.vm(), "") + ' ' + disk.target());
    column(layout, Messages.DeleteVm_source, 210, DiskOfVm::source);
    column(layout, Messages.DeleteVm_size, 70,
        disk -> disk.capacity() == 0 ? Formats.UNKNOWN : Formats.bytes(disk.capacity()));
    column(layout, Messages.DeleteVm_stays, 240, disk -> disk.obstacle().orElse(""));
    viewer.addCheckStateListener(event -> {
      if (event.getChecked() && ((DiskOfVm) event.getElement()).obstacle().isPresent()) {
        viewer.setChecked(event.getElement(), false);
      }
      chosen = Arrays.stream(viewer.getCheckedElements()).map(DiskOfVm.class::cast).toList();
    });
  }

  private void column(TableColumnLayout layout, String title, int width, Function<DiskOfVm, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(width, width, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return SafeText.cell(text.apply((DiskOfVm) element));
      }

      @Override
      public @Nullable Color getForeground(Object element) {
        return ((DiskOfVm) element).obstacle().isEmpty() ? null
            : viewer.getTable().getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND);
      }
    });
  }

  /** Shows them; what was ticked stays so. */
  void show(List<DiskOfVm> disks) {
    viewer.setInput(List.copyOf(disks));
    viewer.setCheckedElements(chosen.toArray());
  }

  /** Those that are ticked. */
  List<DiskOfVm> chosen() {
    return chosen;
  }
}
