/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.alerts.internal.Messages;

/** A field for each setting of an action, what is wrong with one at the field itself. UI thread. */
final class SettingFields {

  private static final int LINES = 4;
  private static final int WIDTH = 280;

  private final Composite panel;
  private final AlertActionUse use;
  private final Runnable changed;
  private final Map<AlertActionSetting, Supplier<String>> values = new LinkedHashMap<>();
  private final Map<AlertActionSetting, Text> secrets = new LinkedHashMap<>();
  /** What the fields of secrets had before the user typed. */
  private final Map<AlertActionSetting, String> secretsBefore = new HashMap<>();
  private final Map<AlertActionSetting, ControlDecoration> decorations = new HashMap<>();
  private final Set<AlertActionSetting> touched = new HashSet<>();
  private boolean isShowing;

  /** @param changed is run when something was typed or chosen */
  SettingFields(Composite panel, List<AlertActionSetting> settings, AlertActionUse use, Runnable changed) {
    this.panel = panel;
    this.use = use;
    this.changed = changed;
    GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(12, 6).applyTo(panel);
    settings.forEach(this::field);
    AccessibleNames.derive(panel);
  }

  private void field(AlertActionSetting setting) {
    if (setting.kind() == AlertActionSetting.Kind.SWITCH) {
      Button button = new Button(panel, SWT.CHECK);
      button.setText(SafeText.label(setting.label()));
      button.setSelection(Boolean.parseBoolean(use.setting(setting.key())));
      button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> told(setting)));
      GridDataFactory.fillDefaults().span(2, 1).applyTo(keyed(button, setting));
      values.put(setting, () -> Boolean.toString(button.getSelection()));
    } else {
      Label label = new Label(panel, SWT.NONE);
      label.setText(SafeText.label(NLS.bind(Messages.ActionDialog_field, setting.label())));
      values.put(setting, switch (setting.kind()) {
        case CHOICE -> choice(setting);
        case FILE -> file(setting)::getText;
        default -> text(panel, setting)::getText;
      });
    }
    if (!setting.hint().isEmpty()) {
      Label hint = new Label(panel, SWT.WRAP);
      hint.setText(SafeText.label(setting.hint()));
      hint.setEnabled(false);
      GridDataFactory.fillDefaults().span(2, 1).hint(400, SWT.DEFAULT).grab(true, false).applyTo(hint);
    }
  }

  /** The first one is what an empty setting means. What a file says and is none of them is shown as that. */
  private Supplier<String> choice(AlertActionSetting setting) {
    Combo combo = new Combo(panel, SWT.READ_ONLY);
    setting.choices().forEach(choice -> combo.add(SafeText.cell(choice.label())));
    List<String> offered = setting.choices().stream().map(AlertActionSetting.Choice::value).toList();
    combo.select(Math.max(0, offered.indexOf(use.setting(setting.key()))));
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> told(setting)));
    GridDataFactory.swtDefaults().applyTo(keyed(combo, setting));
    return () -> combo.getSelectionIndex() <= 0 ? "" : offered.get(combo.getSelectionIndex());
  }

  private Text file(AlertActionSetting setting) {
    Composite both = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(both);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(both);
    Text text = text(both, setting);
    AccessibleNames.set(text, setting.label());
    Button browse = new Button(both, SWT.PUSH);
    browse.setText(Messages.ActionDialog_browse);
    browse.setData("org.eclipse.swtbot.widget.key", "alerts.action." + setting.key() + ".browse");
    browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse(text)));
    return text;
  }

  private static void browse(Text text) {
    FileDialog dialog = new FileDialog(text.getShell(), SWT.OPEN);
    String folder = new File(text.getText()).getParent();
    if (folder != null) {
      dialog.setFilterPath(folder);
    }
    String chosen = dialog.open();
    if (chosen != null) {
      text.setText(chosen);
    }
  }

  private Text text(Composite parent, AlertActionSetting setting) {
    boolean lines = setting.kind() == AlertActionSetting.Kind.LINES;
    boolean secret = setting.kind() == AlertActionSetting.Kind.SECRET;
    Text text = new Text(parent, lines ? SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.WRAP
        : secret ? SWT.BORDER | SWT.PASSWORD : SWT.BORDER);
    GridDataFactory.fillDefaults().grab(true, lines).hint(WIDTH, lines ? LINES * text.getLineHeight() : SWT.DEFAULT)
        .applyTo(keyed(text, setting));
    text.setText(secret ? "" : use.setting(setting.key()));
    text.addModifyListener(event -> told(setting));
    decorate(setting, text);
    if (secret) {
      secrets.put(setting, text);
      secretsBefore.put(setting, "");
      text.addListener(SWT.FocusIn, event -> text.selectAll()); // it is typed as a whole
    }
    return text;
  }

  private void decorate(AlertActionSetting setting, Control control) {
    ControlDecoration decoration = new ControlDecoration(control, SWT.TOP | SWT.LEFT);
    decoration.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
        .getImage());
    decoration.hide();
    decorations.put(setting, decoration);
  }

  private static <T extends Control> T keyed(T control, AlertActionSetting setting) {
    control.setData("org.eclipse.swtbot.widget.key", "alerts.action." + setting.key());
    return control;
  }

  private void told(AlertActionSetting setting) {
    if (!isShowing) {
      touched.add(setting);
      changed.run();
    }
  }

  /** The secret is there, or not; what the user has typed meanwhile stays. */
  void showKept(AlertActionSetting setting, boolean isKept) {
    Text text = secrets.get(setting);
    if (text != null && isKept && !touched.contains(setting)) {
      secretsBefore.put(setting, Setting.KEPT);
      isShowing = true;
      text.setText(Setting.KEPT);
      isShowing = false;
    }
  }

  /** Whether the user has typed or chosen something. */
  boolean isTouched() {
    return !touched.isEmpty();
  }

  /** What stands in the fields, without secrets; what is empty is not among it. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    values.forEach((setting, value) -> {
      if (setting.kind() != AlertActionSetting.Kind.SECRET && !value.get().isEmpty()) {
        settings.put(setting.key(), value.get());
      }
    });
    return settings;
  }

  /** Secrets that were typed, by the keys of their settings. */
  Map<String, Credentials> typedSecrets() {
    Map<String, Credentials> typed = new LinkedHashMap<>();
    secrets.forEach((setting, text) -> {
      if (!text.getText().equals(secretsBefore.get(setting))) {
        typed.put(setting.key(), new Credentials("", text.getText().toCharArray()));
      }
    });
    return typed;
  }

  /**
   * Shows what is wrong at the fields.
   *
   * @param mistakes by the keys of settings
   * @return the first of it, in the order of the fields; else that something is missing, if it is
   */
  Optional<String> showMistakes(Map<String, String> mistakes) {
    List<String> wrong = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    values.forEach((setting, value) -> {
      String mistake = mistakes.get(setting.key());
      boolean isMissing = setting.required() && value.get().isBlank();
      if (mistake != null) {
        wrong.add(mistake);
      } else if (isMissing) {
        missing.add(NLS.bind(Messages.ActionDialog_missing, setting.label()));
      }
      show(setting, mistake != null ? mistake : isMissing && touched.contains(setting)
          ? NLS.bind(Messages.ActionDialog_missing, setting.label()) : "");
    });
    wrong.addAll(missing);
    return wrong.stream().findFirst();
  }

  private void show(AlertActionSetting setting, String mistake) {
    ControlDecoration decoration = decorations.get(setting);
    if (decoration != null) {
      decoration.setDescriptionText(SafeText.block(mistake));
      if (mistake.isEmpty()) {
        decoration.hide();
      } else {
        decoration.show();
      }
    }
  }
}
