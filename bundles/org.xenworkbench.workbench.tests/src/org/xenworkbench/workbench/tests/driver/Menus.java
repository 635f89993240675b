/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Walks menus; most of them are filled when they are shown. UI thread. */
final class Menus {

  private Menus() {
  }

  static void show(Menu menu) {
    menu.notifyListeners(SWT.Show, new Event());
  }

  static void hide(Menu menu) {
    if (!menu.isDisposed()) {
      menu.notifyListeners(SWT.Hide, new Event());
    }
  }

  static List<MenuEntry> entries(Menu menu) {
    return Arrays.stream(menu.getItems()).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
        .map(item -> new MenuEntry(WidgetSearch.plain(item.getText()), item.isEnabled())).toList();
  }

  /** The shown menu at that path. */
  static Menu open(Menu root, String[] path, int length) {
    show(root);
    Menu menu = root;
    for (int i = 0; i < length; i++) {
      menu = entry(menu, path[i]).getMenu();
      show(menu);
    }
    return menu;
  }

  static MenuItem item(Menu root, String... path) {
    return entry(open(root, path, path.length - 1), path[path.length - 1]);
  }

  private static MenuItem entry(Menu menu, String text) {
    return Arrays.stream(menu.getItems()).filter(item -> WidgetSearch.plain(item.getText()).equals(text)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No \"" + text + "\" in " + entries(menu)));
  }
}
