/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver.swtbot;

import static org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory.widgetOfType;
import static org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory.withId;
import static org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory.withLabel;
import static org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory.withMnemonic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.swtbot.swt.finder.keyboard.Keyboard;
import org.eclipse.swtbot.swt.finder.keyboard.KeyboardFactory;
import org.eclipse.swtbot.swt.finder.utils.SWTBotPreferences;
import org.eclipse.swtbot.swt.finder.utils.SWTUtils;
import org.eclipse.swtbot.swt.finder.widgets.AbstractSWTBot;
import org.eclipse.swtbot.swt.finder.widgets.AbstractSWTBotControl;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotButton;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotCanvas;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotCheckBox;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotCombo;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotLabel;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotRadio;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotRootMenu;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotText;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotToolbarPushButton;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;
import org.eclipse.ui.PlatformUI;
import org.hamcrest.Matcher;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The driver on SWTBot. */
public final class SwtBotUiDriver implements UiDriver {

  private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

  /** Created by the service loader. */
  public SwtBotUiDriver() {
    // Virtual displays have this one; SWTBot knows none for a locale without a country.
    SWTBotPreferences.KEYBOARD_LAYOUT = "EN_US";
  }

  @Override
  public <T> T onUi(Supplier<T> work) {
    return UIThreadRunnable.syncExec(bot.getDisplay(), work::get);
  }

  // ---- windows ----

  @Override
  public List<String> shells() {
    return visibleShells().map(SWTBotShell::getText).toList();
  }

  @Override
  public List<String> dialogs() {
    Shell workbench = workbenchShell();
    return visibleShells().filter(shell -> shell.widget != workbench).map(SWTBotShell::getText)
        .filter(title -> !title.isEmpty()).toList();
  }

  private Stream<SWTBotShell> visibleShells() {
    return Arrays.stream(bot.shells()).filter(SWTBotShell::isOpen).filter(SWTBotShell::isVisible);
  }

  private Shell workbenchShell() {
    return onUi(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell());
  }

  private SWTBotShell shell(String title) {
    return title.isEmpty() ? new SWTBotShell(workbenchShell())
        : visibleShells().filter(shell -> shell.getText().equals(title)).findFirst().orElseThrow();
  }

  @Override
  public void activate(String shell) {
    eventually("Window \"" + shell + "\"", () -> shell(shell).activate());
  }

  @Override
  public void close(String shell) {
    Shell found = eventually("Window \"" + shell + "\"", () -> shell(shell)).widget;
    // SWTBotShell.close waits until it is closed, but a window may ask first.
    UIThreadRunnable.asyncExec(found::close);
  }

  // ---- finding ----

  /** Does something with widgets, again if they were replaced meanwhile. */
  private static <T> T eventually(String what, Supplier<T> work) {
    return Wait.forValue(what, work, result -> true);
  }

  private Optional<Control> find(Query query) {
    Matcher<? extends Control> type = widgetOfType(type(query.kind()));
    return bot.getFinder().findControls(shell(query.shell()).widget, matcher(query), true).stream()
        .filter(control -> onUi(() -> type.matches(control))).findFirst();
  }

  private Matcher<Control> matcher(Query query) {
    return switch (query.by()) {
      case KEY -> withId(Query.WIDGET_KEY, query.value());
      case TEXT -> withMnemonic(query.value());
      case LABEL -> withLabel(query.value(), bot.getFinder());
    };
  }

  private static Class<? extends Control> type(Query.Kind kind) {
    return switch (kind) {
      case TREE -> Tree.class;
      case TABLE -> Table.class;
      case TEXT -> Text.class;
      case STYLED_TEXT -> StyledText.class;
      case LABEL -> Label.class;
      case COMBO -> Combo.class;
      case BUTTON -> Button.class;
      case CANVAS -> Canvas.class;
    };
  }

  private <T> T with(Query query, Function<AbstractSWTBotControl<?>, T> work) {
    return eventually(query.toString(), () -> work.apply(wrap(find(query).orElseThrow())));
  }

  private AbstractSWTBotControl<?> wrap(Control control) {
    if (control instanceof Button button) {
      int style = onUi(button::getStyle);
      return (style & SWT.CHECK) != 0 ? new SWTBotCheckBox(button)
          : (style & SWT.RADIO) != 0 ? new SWTBotRadio(button) : new SWTBotButton(button);
    }
    return control instanceof Tree tree ? new SWTBotTree(tree) : control instanceof Table table ? new SWTBotTable(table)
        : control instanceof Text text ? new SWTBotText(text) : control instanceof Combo combo ? new SWTBotCombo(combo)
        : control instanceof Label label ? new SWTBotLabel(label) : new SWTBotCanvas((Canvas) control);
  }

  @Override
  public boolean isShown(Query control) {
    return find(control).isPresent();
  }

  @Override
  public boolean isEnabled(Query control) {
    return with(control, AbstractSWTBot::isEnabled);
  }

  @Override
  public String text(Query control) {
    return with(control, AbstractSWTBot::getText);
  }

  @Override
  public List<String> texts(String shell) {
    return eventually("Texts of \"" + shell + "\"", () -> bot.getFinder()
        .findControls(shell(shell).widget, widgetOfType(Control.class), true).stream()
        .filter(each -> each instanceof Label || each instanceof Text || each instanceof Button)
        .map(SWTUtils::getText).filter(text -> !text.isEmpty()).toList());
  }

  // ---- fields ----

  private void waitUntilEnabled(Query query) {
    Wait.until(query + " is enabled", () -> isEnabled(query));
  }

  @Override
  public void setText(Query text, String value) {
    waitUntilEnabled(text);
    with(text, found -> ((SWTBotText) found).setText(value));
  }

  @Override
  public void choose(Query combo, String item) {
    waitUntilEnabled(combo);
    with(combo, found -> {
      ((SWTBotCombo) found).setSelection(item);
      return true;
    });
  }

  @Override
  public void click(Query button) {
    waitUntilEnabled(button);
    AbstractSWTBotControl<?> found = with(button, Function.identity());
    if (found instanceof SWTBotCheckBox check) {
      check.click();
    } else if (found instanceof SWTBotRadio radio) {
      radio.click();
    } else {
      ((SWTBotButton) found).click();
    }
  }

  // ---- rows ----

  @Override
  public List<Row> rows(Query treeOrTable) {
    return with(treeOrTable, found -> found instanceof SWTBotTree tree ? rows(tree.getAllItems(), tree.columnCount())
        : rows((SWTBotTable) found));
  }

  private static List<Row> rows(SWTBotTreeItem[] items, int columns) {
    List<Row> rows = new ArrayList<>();
    for (SWTBotTreeItem item : items) {
      // A row without a text stands for children that were never shown.
      if (!item.cell(0).isEmpty()) {
        rows.add(new Row(cells(item, columns), rows(item.getItems(), columns)));
      }
    }
    return rows;
  }

  private static List<String> cells(SWTBotTreeItem item, int columns) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      cells.add(item.cell(column));
    }
    return cells;
  }

  private static List<Row> rows(SWTBotTable table) {
    List<Row> rows = new ArrayList<>();
    int columns = table.columnCount();
    for (int row = 0; row < table.rowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        cells.add(table.cell(row, column));
      }
      rows.add(new Row(cells, List.of()));
    }
    return rows;
  }

  @Override
  public void select(Query treeOrTable, List<List<String>> paths) {
    with(treeOrTable, found -> {
      found.setFocus();
      if (found instanceof SWTBotTree tree) {
        select(tree, paths);
      } else {
        SWTBotTable table = (SWTBotTable) found;
        table.select(paths.stream().mapToInt(path -> table.indexOf(path.get(0), 0)).toArray());
      }
      return true;
    });
  }

  private static void select(SWTBotTree tree, List<List<String>> paths) {
    if (paths.isEmpty()) {
      tree.unselect();
      return;
    }
    tree.select(paths.stream().map(path -> item(tree, path)).toArray(SWTBotTreeItem[]::new));
  }

  private static SWTBotTreeItem item(SWTBotTree tree, List<String> path) {
    SWTBotTreeItem item = tree.getTreeItem(path.get(0));
    for (String name : path.subList(1, path.size())) {
      item = item.expand().getNode(name);
    }
    return item;
  }

  // ---- keys ----

  @Override
  public void press(Query control, Keys... keys) {
    activate(control.shell());
    with(control, found -> {
      found.setFocus();
      return true;
    });
    Keyboard keyboard = KeyboardFactory.getSWTKeyboard();
    for (Keys key : keys) {
      boolean isCode = (key.code() & SWT.KEYCODE_BIT) != 0 || key.code() < ' ' || key.code() == SWT.DEL;
      keyboard.pressShortcut(key.modifiers(), isCode ? key.code() : 0, isCode ? '\0' : (char) key.code());
    }
  }

  /** Not SWTBot's keyboard: it types capitals only with this SWT, whose Display.post presses Shift for them itself. */
  @Override
  public void type(Query control, String text) {
    new org.xenworkbench.workbench.tests.driver.Keyboard(this, bot.getDisplay())
        .type(() -> with(control, found -> (Control) found.widget), text);
  }

  // ---- menus and tools ----

  private SWTBotRootMenu menuBar() {
    return shell("").menu();
  }

  @Override
  public List<MenuEntry> menu(String... path) {
    return eventually("Menu " + String.join(" > ", path), () -> menuBar().menu(path).menuItems()).stream()
        .map(text -> new MenuEntry(plain(text), true)).filter(entry -> !entry.text().isEmpty()).toList();
  }

  /** A text without mnemonic and key. */
  private static String plain(String text) {
    return text.split("\t")[0].replace("&", "");
  }

  @Override
  public void chooseMenu(String... path) {
    Wait.until("Menu " + String.join(" > ", path) + " is enabled", () -> menuBar().menu(path).isEnabled());
    menuBar().menu(path).click();
  }

  @Override
  public List<MenuEntry> contextMenu(Query control) {
    return with(control, found -> {
      SWTBotRootMenu menu = contextMenuOf(found);
      List<MenuEntry> entries = menu.menuItems().stream().map(SwtBotUiDriver::plain).filter(text -> !text.isEmpty())
          .map(text -> new MenuEntry(text, menu.menu(text).isEnabled())).toList();
      menu.hide();
      return entries;
    });
  }

  private static SWTBotRootMenu contextMenuOf(AbstractSWTBotControl<?> control) {
    return control instanceof SWTBotTree tree ? tree.contextMenu() : ((SWTBotTable) control).contextMenu();
  }

  @Override
  public void chooseContextMenu(Query control, String... path) {
    Wait.until("Menu " + String.join(" > ", path) + " is enabled",
        () -> with(control, found -> contextMenuOf(found).menu(path).isEnabled()));
    with(control, found -> contextMenuOf(found).menu(path)).click();
  }

  private Optional<ToolItem> tool(String text) {
    Matcher<ToolItem> named = withMnemonic(text);
    return bot.getFinder().findControls(workbenchShell(), widgetOfType(ToolItem.class), true).stream()
        .filter(item -> onUi(() -> named.matches(item))).findFirst();
  }

  @Override
  public boolean isToolEnabled(String text) {
    return tool(text).filter(item -> new SWTBotToolbarPushButton(item).isEnabled()).isPresent();
  }

  @Override
  public void clickTool(String text) {
    Wait.until("Tool " + text + " is enabled", () -> isToolEnabled(text));
    new SWTBotToolbarPushButton(tool(text).orElseThrow()).click();
  }

  // ---- all else ----

  @Override
  public <T extends Control> List<T> controls(Class<T> type) {
    return bot.getFinder().findControls(workbenchShell(), widgetOfType(type), true);
  }

  @Override
  public void screenshot(Path file) {
    bot.captureScreenshot(file.toString());
  }
}
