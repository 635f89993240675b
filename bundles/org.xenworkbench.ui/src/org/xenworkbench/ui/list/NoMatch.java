/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.internal.Messages;

/**
 * Says that nothing matches a filter and offers to clear it, for as long as that is so. UI thread.
 *
 * @since 0.1
 */
public final class NoMatch {

  private final Link link;

  /** Creates it, unseen, in a parent with a grid layout of one column. */
  public NoMatch(Composite parent, String widgetKey, Runnable clear) {
    link = new Link(parent, SWT.WRAP);
    link.setText(Messages.NoMatch_text);
    link.setData("org.eclipse.swtbot.widget.key", widgetKey);
    link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> clear.run()));
    link.setVisible(false);
    AccessibleNames.hideWhileUnseen(link);
    GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).hint(200, SWT.DEFAULT).exclude(true).applyTo(link);
  }

  /** Shows or hides it. */
  public void show(boolean wanted) {
    GridData data = (GridData) link.getLayoutData();
    if (data.exclude == wanted) {
      data.exclude = !wanted;
      link.setVisible(wanted);
      link.getParent().layout();
    }
  }
}
