/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.handle;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.dialogs.PropertyPage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page of the Properties dialog on which nothing can be changed. Where that is so of all pages, the dialog has one
 * button, which closes it; the id of a page on which something can be changed ends with {@code .settings}. UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public abstract class DetailsPage extends PropertyPage {

  private static final String SETTINGS = ".settings";

  /** Without buttons of its own. */
  protected DetailsPage() {
    noDefaultAndApplyButton();
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    if (visible && getContainer() instanceof PreferenceDialog dialog
        && dialog.getPreferenceManager().getElements(PreferenceManager.PRE_ORDER).stream()
            .noneMatch(page -> page.getId().endsWith(SETTINGS))) {
      offerClose();
    }
  }

  /** Without settings there is nothing that could be applied, nor cancelled. The dialog marks its buttons by ids. */
  private void offerClose() {
    Button ok = getShell().getDefaultButton();
    if (ok == null || !Integer.valueOf(IDialogConstants.OK_ID).equals(ok.getData())) {
      return;
    }
    ok.setText(IDialogConstants.CLOSE_LABEL);
    for (Control sibling : ok.getParent().getChildren()) {
      if (Integer.valueOf(IDialogConstants.CANCEL_ID).equals(sibling.getData())
          && sibling.getLayoutData() instanceof GridData place) {
        sibling.setVisible(false); // Escape still closes the dialog
        place.exclude = true;
      }
    }
    if (ok.getParent().getLayout() instanceof GridLayout grid) {
      grid.numColumns = 1;
    }
    ok.requestLayout();
  }
}
