/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ReadOnly;
import org.xenworkbench.ui.hosts.internal.HostsView;
import org.xenworkbench.ui.hosts.internal.dialog.AddHostWizard;

/** Asks for a host and adds it. */
public final class AddHostHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay()) || ReadOnly.refuses(window)) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    HostGroups groups = window.getService(HostGroups.class);
    String group = groups.path(ModelSelection.of(ModelSelection.current(window), HostGroup.class).stream()
        .map(HostGroup::id).findFirst()).toString();
    AddHostWizard wizard = new AddHostWizard(window.getService(HostRegistry.class),
        window.getService(CredentialStore.class), groups, group);
    WizardDialog dialog = wizard.dialog(window.getShell());
    window.getService(RefreshTimes.class).opening("hosts.addHost", dialog::create);
    dialog.open();
    Optional<HostId> added = wizard.added();
    if (added.isPresent()) {
      select(window, added.get());
    }
    return null;
  }

  /** The host is saved in the background: the view selects it as soon as it is there. */
  private static void select(IWorkbenchWindow window, HostId host) throws ExecutionException {
    IWorkbenchPage page = window.getActivePage();
    try {
      if (page != null && page.showView(XenUi.HOSTS_VIEW) instanceof HostsView view) {
        view.reveal(Set.of(host));
      }
    } catch (PartInitException e) {
      throw new ExecutionException(XenUi.HOSTS_VIEW, e);
    }
  }
}
