/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

/** Says in the status line that what is shown is made up, whichever view is on top. */
public final class SimulatedMark extends WorkbenchWindowControlContribution {

  @Override
  protected Control createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(6, 2).applyTo(panel);
    Label label = new Label(panel, SWT.NONE);
    label.setText(Messages.SimulatedMark_text);
    label.setToolTipText(Messages.HostsView_simulatedFleet);
    GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(label);
    return panel;
  }
}
