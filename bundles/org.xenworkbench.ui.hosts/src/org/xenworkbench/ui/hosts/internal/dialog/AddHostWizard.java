/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.DeedWizardDialog;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks for the settings of a new host, tries them and adds it. UI thread. */
public final class AddHostWizard extends Wizard {

  private final AddHostWizardPage page;

  /**
   * Creates one; {@link #dialog} shows it.
   *
   * @param group the group that is proposed, empty for none
   */
  public AddHostWizard(HostRegistry registry, @Nullable CredentialStore credentials, HostGroups groups, String group) {
    page = new AddHostWizardPage(registry, credentials, groups, group);
    setWindowTitle(Messages.HostDialog_addTitle);
    setHelpAvailable(false);
  }

  @Override
  public void addPages() {
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    return page.save();
  }

  /** The dialog around it, of which the last button says what it does. */
  public WizardDialog dialog(Shell parent) {
    return new DeedWizardDialog(parent, this, XenIcon.HOST, Messages.HostDialog_add);
  }

  /** The host that was added; empty as long as none was. */
  public Optional<HostId> added() {
    return page.saved();
  }
}
