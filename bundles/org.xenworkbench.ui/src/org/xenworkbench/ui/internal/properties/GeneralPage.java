/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PropertyPage;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;

/** What is known of a host or VM; it says what is so now for as long as it is open. */
public final class GeneralPage extends PropertyPage {

  private @Nullable Registration inventoryListener;
  private @Nullable Registration sampleListener;

  /** Created by the workbench. */
  public GeneralPage() {
    noDefaultAndApplyButton();
  }

  @Override
  protected Control createContents(Composite parent) {
    DetailsPanel panel = new DetailsPanel(parent);
    Object element = ModelAdapters.element(getElement());
    ModelDetails details = ModelAdapters.details();
    panel.show(details.of(element));
    IWorkbench workbench = PlatformUI.getWorkbench();
    Refresher refresher = new Refresher(panel.control(), "ui.properties", Refresher.CHART,
        workbench.getService(RefreshTimes.class), () -> panel.show(details.of(element)));
    inventoryListener = workbench.getService(Inventory.class).addListener(changes -> refresher.request());
    sampleListener = workbench.getService(Sampler.class).addListener(batch -> refresher.request());
    return panel.control();
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    if (visible && getContainer() instanceof PreferenceDialog dialog
        && dialog.getPreferenceManager().getElements(PreferenceManager.PRE_ORDER).size() == 1) {
      offerClose();
    }
  }

  /** This page alone has nothing that could be applied, nor cancelled. The dialog marks its buttons by their ids. */
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

  @Override
  public void dispose() {
    close(inventoryListener);
    close(sampleListener);
    super.dispose();
  }

  private static void close(@Nullable Registration registration) {
    if (registration != null) {
      registration.close();
    }
  }
}
