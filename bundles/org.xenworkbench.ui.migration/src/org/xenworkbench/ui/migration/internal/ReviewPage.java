/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.XenUi;

/** Says in words what will happen, and what the checks warn of. UI thread. */
final class ReviewPage extends WizardPage {

  private static final int WIDTH = 80;
  private static final int LINES = 14;

  private final MigrateVmWizard wizard;
  private @Nullable Text words;

  ReviewPage(MigrateVmWizard wizard) {
    super("review", Messages.Review_title, null);
    this.wizard = wizard;
    setDescription(Messages.Review_description);
  }

  @Override
  public void createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().margins(12, 10).applyTo(panel);
    Text text = new Text(panel, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", "migrate.review");
    PixelConverter pixels = new PixelConverter(text);
    GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH),
        LINES * text.getLineHeight()).applyTo(text);
    AccessibleNames.set(text, Messages.Review_title);
    words = text;
    setControl(panel);
    XenUi.setHelp(panel, "migration");
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    Text shown = words;
    if (visible && shown != null) {
      refresh();
      shown.setFocus();
    }
  }

  /** Something may be known anew. */
  void refresh() {
    Text shown = words;
    if (shown == null || shown.isDisposed()) {
      return;
    }
    List<String> warnings = wizard.warnings();
    String text = wizard.review() + (warnings.isEmpty() ? ""
        : "\n\n" + Messages.Review_warnings + warnings.stream().map(warning -> "\n\u2022 " + warning)
            .collect(Collectors.joining()));
    String safe = SafeText.block(text);
    if (!shown.getText().equals(safe)) {
      shown.setText(safe);
    }
  }
}
