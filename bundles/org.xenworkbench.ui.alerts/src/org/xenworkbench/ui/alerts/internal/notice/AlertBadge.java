/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.text.MessageFormat;
import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ISourceProviderListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.eclipse.ui.services.ISourceProviderService;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.alerts.internal.AlertIcon;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Says in the status line how many alerts are active, and leads to them. */
public final class AlertBadge extends WorkbenchWindowControlContribution {

  @Override
  protected Control createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(2, 0).applyTo(panel);
    ToolBar bar = new ToolBar(panel, SWT.FLAT | SWT.RIGHT);
    GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(bar);
    ToolItem item = new ToolItem(bar, SWT.PUSH);
    item.setToolTipText(Messages.AlertBadge_tooltip);
    item.setData("org.eclipse.swtbot.widget.key", "alerts.badge");
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> open()));
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), bar);
    if (getWorkbenchWindow().getService(ISourceProviderService.class)
        .getSourceProvider(AlertCount.VARIABLE) instanceof AlertCount count) {
      show(item, images, count);
      ISourceProviderListener listener = new ISourceProviderListener() {
        @Override
        public void sourceChanged(int priority, @SuppressWarnings("rawtypes") Map values) {
          show(item, images, count);
        }

        @Override
        public void sourceChanged(int priority, String name, Object value) {
          show(item, images, count);
        }
      };
      count.addSourceProviderListener(listener);
      bar.addDisposeListener(event -> count.removeSourceProviderListener(listener));
    }
    return panel;
  }

  private static void show(ToolItem item, LocalResourceManager images, AlertCount count) {
    item.setText(MessageFormat.format(Messages.AlertBadge_text, count.count()));
    item.setImage(images.get(AlertIcon.of(count.worst()).descriptor()));
    item.getParent().requestLayout();
  }

  private void open() {
    IWorkbenchWindow window = getWorkbenchWindow();
    try {
      window.getActivePage().showView(XenUi.ALERTS_VIEW);
    } catch (PartInitException e) {
      Problems.show(Messages.NoticePopup_noView, e);
    }
  }
}
