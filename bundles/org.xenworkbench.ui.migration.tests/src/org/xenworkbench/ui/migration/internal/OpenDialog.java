/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** A dialog that is open, as a user finds it. */
public record OpenDialog(Window dialog) {

  /** Opens it, and goes on. */
  public static OpenDialog of(Window dialog) {
    dialog.setBlockOnOpen(false);
    dialog.open();
    return new OpenDialog(dialog);
  }

  /** Lets the dialog work until that holds. */
  public void until(Callable<Boolean> condition) {
    Display display = dialog.getShell().getDisplay();
    await().atMost(Duration.ofSeconds(20)).pollInSameThread().pollInterval(Duration.ofMillis(5)).until(() -> {
      while (display.readAndDispatch()) {
        // what is done in the background tells what it has found
      }
      return condition.call();
    });
  }

  private static Stream<Control> all(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite inner
        ? Stream.concat(Stream.of(child), all(inner)) : Stream.of(child));
  }

  /** That with a key. */
  public <C extends Control> C find(Class<C> type, String key) {
    return all(dialog.getShell()).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")))
        .map(type::cast).findFirst().orElseThrow();
  }

  /** The button with an id, or that says so without its mnemonic. */
  public Button button(Object idOrText) {
    return all(dialog.getShell()).filter(Button.class::isInstance).map(Button.class::cast)
        .filter(button -> idOrText.equals(button.getData()) || idOrText.equals(button.getText().replace("&", "")))
        .findFirst().orElseThrow();
  }

  /** Whether something in it says that. */
  public boolean says(String text) {
    return all(dialog.getShell()).anyMatch(control -> control instanceof Text field
        && field.getText().contains(text)
        || control instanceof Label label && label.getText().contains(text));
  }

  /** The rows of a table: texts of its columns with " | " between them. */
  public Stream<String> rows(String key) {
    Table table = find(Table.class, key);
    return Stream.of(table.getItems()).map(item -> String.join(" | ", texts(table, item)));
  }

  private static Iterable<String> texts(Table table, TableItem item) {
    return () -> IntStream.range(0, table.getColumnCount()).mapToObj(item::getText).iterator();
  }

  /** As a click does. */
  public static void press(Control control) {
    control.notifyListeners(SWT.Selection, new Event());
  }

  /** Ticks a row, or unticks it. */
  public void tick(String key, int row, boolean ticked) {
    Table table = find(Table.class, key);
    TableItem item = table.getItem(row);
    item.setChecked(ticked);
    Event event = new Event();
    event.item = item;
    event.detail = SWT.CHECK;
    table.notifyListeners(SWT.Selection, event);
  }

  /** Selects a row. */
  public void select(String key, int row) {
    Table table = find(Table.class, key);
    table.setSelection(row);
    Event event = new Event();
    event.item = table.getItem(row);
    table.notifyListeners(SWT.Selection, event);
  }
}
