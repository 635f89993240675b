/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.XenIcon;

/** Says why entries cannot be written, for as long as they cannot. UI thread. */
final class FaultBanner {

  private final Composite banner;
  private final Label text;

  FaultBanner(Composite parent) {
    banner = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(5, 4).applyTo(banner);
    GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(banner);
    banner.setVisible(false);
    Label icon = new Label(banner, SWT.NONE);
    icon.setImage(new LocalResourceManager(JFaceResources.getResources(), banner)
        .get(XenIcon.STATUS_WARNING.descriptor()));
    text = new Label(banner, SWT.WRAP);
    text.setData("org.eclipse.swtbot.widget.key", "eventlog.fault");
    GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(text);
  }

  void show(Optional<String> fault) {
    boolean wanted = fault.isPresent();
    String said = SafeText.label(fault.orElse(""));
    if (wanted != banner.getVisible() || !text.getText().equals(said)) {
      text.setText(said);
      ((GridData) banner.getLayoutData()).exclude = !wanted;
      banner.setVisible(wanted);
      banner.getParent().layout(true, true);
    }
  }
}
