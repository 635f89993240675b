/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PropertyPage;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.DetailsPanel;
import org.xenworkbench.ui.handle.Handles;

/** What is known of an object, of whatever kind; it says what is so now for as long as it is open. */
public final class GeneralPage extends PropertyPage {

  /** What the ids of pages end with on which something can be changed. */
  private static final String SETTINGS = ".settings";

  private @Nullable Registration listener;

  /** Created by the workbench. */
  public GeneralPage() {
    noDefaultAndApplyButton();
  }

  @Override
  protected Control createContents(Composite parent) {
    DetailsPanel panel = new DetailsPanel(parent);
    Handles handles = HandleAdapters.handles();
    ModelObject element = HandleAdapters.element(getElement());
    panel.show(details(handles, element));
    Refresher refresher = new Refresher(panel.control(), "ui.properties", Refresher.CHART,
        PlatformUI.getWorkbench().getService(RefreshTimes.class), () -> panel.show(details(handles, element)));
    listener = handles.listen(refresher::request);
    return panel.control();
  }

  /** A kind may go with its bundle while the page is open. */
  private static List<Detail> details(Handles handles, @Nullable ModelObject element) {
    return handles.of(element).map(Handles.Handle::details).orElse(List.of());
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

  @Override
  public void dispose() {
    Registration open = listener;
    if (open != null) {
      open.close();
    }
    super.dispose();
  }
}
