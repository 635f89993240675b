/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.XenUi;

/** A page of the wizard: a grid of label, field and button, and what is wrong with what is entered. UI thread. */
abstract class NewVmPage extends WizardPage {

  static final int COLUMNS = 3;
  private static final String KEY = "org.eclipse.swtbot.widget.key";
  private static final int WIDTH = 50;

  private final Runnable changed;
  /** While fields are filled by us, nothing is taken from them. */
  private boolean isFilling;

  /** @param changed is run when something was entered */
  NewVmPage(String name, String title, String description, Runnable changed) {
    super(name, title, null);
    setDescription(description);
    this.changed = changed;
  }

  @Override
  public final void createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(12, 10).spacing(8, 8).applyTo(panel);
    fields(panel);
    AccessibleNames.derive(panel);
    setControl(panel);
    XenUi.setHelp(panel, "newvm");
    refresh();
  }

  /** Else the focus would be on a button of the wizard. */
  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    if (visible) {
      first().setFocus();
    }
  }

  /** What gets the focus when it is shown: its first field, unless it says otherwise. */
  Control first() {
    return getControl();
  }

  /** Makes the fields. */
  abstract void fields(Composite panel);

  /** Shows what is entered, and what can be chosen now. */
  abstract void fill();

  /** Why one cannot go on, as a sentence; an empty text if nothing is to be said yet; empty if one can. */
  abstract Optional<String> problem();

  /** What the user should know before going on, as a sentence; empty if there is nothing. */
  Optional<String> caution() {
    return Optional.empty();
  }

  /** Shows what is known now. */
  final void refresh() {
    if (getControl() == null || getControl().isDisposed()) {
      return;
    }
    isFilling = true;
    try {
      fill();
    } finally {
      isFilling = false;
    }
    Optional<String> why = problem();
    setMessage(caution().map(SafeText::block).orElse(null), WARNING);
    setErrorMessage(why.filter(text -> !text.isEmpty()).map(SafeText::block).orElse(null));
    setPageComplete(why.isEmpty());
  }

  private void enter(Runnable take) {
    if (!isFilling) {
      take.run();
      changed.run();
    }
  }

  private static void label(Composite panel, String text) {
    new Label(panel, SWT.NONE).setText(text);
  }

  private static <C extends Control> C placed(C control, String key, int columns) {
    control.setData(KEY, key);
    GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).align(SWT.FILL, SWT.CENTER)
        .hint(new PixelConverter(control).convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(control);
    return control;
  }

  /** A field of one line with its label, over so many columns. */
  final Text text(Composite panel, String label, String key, int columns, Consumer<String> take) {
    label(panel, label);
    Text field = placed(new Text(panel, SWT.BORDER), key, columns);
    field.addModifyListener(event -> enter(() -> take.accept(field.getText())));
    return field;
  }

  /** A choice with its label, over so many columns; what is taken is its index. */
  final Combo combo(Composite panel, String label, String key, int columns, Consumer<Integer> take) {
    label(panel, label);
    Combo field = placed(new Combo(panel, SWT.READ_ONLY), key, columns);
    field.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enter(() -> {
      if (field.getSelectionIndex() >= 0) {
        take.accept(field.getSelectionIndex());
      }
    })));
    return field;
  }

  /** A button behind a field. */
  final Button button(Composite panel, String text, String key, Runnable pressed) {
    Button made = new Button(panel, SWT.PUSH);
    made.setText(text);
    made.setData(KEY, key);
    GridDataFactory.fillDefaults().applyTo(made);
    made.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enter(pressed)));
    return made;
  }

  /** One of several choices on a line of its own; what is taken is that it was chosen. */
  final Button choice(Composite panel, String text, String key, Runnable chosen) {
    Button made = new Button(panel, SWT.RADIO);
    made.setText(text);
    placed(made, key, COLUMNS);
    made.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
      if (made.getSelection()) {
        enter(chosen);
      }
    }));
    return made;
  }

  /** What can be wanted or not, on a line of its own. */
  final Button check(Composite panel, String text, String key, Consumer<Boolean> take) {
    Button made = new Button(panel, SWT.CHECK);
    made.setText(text);
    placed(made, key, COLUMNS);
    made.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> enter(() -> take.accept(made.getSelection()))));
    return made;
  }

  /** Where the caret is in a text that is right already, it stays. */
  static void show(Text field, String text) {
    if (!field.getText().equals(text)) {
      field.setText(text);
    }
  }

  /** Choices, of which one is chosen, or none if what was chosen is gone: nothing else is chosen for the user. */
  static void showOne(Combo field, String[] choices, int chosen) {
    if (!Arrays.equals(field.getItems(), choices)) {
      field.setItems(choices);
    }
    if (chosen < 0) {
      field.deselectAll();
    } else if (field.getSelectionIndex() != chosen) {
      field.select(chosen);
    }
  }

  /** Choices, of which one is chosen; the first unless there is such. */
  static int show(Combo field, String[] choices, int chosen) {
    if (!Arrays.equals(field.getItems(), choices)) {
      field.setItems(choices);
    }
    int index = chosen < 0 && choices.length > 0 ? 0 : chosen;
    if (field.getSelectionIndex() != index) {
      field.select(index);
    }
    return index;
  }
}
