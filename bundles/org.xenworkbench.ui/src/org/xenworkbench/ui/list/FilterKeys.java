/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.ui.ViewCommand;

/**
 * Works a filter by keys: Ctrl+F goes to it, Down into the list, Esc clears it. UI thread.
 *
 * @since 0.1
 */
public final class FilterKeys {

  private FilterKeys() {
  }

  /** The same, and Esc clears the filter from the list, too, which needs a way back to what it hides. */
  public static void connect(Text filter, Runnable intoList, Control list) {
    connect(filter, intoList);
    list.addKeyListener(KeyListener.keyPressedAdapter(event -> {
      if (event.keyCode == SWT.ESC && event.doit && !filter.getText().isEmpty()) {
        filter.setText("");
        event.doit = false;
      }
    }));
  }

  /** Down goes from the filter into the list, Esc clears the filter; where it is empty it goes into the list too. */
  public static void connect(Text filter, Runnable intoList) {
    filter.addKeyListener(KeyListener.keyPressedAdapter(event -> pressed(filter, intoList, event)));
  }

  private static void pressed(Text filter, Runnable intoList, KeyEvent event) {
    if (event.keyCode == SWT.ESC && !filter.getText().isEmpty()) {
      filter.setText("");
      event.doit = false;
    } else if (event.keyCode == SWT.ESC || event.keyCode == SWT.ARROW_DOWN) {
      intoList.run();
      event.doit = false;
    }
  }

  /** What Ctrl+F finds in a list is found by its filter. */
  public static void connect(IWorkbenchPartSite site, Text filter) {
    ViewCommand.activate(site, IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, () -> {
      filter.setFocus();
      filter.selectAll();
    });
  }
}
