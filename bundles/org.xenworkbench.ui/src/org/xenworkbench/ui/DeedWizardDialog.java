/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/**
 * The dialog around a wizard, of which the last button says what it does. It keeps its size and place over a restart.
 * UI thread.
 *
 * @since 0.1
 */
public final class DeedWizardDialog extends WizardDialog {

  private final Class<?> wizard;
  private final XenIcon icon;
  private final String deed;

  /**
   * Creates it.
   *
   * @param deed what its last button says
   */
  public DeedWizardDialog(Shell parent, IWizard wizard, XenIcon icon, String deed) {
    super(parent, wizard);
    this.wizard = wizard.getClass();
    this.icon = icon;
    this.deed = deed;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    PlainEnter.only(shell);
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), shell);
    shell.setImage(images.get(icon.descriptor()));
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(wizard);
  }

  @Override
  protected void createButtonsForButtonBar(Composite bar) {
    super.createButtonsForButtonBar(bar);
    getButton(IDialogConstants.FINISH_ID).setText(deed);
  }
}
