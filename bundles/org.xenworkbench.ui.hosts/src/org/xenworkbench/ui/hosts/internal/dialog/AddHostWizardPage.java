/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** The only page: what is tried is in sight together with how that went. */
final class AddHostWizardPage extends WizardPage implements HostEditor.Frame {

  private final HostRegistry registry;
  private final @Nullable CredentialStore credentials;
  private final HostGroups groups;
  private final String group;
  private @Nullable HostEditor editor;
  private boolean saved;

  AddHostWizardPage(HostRegistry registry, @Nullable CredentialStore credentials, HostGroups groups, String group) {
    super("host", Messages.HostDialog_addTitle, null);
    this.registry = registry;
    this.credentials = credentials;
    this.groups = groups;
    this.group = group;
  }

  @Override
  public void createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(panel);
    HostEditor created = new HostEditor(panel, registry, credentials, Optional.empty(), groups, this);
    created.propose(group);
    created.validate();
    editor = created;
    setControl(panel);
    XenUi.setHelp(panel, "addhost");
  }

  /** Without it no field has the keyboard: a dialog gives it to its default button, which cannot be pressed yet. */
  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    HostEditor shown = editor;
    if (visible && shown != null) {
      shown.setFocus();
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
    setPageComplete(complete);
  }

  boolean save() {
    HostEditor shown = editor;
    saved = shown != null && shown.save();
    return saved;
  }

  /** The host that was saved. */
  Optional<HostId> saved() {
    HostEditor shown = editor;
    return shown == null || !saved ? Optional.empty() : Optional.of(shown.id());
  }

  @Override
  public void dispose() {
    HostEditor shown = editor;
    if (shown != null) {
      shown.cancelTest();
    }
    super.dispose();
  }
}
