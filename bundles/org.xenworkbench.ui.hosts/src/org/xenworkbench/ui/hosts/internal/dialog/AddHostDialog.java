/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks for the settings of a new host. */
public final class AddHostDialog extends AskingDialog implements HostEditor.Frame {

  private final HostRegistry registry;
  private final @Nullable CredentialStore credentials;
  private @Nullable HostEditor editor;

  /** Creates one; {@code open} shows it. */
  public AddHostDialog(Shell shell, HostRegistry registry, @Nullable CredentialStore credentials) {
    super(shell, Messages.HostDialog_addTitle, Messages.HostDialog_add);
    this.registry = registry;
    this.credentials = credentials;
  }

  /** The host that was added; empty as long as none was. */
  public Optional<HostId> added() {
    HostEditor shown = editor;
    return shown == null || getReturnCode() != OK ? Optional.empty() : Optional.of(shown.id());
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), shell);
    shell.setImage(images.get(XenIcon.HOST.descriptor()));
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(AddHostDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    editor = new HostEditor(area, registry, credentials, Optional.empty(), this);
    XenUi.setHelp(area, "addhost");
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Button test = createButton(parent, IDialogConstants.CLIENT_ID, Messages.HostDialog_test, false);
    super.createButtonsForButtonBar(parent);
    HostEditor shown = editor;
    if (shown != null) {
      shown.testWith(test);
      shown.validate();
    }
  }

  @Override
  public void showError(@Nullable String error) {
    setErrorMessage(error);
  }

  @Override
  public void showMessage(String message, int severity) {
    setMessage(message, severity);
  }

  @Override
  public void setComplete(boolean complete) {
    Button add = getButton(IDialogConstants.OK_ID);
    if (add != null) {
      add.setEnabled(complete);
    }
  }

  @Override
  protected void okPressed() {
    HostEditor shown = editor;
    if (shown != null && shown.save()) {
      super.okPressed();
    }
  }

  @Override
  public boolean close() {
    HostEditor shown = editor;
    if (shown != null) {
      shown.cancelTest();
    }
    return super.close();
  }
}
