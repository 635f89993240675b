/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.xenworkbench.ui.AccessibleNames;

/** One entry in full, to be read and copied, with a button that closes it. UI thread. */
final class DetailsPane {

  private final Composite pane;
  private final Text text;

  DetailsPane(Composite parent, Runnable close) {
    pane = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(pane);
    Label title = new Label(pane, SWT.NONE);
    title.setText(Messages.DetailsPane_title);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(5, 0).applyTo(title);
    ToolBar tools = CloseButton.add(pane, Messages.DetailsPane_close, "eventlog.closeDetails", close);
    AccessibleNames.set(tools, Messages.DetailsPane_title);
    text = new Text(pane, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    text.setData("org.eclipse.swtbot.widget.key", "eventlog.details");
    GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(text);
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
