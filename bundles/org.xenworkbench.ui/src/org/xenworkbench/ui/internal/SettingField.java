/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.ui.NumberTyping;

/**
 * The widgets of one setting, in a grid of {@link #COLUMNS} columns. UI thread.
 *
 * @param setting what they show
 * @param entered what the user entered
 * @param show shows a value
 */
record SettingField(Setting setting, Supplier<String> entered, Consumer<String> show) {

  static final int COLUMNS = 3;

  private static final int HINT_WIDTH = 380;

  /** Widgets that show nothing yet. */
  static SettingField of(Composite panel, Setting setting) {
    return switch (setting.kind()) {
      case NUMBER -> number(panel, setting, setting.range().orElseThrow());
      case SWITCH -> check(panel, setting);
      case SECRET -> secret(panel, setting);
      default -> text(panel, setting);
    };
  }

  /** Whether its value is asked for, and set, in the background. */
  boolean isSecret() {
    return setting.secret().isPresent();
  }

  private static SettingField number(Composite panel, Setting setting, Setting.Range range) {
    new Label(panel, SWT.NONE).setText(setting.label());
    Spinner spinner = keyed(new Spinner(panel, SWT.BORDER), setting);
    int decimals = range.least().scale();
    int one = BigDecimal.ONE.movePointRight(decimals).intValue();
    spinner.setValues(steps(range.least(), decimals), steps(range.least(), decimals), steps(range.most(), decimals),
        decimals, Math.max(1, one / 2), 5 * one);
    NumberTyping.guard(spinner);
    new Label(panel, SWT.NONE).setText(setting.unit());
    if (!setting.hint().isEmpty()) {
      Label hint = new Label(panel, SWT.WRAP);
      hint.setText(setting.hint());
      GridDataFactory.fillDefaults().span(COLUMNS, 1).hint(HINT_WIDTH, SWT.DEFAULT).grab(true, false).applyTo(hint);
    }
    return new SettingField(setting, () -> BigDecimal.valueOf(spinner.getSelection(), decimals).toPlainString(),
        value -> spinner.setSelection(steps(new BigDecimal(value), decimals)));
  }

  private static int steps(BigDecimal number, int decimals) {
    return number.movePointRight(decimals).intValue();
  }

  private static SettingField check(Composite panel, Setting setting) {
    Button button = keyed(new Button(panel, SWT.CHECK), setting);
    button.setText(setting.label());
    GridDataFactory.fillDefaults().span(COLUMNS, 1).indent(0, 8).applyTo(button);
    return new SettingField(setting, () -> Boolean.toString(button.getSelection()),
        value -> button.setSelection(Boolean.parseBoolean(value)));
  }

  private static SettingField text(Composite panel, Setting setting) {
    Text text = line(panel, setting, SWT.BORDER);
    return new SettingField(setting, text::getText, text::setText);
  }

  /** Until it is known whether one is kept nothing can be typed, and what is kept stays. */
  private static SettingField secret(Composite panel, Setting setting) {
    Text text = line(panel, setting, SWT.BORDER | SWT.PASSWORD);
    text.setEnabled(false);
    text.addFocusListener(FocusListener.focusGainedAdapter(event -> text.selectAll())); // it is typed as a whole
    String[] shown = {Setting.KEPT};
    return new SettingField(setting, () -> text.getText().equals(shown[0]) || !text.isEnabled() ? Setting.KEPT
        : text.getText(), value -> {
          shown[0] = value;
          text.setText(value);
          text.setEnabled(true);
        });
  }

  private static Text line(Composite panel, Setting setting, int style) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(setting.label());
    GridDataFactory.fillDefaults().span(COLUMNS, 1).indent(0, 8).applyTo(label);
    Text text = keyed(new Text(panel, style), setting);
    text.setMessage(setting.hint());
    GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).applyTo(text);
    return text;
  }

  private static <T extends Control> T keyed(T control, Setting setting) {
    control.setData("org.eclipse.swtbot.widget.key", "preferences." + setting.key());
    return control;
  }
}
