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
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.alerts.internal.Messages;

/**
 * Asks for what an action needs to be told, and tries it. A secret that is kept is shown as dots, and stays until one
 * is typed. Whether settings are right, the action is asked off the UI thread: it may have to look at a disk.
 */
final class ActionDialog extends AskingDialog {

  private static final int PATIENCE_MILLIS = 1_000;

  private final RuleParts parts;
  private final AlertRule rule;
  private final AlertAction action;
  private final AlertActionUse use;
  private final ActionSecrets kept;
  private final boolean isNew;
  private final List<TypedSecret> secrets = new ArrayList<>();
  private AlertActionUse told;
  private @Nullable SettingFields fields;
  private @Nullable ActionTest test;
  private @Nullable Background looking;
  /** The settings that the action was asked about, and what it said; none as long as it has not answered. */
  private Optional<Map<String, String>> asked = Optional.empty();
  private Optional<Map<String, String>> mistakes = Optional.empty();

  /**
   * Makes it.
   *
   * @param rule what it is tried for
   * @param isNew whether no secret of it can be kept yet
   */
  ActionDialog(Shell shell, RuleParts parts, AlertRule rule, AlertAction action, AlertActionUse use,
      ActionSecrets kept, boolean isNew) {
    super(shell, action.label(), IDialogConstants.OK_LABEL);
    this.parts = parts;
    this.rule = rule;
    this.action = action;
    this.use = use;
    this.told = use;
    this.kept = kept;
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

  /** Beside the fields of the rule, over its preview. */
  @Override
  protected Point getInitialLocation(Point size) {
    Shell parent = getParentShell();
    if (parent == null) {
      return super.getInitialLocation(size);
    }
    Rectangle rule = parent.getBounds();
    return new Point(rule.x + rule.width - Math.min(size.x, rule.width / 2), rule.y + rule.height / 6);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    fields = new SettingFields(panel, action.settings(), use, this::validate);
    test = new ActionTest(panel, parts.alerts(), rule);
    looking = new Background(panel, Messages.ActionDialog_job);
    setMessage(Messages.ActionDialog_message);
    if (!isNew) {
      lookForSecrets(panel);
    }
    return area;
  }

  /** Whether one is kept only the store knows, which may block. */
  private void lookForSecrets(Composite panel) {
    List<AlertActionSetting> wanted = action.settings().stream()
        .filter(setting -> setting.kind() == AlertActionSetting.Kind.SECRET).toList();
    new Background(panel, Messages.ActionDialog_job).run(() -> {
      Map<AlertActionSetting, Boolean> found = new LinkedHashMap<>();
      wanted.forEach(setting -> found.put(setting, kept.isKept(use.secret(setting.key()))));
      return found;
    }, found -> {
      SettingFields shown = fields;
      if (shown != null) {
        found.forEach(shown::showKept);
      }
    });
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    ActionTest tried = test;
    if (tried != null) {
      tried.button(createButton(parent, IDialogConstants.CLIENT_ID, Messages.ActionDialog_test, false),
          () -> use.withSettings(settings()), this::secretsToTest);
    }
    super.createButtonsForButtonBar(parent);
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    Control bar = super.createButtonBar(parent);
    validate();
    return bar;
  }

  private Map<String, String> settings() {
    SettingFields shown = fields;
    return shown == null ? use.settings() : shown.settings();
  }

  /** What the user typed, here or when this dialog was open before; other secrets are those of the store. */
  private Map<String, Credentials> secretsToTest() {
    Map<String, Credentials> typed = new LinkedHashMap<>();
    action.settings().forEach(setting -> {
      if (setting.kind() == AlertActionSetting.Kind.SECRET) {
        kept.typed(use.secret(setting.key())).ifPresent(secret -> typed.put(setting.key(), secret.secret()));
      }
    });
    SettingFields shown = fields;
    if (shown != null) {
      typed.putAll(shown.typedSecrets());
    }
    return typed;
  }

  private void validate() {
    Background background = looking;
    Map<String, String> typed = settings();
    if (background != null && asked.filter(typed::equals).isEmpty()) {
      asked = Optional.of(typed);
      mistakes = Optional.empty();
      background.run(() -> look(typed), found -> {
        mistakes = Optional.of(found);
        show();
      });
      getShell().getDisplay().timerExec(PATIENCE_MILLIS, this::showLooking);
    }
    show();
  }

  private Map<String, String> look(Map<String, String> typed) {
    try {
      return action.mistakes(typed);
    } catch (RuntimeException | LinkageError e) { // of a third party, whose obstacle is asked as well
      SafeLog.of(ActionDialog.class).error("An action of alerts cannot judge its settings: " + action.id(), e);
      return Map.of();
    }
  }

  private void showLooking() {
    Shell shell = getShell();
    if (shell != null && !shell.isDisposed() && mistakes.isEmpty()) {
      setMessage(Messages.ActionDialog_looking, IMessageProvider.INFORMATION);
    }
  }

  private void show() {
    Button ok = getButton(IDialogConstants.OK_ID);
    SettingFields shown = fields;
    ActionTest tried = test;
    if (ok == null || shown == null || tried == null) {
      return;
    }
    Map<String, String> wrong = mistakes.orElse(Map.of());
    Optional<String> problem = shown.showMistakes(wrong).or(() -> action.obstacle(settings()));
    boolean isTold = shown.isTouched() || !isNew;
    setErrorMessage(isTold ? problem.map(SafeText::block).orElse(null) : null);
    if (mistakes.isPresent()) {
      setMessage(Messages.ActionDialog_message);
    }
    boolean isRight = mistakes.isPresent() && problem.isEmpty();
    ok.setEnabled(isRight);
    tried.enable(isRight);
  }

  @Override
  protected void okPressed() {
    SettingFields shown = fields;
    told = use.withSettings(settings());
    if (shown != null) {
      shown.typedSecrets().forEach((key, typed) -> secrets.add(new TypedSecret(use.secret(key), typed)));
    }
    super.okPressed();
  }
}
