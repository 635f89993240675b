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
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.ISourceProviderListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.eclipse.ui.services.ISourceProviderService;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ReadOnly;
import org.xenworkbench.ui.alerts.internal.AlertIcon;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Says in the status line how many alerts are active, and leads to them. */
public final class AlertBadge extends WorkbenchWindowControlContribution {

  /** The trim gives it the room that it needs at first, and no more when there are more. */
  private static final int MOST = 9_999;
  private static final int ICON = 16;

  @Override
  protected Control createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 2).applyTo(panel);
    Label icon = new Label(panel, SWT.NONE);
    GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(false, true).hint(ICON, ICON).applyTo(icon);
    Link link = new Link(panel, SWT.NONE);
    link.setToolTipText(Messages.AlertBadge_tooltip);
    link.setData("org.eclipse.swtbot.widget.key", "alerts.badge");
    link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> open()));
    link.setText(text(MOST));
    GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, true)
        .hint(link.computeSize(SWT.DEFAULT, SWT.DEFAULT)).applyTo(link);
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), panel);
    if (getWorkbenchWindow().getService(ISourceProviderService.class)
        .getSourceProvider(AlertCount.VARIABLE) instanceof AlertCount count) {
      Runnable show = () -> {
        if (!panel.isDisposed()) { // who was told before may have taken it away: there is none any more
          link.setText(text(count.count()));
          icon.setImage(images.get(AlertIcon.of(count.worst()).descriptor()));
          boolean isLive = ReadOnly.reason(getWorkbenchWindow()).isEmpty(); // a recording has not these alerts
          link.setVisible(isLive);
          icon.setVisible(isLive);
        }
      };
      show.run();
      panel.getDisplay().asyncExec(show); // by then the window says what it shows
      ISourceProviderListener listener = new Listener(show);
      count.addSourceProviderListener(listener);
      panel.addDisposeListener(event -> count.removeSourceProviderListener(listener));
    }
    return panel;
  }

  private static String text(int count) {
    return "<a>" + MessageFormat.format(Messages.AlertBadge_text, count) + "</a>";
  }

  private record Listener(Runnable show) implements ISourceProviderListener {

    @Override
    public void sourceChanged(int priority, @SuppressWarnings("rawtypes") Map values) {
      show.run();
    }

    @Override
    public void sourceChanged(int priority, String name, Object value) {
      show.run();
    }
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
