/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.hosts.internal.Messages;

/** What a host can do: each feature, whether it is there, and why not. UI thread. */
final class CapabilitiesTable {

  private final Composite panel;

  /**
   * Fills the table.
   *
   * @param capabilities of the connection; empty while there is none, which is then said
   */
  CapabilitiesTable(Composite parent, Optional<Capabilities> capabilities) {
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().margins(12, 10).applyTo(panel);
    if (capabilities.isEmpty()) {
      Label label = new Label(panel, SWT.WRAP);
      label.setText(Messages.CapabilitiesTable_notConnected);
      GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
    } else {
      Composite holder = new Composite(panel, SWT.NONE);
      GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 200).applyTo(holder);
      TableViewer viewer = fill(holder, capabilities.get());
      Text reason = reason();
      AccessibleNames.set(viewer.getTable(), Messages.CapabilitiesTable_feature);
      AccessibleNames.set(reason, Messages.CapabilitiesTable_reason);
      viewer.addSelectionChangedListener(event -> {
        Object line = viewer.getStructuredSelection().getFirstElement();
        reason.setText(line instanceof Capabilities.Line selected ? SafeText.block(selected.reason()) : "");
      });
    }
  }

  /** The selected line's reason in full, which may be longer than the column. */
  private Text reason() {
    Text text = new Text(panel, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", "hosts.capabilityReason");
    GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 50).applyTo(text);
    return text;
  }

  Control control() {
    return panel;
  }

  private static TableViewer fill(Composite holder, Capabilities capabilities) {
    TableColumnLayout layout = new TableColumnLayout();
    holder.setLayout(layout);
    TableViewer viewer = new TableViewer(holder, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    viewer.getTable().setHeaderVisible(true);
    viewer.getTable().setData("org.eclipse.swtbot.widget.key", "hosts.capabilities");
    column(viewer, layout, Messages.CapabilitiesTable_feature, 40, 240, line -> line.feature().label());
    column(viewer, layout, Messages.CapabilitiesTable_there, 10, 95,
        line -> line.there() ? Messages.CapabilitiesTable_yes : Messages.CapabilitiesTable_no);
    column(viewer, layout, Messages.CapabilitiesTable_reason, 50, 420, Capabilities.Line::reason);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    viewer.setInput(capabilities.matrix());
    return viewer;
  }

  private static void column(TableViewer viewer, TableColumnLayout layout, String title, int weight, int width,
      Function<Capabilities.Line, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, width, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return text.apply((Capabilities.Line) element);
      }
    });
  }
}
