/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Asks for what an action needs to be told. A secret that is kept is shown as dots, and stays until one is typed. */
final class ActionDialog extends AskingDialog {

  private static final int LINES = 4;

  private final AlertAction action;
  private final AlertActionUse use;
  private final boolean isNew;
  private final Map<AlertActionSetting, Supplier<String>> fields = new LinkedHashMap<>();
  private final List<TypedSecret> secrets = new ArrayList<>();
  private AlertActionUse told;

  /** @param isNew whether no secret of it can be kept yet */
  ActionDialog(Shell shell, AlertAction action, AlertActionUse use, boolean isNew) {
    super(shell, action.label(), IDialogConstants.OK_LABEL);
    this.action = action;
    this.use = use;
    this.told = use;
    this.isNew = isNew;
  }

  /** Opens it; what was told, empty if the user wants nothing. */
  Optional<AlertActionUse> ask() {
    return isAccepted() ? Optional.of(told) : Optional.empty();
  }

  /** What was told when OK was pressed. */
  AlertActionUse told() {
    return told;
  }

  /** The secrets that were typed. */
  List<TypedSecret> secrets() {
    return List.copyOf(secrets);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(12, 6).applyTo(panel);
    action.settings().forEach(setting -> field(panel, setting));
    AccessibleNames.derive(panel);
    setMessage(Messages.ActionDialog_message);
    return area;
  }

  private void field(Composite panel, AlertActionSetting setting) {
    if (setting.kind() == AlertActionSetting.Kind.SWITCH) {
      Button button = new Button(panel, SWT.CHECK);
      button.setText(SafeText.label(setting.label()));
      button.setSelection(Boolean.parseBoolean(use.setting(setting.key())));
      button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> validate()));
      GridDataFactory.fillDefaults().span(2, 1).applyTo(keyed(button, setting));
      fields.put(setting, () -> Boolean.toString(button.getSelection()));
    } else {
      Label label = new Label(panel, SWT.NONE);
      label.setText(SafeText.label(NLS.bind(Messages.ActionDialog_field, setting.label())));
      fields.put(setting, setting.kind() == AlertActionSetting.Kind.CHOICE ? choice(panel, setting)
          : text(panel, setting)::getText);
    }
    if (!setting.hint().isEmpty()) {
      Label hint = new Label(panel, SWT.WRAP);
      hint.setText(SafeText.label(setting.hint()));
      hint.setEnabled(false);
      GridDataFactory.fillDefaults().span(2, 1).hint(400, SWT.DEFAULT).grab(true, false).applyTo(hint);
    }
  }

  /** The first one is what an empty setting means. What a file says and is none of them is shown as that. */
  private Supplier<String> choice(Composite panel, AlertActionSetting setting) {
    Combo combo = new Combo(panel, SWT.READ_ONLY);
    setting.choices().forEach(choice -> combo.add(SafeText.cell(choice.label())));
    List<String> values = setting.choices().stream().map(AlertActionSetting.Choice::value).toList();
    combo.select(Math.max(0, values.indexOf(use.setting(setting.key()))));
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> validate()));
    GridDataFactory.swtDefaults().applyTo(keyed(combo, setting));
    return () -> combo.getSelectionIndex() <= 0 ? "" : values.get(combo.getSelectionIndex());
  }

  private Text text(Composite panel, AlertActionSetting setting) {
    boolean lines = setting.kind() == AlertActionSetting.Kind.LINES;
    boolean secret = setting.kind() == AlertActionSetting.Kind.SECRET;
    Text text = new Text(panel, lines ? SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.WRAP
        : secret ? SWT.BORDER | SWT.PASSWORD : SWT.BORDER);
    GridDataFactory.fillDefaults().grab(true, lines).hint(280, lines ? LINES * text.getLineHeight() : SWT.DEFAULT)
        .applyTo(keyed(text, setting));
    // Whether one is kept only the store knows, which may block: of an action that is there it stays as it is.
    text.setText(secret ? isNew ? "" : Setting.KEPT : use.setting(setting.key()));
    text.addModifyListener(event -> validate());
    if (secret) {
      text.addListener(SWT.FocusIn, event -> text.selectAll()); // it is typed as a whole
    }
    return text;
  }

  private static <T extends Control> T keyed(T control, AlertActionSetting setting) {
    control.setData("org.eclipse.swtbot.widget.key", "alerts.action." + setting.key());
    return control;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    Control bar = super.createButtonBar(parent);
    validate();
    return bar;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    fields.forEach((setting, value) -> {
      if (setting.kind() != AlertActionSetting.Kind.SECRET && !value.get().isEmpty()) {
        settings.put(setting.key(), value.get());
      }
    });
    return settings;
  }

  private Optional<String> problem() {
    return fields.keySet().stream().filter(AlertActionSetting::required)
        .filter(setting -> fields.get(setting).get().isBlank())
        .map(setting -> NLS.bind(Messages.ActionDialog_missing, setting.label())).findFirst()
        .or(() -> action.obstacle(settings()));
  }

  private void validate() {
    Button ok = getButton(IDialogConstants.OK_ID);
    if (ok != null) {
      Optional<String> problem = problem();
      boolean isUntouched = settings().equals(use.settings());
      setErrorMessage(isUntouched ? null : problem.map(SafeText::block).orElse(null));
      ok.setEnabled(problem.isEmpty());
    }
  }

  @Override
  protected void okPressed() {
    told = use.withSettings(settings());
    fields.forEach((setting, value) -> {
      if (setting.kind() == AlertActionSetting.Kind.SECRET && !value.get().equals(Setting.KEPT)
          && !(isNew && value.get().isEmpty())) {
        secrets.add(new TypedSecret(use.secret(setting.key()), new Credentials("", value.get().toCharArray())));
      }
    });
    super.okPressed();
  }
}
