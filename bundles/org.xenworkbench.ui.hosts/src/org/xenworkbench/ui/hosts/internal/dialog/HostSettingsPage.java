/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PropertyPage;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.hosts.internal.Messages;

/** The page of a host's properties that changes its settings. */
public final class HostSettingsPage extends PropertyPage implements HostEditor.Frame {

  private @Nullable HostEditor editor;

  /** Created by the workbench. */
  public HostSettingsPage() {
    noDefaultAndApplyButton();
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(panel);
    IWorkbench workbench = PlatformUI.getWorkbench();
    HostRegistry registry = workbench.getService(HostRegistry.class);
    Host host = Adapters.adapt(getElement(), Host.class);
    Optional<HostConfiguration> settings = host == null ? Optional.empty() : registry.configuration(host.id());
    if (settings.isEmpty()) {
      setMessage(Messages.HostSettingsPage_removed);
      return panel;
    }
    HostEditor created = new HostEditor(panel, registry, workbench.getService(CredentialStore.class), settings, null,
        this);
    created.validate();
    editor = created;
    return panel;
  }

  @Override
  public void showError(@Nullable String error) {
    setErrorMessage(error);
  }

  @Override
  public void showMessage(String message, int severity) {
    // What is no warning need not be said again to somebody who has added the host.
    setMessage(severity == NONE ? null : message, severity);
  }

  @Override
  public void setComplete(boolean complete) {
    setValid(complete);
  }

  @Override
  public boolean performOk() {
    HostEditor shown = editor;
    return shown == null || shown.save();
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
