/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.alerts.internal.AlertIcon;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Adds a rule, or changes one: its fields, and beside them what it would have done. UI thread. */
public final class RuleDialog extends AskingDialog {

  private final RuleParts parts;
  private final RuleDraft initial;
  private final boolean isNew;
  private @Nullable RuleForm form;
  private @Nullable PreviewPanel preview;

  RuleDialog(Shell shell, RuleParts parts, RuleDraft initial, boolean isNew) {
    super(shell, isNew ? Messages.RuleDialog_new : Messages.RuleDialog_edit,
        isNew ? Messages.RuleDialog_add : Messages.RuleDialog_save);
    this.parts = parts;
    this.initial = initial;
    this.isNew = isNew;
  }

  /**
   * Opens it for a new rule.
   *
   * @param object what it is about; empty for all VMs
   * @param metric the metric; empty for the one that most rules are about
   */
  public static void openNew(IWorkbenchWindow window, Optional<ObjectId> object, Optional<String> metric) {
    RuleParts parts = new RuleParts(window);
    ScopeKind kind = object.map(ScopeKind::about).orElse(ScopeKind.ALL_VMS);
    Scope measured = kind.measured();
    String wanted = metric.orElse(RuleDraft.usualMetric(kind));
    open(window, new RuleDialog(window.getShell(), parts,
        RuleDraft.fresh(kind, object, wanted, parts.texts().unit(measured, wanted)), true));
  }

  /**
   * Opens it for a rule.
   *
   * @param isNew whether it is added: a copy of one
   */
  public static void open(IWorkbenchWindow window, AlertRule rule, boolean isNew) {
    RuleParts parts = new RuleParts(window);
    open(window, new RuleDialog(window.getShell(), parts,
        RuleDraft.of(rule, parts.texts().unit(rule.scope().measured(), rule.metric())), isNew));
  }

  private static void open(IWorkbenchWindow window, RuleDialog dialog) {
    window.getService(RefreshTimes.class).opening("alerts.rule", dialog::create);
    dialog.open();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setImage(new LocalResourceManager(JFaceResources.getResources(), shell)
        .get(AlertIcon.ALERTS.descriptor()));
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(RuleDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite halves = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(halves);
    RuleForm fields = new RuleForm(halves, parts, this::changed);
    GridDataFactory.fillDefaults().grab(false, true).applyTo(fields.control());
    PreviewPanel beside = new PreviewPanel(halves, parts);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(beside.control());
    form = fields;
    preview = beside;
    fields.show(initial);
    XenUi.setHelp(area, "alerts");
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    changed();
    RuleForm fields = form;
    if (fields != null) {
      fields.setFocus();
    }
  }

  private void changed() {
    RuleForm fields = form;
    PreviewPanel beside = preview;
    Button ok = getButton(IDialogConstants.OK_ID);
    if (fields == null || beside == null || ok == null) {
      return;
    }
    RuleDraft draft = fields.draft();
    Map<RuleDraft.Field, String> errors = draft.errors();
    Optional<AlertRule> rule = errors.isEmpty() ? Optional.of(draft.toRule()) : Optional.empty();
    Optional<String> obstacle = rule.flatMap(parts.alerts()::obstacle);
    setErrorMessage(fields.showErrors(errors).or(() -> obstacle).map(SafeText::block).orElse(null));
    Optional<String> problem = rule.filter(typed -> obstacle.isEmpty()).flatMap(parts.alerts()::problem);
    setMessage(problem.map(SafeText::block).orElse(Messages.RuleDialog_message),
        problem.isPresent() ? IMessageProvider.WARNING : IMessageProvider.NONE);
    ok.setEnabled(rule.isPresent() && obstacle.isEmpty());
    beside.show(rule);
  }

  @Override
  protected void okPressed() {
    RuleForm fields = form;
    Button ok = getButton(IDialogConstants.OK_ID);
    if (fields != null && ok != null) {
      Display display = ok.getDisplay();
      ok.setEnabled(false);
      fields.control().setEnabled(false);
      RuleJobs.save(parts.alerts(), parts.credentials(), fields.draft().toRule(), fields.secrets(),
          isSaved -> Displays.later(display, () -> tried(isSaved)));
    }
  }

  /** What was typed stays until it is saved: why it was not the job says. */
  private void tried(boolean isSaved) {
    RuleForm fields = form;
    if (fields != null && !fields.control().isDisposed()) {
      if (isSaved) {
        super.okPressed();
      } else {
        fields.control().setEnabled(true);
        changed();
      }
    }
  }
}
