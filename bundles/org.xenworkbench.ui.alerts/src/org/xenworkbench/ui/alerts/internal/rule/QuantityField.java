/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.alerts.internal.Messages;

/** A field for a number and its unit. UI thread. */
final class QuantityField {

  private static final int DIGITS = 10;
  private static final int SYMBOL = 10;

  private final Composite panel;
  private final Text text;
  private final Combo unit;
  /** Says the unit where there is no other. */
  private final Label only;
  private final Runnable changed;
  private List<Scale> scales = List.of();
  private boolean isShowing;

  /**
   * Creates it.
   *
   * @param label what it is called
   * @param empty what is meant where nothing is typed; may be empty
   * @param key its key for tests, that of the unit with {@code Unit} behind it
   * @param changed is run when something was typed or chosen
   */
  QuantityField(Composite parent, String label, String empty, String key, Runnable changed) {
    this.changed = changed;
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(4, 0).applyTo(panel);
    PixelConverter pixels = new PixelConverter(parent);
    text = new Text(panel, SWT.BORDER | SWT.RIGHT);
    text.setMessage(empty);
    text.setData("org.eclipse.swtbot.widget.key", key);
    AccessibleNames.set(text, label);
    int width = Math.max(DIGITS, empty.length() + 1);
    GridDataFactory.swtDefaults().hint(pixels.convertWidthInCharsToPixels(width), SWT.DEFAULT).applyTo(text);
    unit = new Combo(panel, SWT.READ_ONLY);
    unit.setData("org.eclipse.swtbot.widget.key", key + "Unit");
    AccessibleNames.set(unit, NLS.bind(Messages.QuantityField_unit, label));
    GridDataFactory.swtDefaults().hint(pixels.convertWidthInCharsToPixels(SYMBOL), SWT.DEFAULT).applyTo(unit);
    only = new Label(panel, SWT.NONE);
    GridDataFactory.swtDefaults().applyTo(only);
    text.addModifyListener(event -> tell());
    unit.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> tell()));
  }

  private void tell() {
    if (!isShowing) {
      changed.run();
    }
  }

  /** The control that is decorated where something is wrong. */
  Text text() {
    return text;
  }

  /** The whole. */
  Composite control() {
    return panel;
  }

  /** Offers these units, and shows a number in one of them. */
  void show(Quantity quantity, List<Scale> offered) {
    isShowing = true;
    scales = offered;
    unit.setItems(offered.stream().map(Scale::symbol).toArray(String[]::new));
    unit.select(Math.max(0, offered.indexOf(quantity.scale())));
    only.setText(offered.get(0).symbol());
    show(unit, offered.size() > 1);
    show(only, offered.size() == 1);
    panel.requestLayout();
    text.setText(SafeText.cell(quantity.text()));
    isShowing = false;
  }

  private static void show(Control control, boolean wanted) {
    control.setVisible(wanted);
    ((GridData) control.getLayoutData()).exclude = !wanted;
  }

  /** What stands there now. */
  Quantity quantity() {
    return new Quantity(text.getText(), scales.get(Math.max(0, unit.getSelectionIndex())));
  }
}
