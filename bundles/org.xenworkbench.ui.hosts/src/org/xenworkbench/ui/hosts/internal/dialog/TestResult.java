/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.hosts.internal.Messages;

/** How the connection test went, in full and to be copied. UI thread. */
final class TestResult {

  private final Composite panel;
  private final Label icon;
  private final Text text;
  private final LocalResourceManager images;

  TestResult(Composite parent) {
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(panel);
    images = new LocalResourceManager(JFaceResources.getResources(), panel);
    icon = new Label(panel, SWT.NONE);
    GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).hint(16, 16).applyTo(icon);
    text = new Text(panel, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
    text.setBackground(panel.getBackground());
    text.setData("org.eclipse.swtbot.widget.key", "hosts.testResult");
    GridDataFactory.fillDefaults().grab(true, true).hint(420, 66).applyTo(text);
    AccessibleNames.set(text, Messages.TestResult_accessible);
    panel.setVisible(false);
  }

  Control control() {
    return panel;
  }

  void clear() {
    panel.setVisible(false);
    icon.setImage(null);
    text.setText("");
  }

  void show(IStatus status) {
    XenIcon shown = switch (status.getSeverity()) {
      case IStatus.OK -> XenIcon.STATUS_OK;
      case IStatus.INFO -> XenIcon.STATUS_RUNNING;
      default -> XenIcon.STATUS_FAILED;
    };
    icon.setImage(images.get(shown.descriptor()));
    text.setText(SafeText.block(status.getMessage()));
    panel.setVisible(true);
  }
}
