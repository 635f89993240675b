/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.action.ReadOnly;

/** Asks for a virtual machine and has it made: on the selected host, or that of the selected VM. */
public final class NewVmHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay()) || ReadOnly.refuses(window)) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    VmCreation creation = window.getService(VmCreation.class);
    Optional<HostId> host = ModelSelection.objects(ModelSelection.current(window)).stream().flatMap(NewVmHandler::host)
        .filter(id -> creation.obstacle(id).isEmpty()).findFirst();
    NewVmWizard wizard = new NewVmWizard(window, window.getShell().getDisplay(), host);
    WizardDialog dialog = wizard.dialog(window.getShell());
    window.getService(RefreshTimes.class).opening("definition.newVm", dialog::create);
    dialog.open();
    return null;
  }

  private static Stream<HostId> host(ModelObject selected) {
    return selected instanceof Host host ? Stream.of(host.id())
        : selected instanceof VirtualMachine vm ? Stream.of(vm.host()) : Stream.empty();
  }
}
