/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.XenIcon;

/** The line above the terminal: how the console stands, and what to do. UI thread. */
final class StateLine {

  private final LocalResourceManager images;
  private final Label icon;
  private final Label text;
  private final Label hint;

  StateLine(Composite parent) {
    Composite line = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).margins(5, 3).spacing(5, 0).applyTo(line);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
    images = new LocalResourceManager(JFaceResources.getResources(), line);
    icon = new Label(line, SWT.NONE);
    GridDataFactory.swtDefaults().hint(16, 16).applyTo(icon);
    text = new Label(line, SWT.WRAP);
    text.setData("org.eclipse.swtbot.widget.key", "console.state");
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
    hint = new Label(line, SWT.NONE);
    hint.setData("org.eclipse.swtbot.widget.key", "console.hint");
    GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(hint);
  }

  void show(XenIcon shownIcon, String shownText, String shownHint) {
    icon.setImage(images.get(shownIcon.descriptor()));
    String safe = SafeText.label(shownText);
    if (!safe.equals(text.getText()) || !shownHint.equals(hint.getText())) {
      text.setText(safe);
      text.setToolTipText(safe);
      hint.setText(shownHint);
      text.requestLayout(); // what is long takes another line, rather than being cut off
    }
  }
}
