/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.text.MessageFormat;
import java.util.concurrent.CompletionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.DescriptionDialog;

/** Shows what is written about a VM, as its host has it, and changes it; that of several begins empty. */
public final class SetDescriptionHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    if (choice.fit().size() > 1) {
      ask(window, choice, MessageFormat.format(Messages.SetDescriptionHandler_several, choice.fit().size()), "");
      return;
    }
    VirtualMachine vm = choice.fit().get(0);
    Display display = window.getShell().getDisplay();
    window.getService(HostCalls.class).submit(vm.host(), Role.POLLING,
        session -> session.require(DefinitionControl.class).description(vm.id().uuid()))
        .whenComplete((text, failure) -> Displays.later(display, () -> {
          if (failure != null) {
            Problems.show(NLS.bind(Messages.SetDescriptionHandler_unread, vm.name()),
                failure instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause()
                    : failure);
          } else if (window.getShell() != null && !window.getShell().isDisposed()) {
            ask(window, choice, NLS.bind(Messages.SetDescriptionHandler_one, vm.name()), text);
          }
        }));
  }

  private void ask(IWorkbenchWindow window, Choice<VirtualMachine> choice, String question, String text) {
    DescriptionDialog dialog = new DescriptionDialog(window.getShell(), question, text, choice.leftOutText());
    if (dialog.isAccepted() && (choice.fit().size() > 1 || !dialog.text().equals(text))) {
      perform(window, choice, VmHandlers.deed(VmChange.SET_DESCRIPTION, dialog.text()));
    }
  }
}
