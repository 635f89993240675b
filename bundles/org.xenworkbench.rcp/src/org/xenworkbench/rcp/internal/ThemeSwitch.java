/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbench;

/**
 * Takes the colours of the last theme away when another is chosen. Eclipse leaves them to what the next one says
 * nothing of, which the light themes do of nearly everything: white letters on white until the next start.
 */
final class ThemeSwitch {

  private final Display display;
  private final IThemeEngine themes;

  private ThemeSwitch(Display display, IThemeEngine themes) {
    this.display = display;
    this.themes = themes;
  }

  /** Follows the user's choices from now on. */
  static void follow(IWorkbench workbench) {
    IThemeEngine themes = workbench.getService(IThemeEngine.class);
    IEventBroker events = workbench.getService(IEventBroker.class);
    if (themes != null && events != null) { // there is none if theming is switched off
      ThemeSwitch follower = new ThemeSwitch(workbench.getDisplay(), themes);
      // Not at once: Eclipse's own listeners still colour what they know of.
      events.subscribe(IThemeEngine.Events.THEME_CHANGED,
          event -> workbench.getDisplay().asyncExec(follower::colourAnew));
    }
  }

  private void colourAnew() {
    for (Shell shell : display.getShells()) {
      clear(shell);
      themes.applyStyles(shell, true);
    }
  }

  private static void clear(Control control) {
    control.setForeground(null);
    control.setBackground(null);
    if (control instanceof ToolBar bar) {
      for (ToolItem item : bar.getItems()) {
        item.setForeground(null);
      }
    } else if (control instanceof Table table) {
      table.setHeaderForeground(null);
      table.setHeaderBackground(null);
    } else if (control instanceof Tree tree) {
      tree.setHeaderForeground(null);
      tree.setHeaderBackground(null);
    }
    if (control instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        clear(child);
      }
    }
  }
}
