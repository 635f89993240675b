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
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.XenIcon;

/** Says why entries cannot be written, for as long as they cannot, or until the user has read it. UI thread. */
final class FaultBanner {

  private final Composite banner;
  private final Label text;
  private Optional<String> fault = Optional.empty();
  private Optional<String> closed = Optional.empty();

  FaultBanner(Composite parent) {
    banner = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).margins(5, 4).applyTo(banner);
    GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(banner);
    banner.setVisible(false);
    Label icon = new Label(banner, SWT.NONE);
    icon.setImage(new LocalResourceManager(JFaceResources.getResources(), banner)
        .get(XenIcon.STATUS_WARNING.descriptor()));
    text = new Label(banner, SWT.WRAP);
    text.setData("org.eclipse.swtbot.widget.key", "eventlog.fault");
    GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(text);
    AccessibleNames.set(CloseButton.add(banner, Messages.FaultBanner_close, "eventlog.closeFault", this::close),
        Messages.FaultBanner_title);
  }

  /** What was closed stays so until it is another, or comes again. */
  private void close() {
    closed = fault;
    show(fault);
  }

  void show(Optional<String> now) {
    fault = now;
    closed = closed.filter(read -> now.equals(Optional.of(read)));
    boolean wanted = fault.isPresent() && closed.isEmpty();
    String said = SafeText.label(fault.orElse(""));
    if (wanted != banner.getVisible() || !text.getText().equals(said)) {
      text.setText(said);
      ((GridData) banner.getLayoutData()).exclude = !wanted;
      banner.setVisible(wanted);
      banner.getParent().layout(true, true);
    }
  }
}
