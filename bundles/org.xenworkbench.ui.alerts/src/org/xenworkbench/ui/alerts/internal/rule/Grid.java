/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Fields in a column, each with its label, and what is wrong with it at the field itself. UI thread. */
final class Grid {

  private final Map<RuleDraft.Field, ControlDecoration> decorations = new EnumMap<>(RuleDraft.Field.class);
  /** Fields that the user has typed into: what is wrong with the others is not said yet. */
  private final Set<RuleDraft.Field> touched = EnumSet.noneOf(RuleDraft.Field.class);
  private final Composite panel;

  Grid(Composite parent) {
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(12, 6).applyTo(panel);
  }

  Composite panel() {
    return panel;
  }

  Text text(String title, String key, Runnable changed) {
    label(title);
    Text text = new Text(panel, SWT.BORDER);
    text.addModifyListener(event -> changed.run());
    finish(text, key);
    return text;
  }

  Combo combo(String title, String key, Runnable changed) {
    label(title);
    Combo combo = new Combo(panel, SWT.READ_ONLY);
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed.run()));
    finish(combo, key);
    return combo;
  }

  /** A number after its label. */
  QuantityField quantity(RuleDraft.Field field, String title, String empty, String key, Runnable changed) {
    label(title);
    QuantityField created = new QuantityField(panel, title.replace(":", ""), empty, key, () -> {
      touched.add(field);
      changed.run();
    });
    decorate(field, created.text());
    return created;
  }

  Label label(String title) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(title);
    return label;
  }

  /** The user has said something of that field. */
  void touch(RuleDraft.Field field) {
    touched.add(field);
  }

  /** Whether the user has. */
  boolean isTouched(RuleDraft.Field field) {
    return touched.contains(field);
  }

  private static void finish(Control control, String key) {
    control.setData("org.eclipse.swtbot.widget.key", key);
    GridDataFactory.fillDefaults().grab(true, false).hint(150, SWT.DEFAULT).applyTo(control);
  }

  void decorate(RuleDraft.Field field, Control control) {
    ControlDecoration decoration = new ControlDecoration(control, SWT.TOP | SWT.LEFT);
    decoration.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
        .getImage());
    decoration.hide();
    decorations.put(field, decoration);
  }

  /**
   * Shows what is wrong at the fields themselves, as far as the user has typed into them.
   *
   * @return the first of what is shown
   */
  Optional<String> showErrors(Map<RuleDraft.Field, String> errors) {
    decorations.forEach((field, decoration) -> {
      String error = touched.contains(field) ? errors.get(field) : null;
      if (error == null) {
        decoration.hide();
      } else {
        decoration.setDescriptionText(error);
        decoration.show();
      }
    });
    return errors.keySet().stream().filter(touched::contains).map(errors::get).findFirst();
  }
}
