/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.ui.hosts.internal.Messages;

/** The page of the preferences with the certificates that were accepted; it needs no host that is in the list. */
public final class AcceptedCertificatesPage extends PreferencePage implements IWorkbenchPreferencePage {

  private @Nullable HostRegistry registry;

  @Override
  public void init(IWorkbench workbench) {
    registry = workbench.getService(HostRegistry.class);
    noDefaultAndApplyButton(); // what is forgotten is forgotten at once, after a question
    setDescription(Messages.AcceptedCertificates_description);
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(panel);
    HostRegistry hosts = registry;
    if (hosts != null) {
      new AcceptedCertificates(panel, hosts.trials(), this::setErrorMessage).read();
    }
    return panel;
  }
}
