/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Control;

/**
 * What page objects can do with widgets. For a test thread, never the UI thread. What is to be used is waited for; what
 * makes something happen returns before it has happened, so that a dialog that opens blocks nobody.
 */
public interface UiDriver {

  /** Runs something on the UI thread and gives its result; it must not open a dialog. */
  <T> T onUi(Supplier<T> work);

  /** The titles of all visible windows. */
  List<String> shells();

  /** The titles of all visible windows but the workbench's. */
  List<String> dialogs();

  /** Gives a window the focus; empty title for the workbench window. */
  void activate(String shell);

  /** Closes a window as its close button does; empty title for the workbench window. */
  void close(String shell);

  /** Whether there is such a control now. */
  boolean isShown(Query control);

  /** Whether it can be used. */
  boolean isEnabled(Query control);

  /** What a text, label, combo or button says. */
  String text(Query control);

  /** What all visible labels and texts of a window say, from top to bottom. */
  List<String> texts(String shell);

  /** Replaces the content of a text. */
  void setText(Query text, String value);

  /** Chooses an item of a combo. */
  void choose(Query combo, String item);

  /** Clicks a button. */
  void click(Query button);

  /** All rows of a tree or table. */
  List<Row> rows(Query treeOrTable);

  /** Gives a tree or table the focus and selects rows, each named by the first cells of it and the rows above it. */
  void select(Query treeOrTable, List<List<String>> paths);

  /** Gives a control the focus and presses keys. */
  void press(Query control, Keys... keys);

  /** Gives a control the focus and types a text; a line feed is the Enter key. */
  void type(Query control, String text);

  /** What a menu of the menu bar, or one below it, offers. */
  List<MenuEntry> menu(String... path);

  /** Chooses an entry of a menu of the menu bar. */
  void chooseMenu(String... path);

  /** What the context menu of a control offers. */
  List<MenuEntry> contextMenu(Query control);

  /** Chooses an entry of a control's context menu. */
  void chooseContextMenu(Query control, String... path);

  /** Whether a button with that text in a tool bar of the workbench window can be clicked. */
  boolean isToolEnabled(String text);

  /** Clicks a button with that text in a tool bar of the workbench window. */
  void clickTool(String text);

  /** All visible controls of a class in the workbench window, to be used with {@link #onUi}. */
  <T extends Control> List<T> controls(Class<T> type);

  /** Writes a picture of the screen as a PNG file. */
  void screenshot(Path file);
}
