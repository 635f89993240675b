/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.AccessibleNames;

/** Filter box, hint while there is no host, and the tree. UI thread. */
final class HostsPanel {

  private final Inventory inventory;
  private final HostsTree tree;
  private final HostsFilter filter;
  private final Text search;
  private final Link hint;
  private Object[] expandedBefore = {};
  private boolean filtering;

  HostsPanel(Composite parent, Inventory inventory, HostRows rows, Runnable addHost) {
    this.inventory = inventory;
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(panel);
    search = new Text(panel, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    search.setMessage(Messages.HostsPanel_filter);
    search.setData("org.eclipse.swtbot.widget.key", "hosts.filter");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
    hint = new Link(panel, SWT.WRAP);
    hint.setText(Messages.HostsPanel_noHosts);
    hint.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> addHost.run()));
    GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).hint(200, SWT.DEFAULT).applyTo(hint);
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(holder);
    tree = new HostsTree(holder, inventory, rows);
    filter = new HostsFilter(inventory, rows);
    tree.viewer().addFilter(filter);
    search.addModifyListener(event -> filterChanged());
    AccessibleNames.set(tree.viewer().getTree(), Messages.HostsTree_accessible);
    AccessibleNames.derive(panel);
    showHint();
  }

  HostsTree tree() {
    return tree;
  }

  /** Shows what came, went or moved, and what matches the filter now. */
  void refreshStructure() {
    tree.refreshStructure();
    showHint();
  }

  /** Whether what a row says decides whether it is shown. */
  boolean isFiltering() {
    return filtering;
  }

  /** While a filter is typed all that matches is shown; then everything is expanded as it was before. */
  private void filterChanged() {
    boolean filters = !search.getText().isBlank();
    if (filters && !filtering) {
      expandedBefore = tree.viewer().getExpandedElements();
    }
    filter.setText(search.getText());
    tree.refreshStructure();
    if (filters) {
      tree.viewer().expandAll();
    } else if (filtering) {
      tree.viewer().setExpandedElements(expandedBefore);
    }
    filtering = filters;
  }

  private void showHint() {
    boolean none = inventory.hosts().stream().noneMatch(host -> host.kind() == Host.Kind.HYPERVISOR);
    GridData data = (GridData) hint.getLayoutData();
    if (data.exclude == none) {
      data.exclude = !none;
      hint.setVisible(none);
      hint.getParent().layout();
    }
  }
}
