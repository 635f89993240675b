/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;

/** The driver on plain SWT. */
public final class SwtUiDriver implements UiDriver {

  private final Display display = PlatformUI.getWorkbench().getDisplay();
  private final Keyboard keyboard = new Keyboard(this, display);

  @Override
  public <T> T onUi(Supplier<T> work) {
    return UiThread.call(display, work);
  }

  @Override
  public List<String> shells() {
    return onUi(() -> WidgetSearch.shells(display).map(Shell::getText).toList());
  }

  @Override
  public List<String> dialogs() {
    return onUi(() -> WidgetSearch.shells(display)
        .filter(shell -> shell != workbenchShell() && !shell.getText().isEmpty()).map(Shell::getText).toList());
  }

  @Override
  public void activate(String shell) {
    withShell(shell, found -> {
      found.forceActive();
      return true;
    });
  }

  @Override
  public void close(String shell) {
    withShell(shell, found -> {
      later(found::close);
      return true;
    });
  }

  private <T> T withShell(String title, Function<Shell, T> work) {
    Wait.until("Window \"" + title + "\"", () -> onUi(() -> WidgetSearch.shell(display, title).isPresent()));
    return onUi(() -> work.apply(WidgetSearch.shell(display, title).orElseThrow()));
  }

  @Override
  public boolean isShown(Query query) {
    return onUi(() -> WidgetSearch.find(display, query).isPresent());
  }

  /** Waits for a control and uses it on the UI thread. */
  private <T> T with(Query query, Function<Control, T> work) {
    Wait.until(query.toString(), () -> isShown(query));
    return onUi(() -> work.apply(WidgetSearch.find(display, query).orElseThrow()));
  }

  /** Waits for a control that can be used, and uses it on the UI thread. */
  private <T> T withEnabled(Query query, Function<Control, T> work) {
    Wait.until(query + " is enabled", () -> isEnabled(query));
    return with(query, work);
  }

  private void later(Runnable work) {
    display.asyncExec(work);
  }

  @Override
  public boolean isEnabled(Query query) {
    return with(query, Control::isEnabled);
  }

  @Override
  public String text(Query query) {
    return with(query, WidgetSearch::text);
  }

  @Override
  public List<String> texts(String shell) {
    return withShell(shell, found -> WidgetSearch.visible(found).map(WidgetSearch::text).filter(text -> !text.isEmpty())
        .toList());
  }

  @Override
  public void setText(Query query, String value) {
    withEnabled(query, control -> {
      control.setFocus();
      if (control instanceof Combo combo) {
        combo.setText(value);
      } else {
        ((Text) control).setText(value);
      }
      return true;
    });
  }

  @Override
  public void choose(Query query, String item) {
    withEnabled(query, control -> {
      Combo combo = (Combo) control;
      int index = Arrays.asList(combo.getItems()).indexOf(item);
      if (index < 0) {
        throw new IllegalArgumentException("No " + item + " in " + Arrays.toString(combo.getItems()));
      }
      combo.select(index);
      combo.notifyListeners(SWT.Selection, new Event());
      return true;
    });
  }

  @Override
  public void click(Query query) {
    withEnabled(query, control -> {
      Button button = (Button) control;
      later(() -> clickNow(button));
      return true;
    });
  }

  private static void clickNow(Button button) {
    if ((button.getStyle() & SWT.CHECK) != 0) {
      button.setSelection(!button.getSelection());
    } else if ((button.getStyle() & SWT.RADIO) != 0) {
      for (Control sibling : button.getParent().getChildren()) {
        if (sibling instanceof Button other && (other.getStyle() & SWT.RADIO) != 0 && other.getSelection()) {
          other.setSelection(false);
          other.notifyListeners(SWT.Selection, new Event());
        }
      }
      button.setSelection(true);
    }
    button.notifyListeners(SWT.Selection, new Event());
  }

  @Override
  public List<Row> rows(Query query) {
    return with(query, control -> control instanceof Tree tree ? Rows.of(tree) : Rows.of((Table) control));
  }

  @Override
  public void select(Query query, List<List<String>> paths) {
    Wait.until(query + " has rows " + paths, () -> with(query, control -> {
      control.setFocus();
      if (control instanceof Tree tree) {
        tree.setSelection(Rows.find(tree, paths));
      } else {
        ((Table) control).setSelection(Rows.find((Table) control, paths));
      }
      Item[] selected = control instanceof Tree tree ? tree.getSelection() : ((Table) control).getSelection();
      Event event = new Event();
      event.item = selected.length == 0 ? null : selected[0];
      control.notifyListeners(SWT.Selection, event);
      return selected.length == paths.size();
    }));
  }

  @Override
  public void press(Query query, Keys... keys) {
    keyboard.press(() -> with(query, control -> control), keys);
  }

  @Override
  public void type(Query query, String text) {
    keyboard.type(() -> with(query, control -> control), text);
  }

  @Override
  public List<MenuEntry> menu(String... path) {
    return onUi(() -> {
      Menu menu = Menus.open(workbenchShell().getMenuBar(), path, path.length);
      return Menus.entries(menu);
    });
  }

  @Override
  public void chooseMenu(String... path) {
    chooseWhenEnabled(() -> workbenchShell().getMenuBar(), path);
  }

  @Override
  public List<MenuEntry> contextMenu(Query query) {
    return with(query, control -> {
      Menus.show(control.getMenu());
      List<MenuEntry> entries = Menus.entries(control.getMenu());
      Menus.hide(control.getMenu());
      return entries;
    });
  }

  @Override
  public void chooseContextMenu(Query query, String... path) {
    chooseWhenEnabled(() -> WidgetSearch.find(display, query).orElseThrow().getMenu(), path);
  }

  private void chooseWhenEnabled(Supplier<Menu> root, String... path) {
    Wait.until("Menu " + String.join(" > ", path) + " is enabled", () -> onUi(() -> {
      MenuItem item = Menus.item(root.get(), path);
      boolean enabled = item.isEnabled();
      if (enabled) {
        later(() -> {
          if (!item.isDisposed()) {
            item.notifyListeners(SWT.Selection, new Event());
          }
        });
      }
      later(() -> Menus.hide(root.get()));
      return enabled;
    }));
  }

  private Shell workbenchShell() {
    return WidgetSearch.shell(display, "").orElseThrow();
  }

  @Override
  public boolean isToolEnabled(String text) {
    return onUi(() -> WidgetSearch.tool(workbenchShell(), text).map(ToolItem::isEnabled).orElse(false));
  }

  @Override
  public void clickTool(String text) {
    Wait.until("Tool " + text + " is enabled", () -> isToolEnabled(text));
    onUi(() -> {
      ToolItem item = WidgetSearch.tool(workbenchShell(), text).orElseThrow();
      later(() -> {
        if ((item.getStyle() & (SWT.RADIO | SWT.CHECK)) != 0) { // as a click does before listeners hear of it
          item.setSelection((item.getStyle() & SWT.RADIO) != 0 || !item.getSelection());
        }
        item.notifyListeners(SWT.Selection, new Event());
      });
      return true;
    });
  }

  @Override
  public <T extends Control> List<T> controls(Class<T> type) {
    return onUi(() -> WidgetSearch.visible(workbenchShell()).filter(type::isInstance).map(type::cast).toList());
  }

  @Override
  public void screenshot(Path file) {
    onUi(() -> Screen.save(display, file));
  }
}
