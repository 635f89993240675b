/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.XenIcon;

/** One entry in full, to be read and copied, with a button that closes it, and one that compares hosts. UI thread. */
final class DetailsPane {

  private final Composite pane;
  private final Text text;
  private final ToolBar actions;

  /**
   * Creates it.
   *
   * @param close it is to be closed
   * @param compare the hosts of the migration that is shown are to be compared
   */
  DetailsPane(Composite parent, Runnable close, Runnable compare) {
    pane = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(0, 0).applyTo(pane);
    Label title = new Label(pane, SWT.NONE);
    title.setText(Messages.DetailsPane_title);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(5, 0).applyTo(title);
    actions = compareButton(pane, compare);
    ToolBar tools = CloseButton.add(pane, Messages.DetailsPane_close, "eventlog.closeDetails", close);
    AccessibleNames.set(tools, Messages.DetailsPane_title);
    text = new Text(pane, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    text.setData("org.eclipse.swtbot.widget.key", "eventlog.details");
    GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(text);
  }

  private static ToolBar compareButton(Composite parent, Runnable compare) {
    ToolBar tools = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
    ToolItem item = new ToolItem(tools, SWT.PUSH);
    item.setImage(new LocalResourceManager(JFaceResources.getResources(), tools).get(
        XenIcon.COMPARE_HOSTS.descriptor()));
    item.setText(Messages.DetailsPane_compare);
    item.setToolTipText(Messages.DetailsPane_compareTooltip);
    item.setData("org.eclipse.swtbot.widget.key", "eventlog.compareHosts");
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> compare.run()));
    AccessibleNames.set(tools, Messages.DetailsPane_actions);
    GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).exclude(true).applyTo(tools);
    tools.setVisible(false);
    return tools;
  }

  /** Whether what is shown is a migration whose hosts can be compared. */
  void setComparable(boolean comparable) {
    if (actions.getLayoutData() instanceof GridData data && data.exclude == comparable) {
      data.exclude = !comparable;
      actions.setVisible(comparable);
      actions.requestLayout();
    }
  }

  Text text() {
    return text;
  }

  /** Whether it is to be seen, even if the view is not. */
  boolean isShown() {
    return pane.getVisible();
  }

  /** Not only out of sight: what is hidden must not get the focus nor be announced. */
  void setVisible(boolean visible) {
    pane.setVisible(visible);
  }

  /** What is shown already stays scrolled and marked as it is. */
  void show(String words) {
    if (!words.equals(text.getText())) {
      text.setText(words);
    }
  }
}
