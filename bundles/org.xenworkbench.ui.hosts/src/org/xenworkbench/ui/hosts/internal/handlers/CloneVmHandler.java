/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.ClonedDisk;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.ShowMade;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.NameDialog;

/** Asks for a name, says what becomes of the disks, and has a VM made like the selected one. */
public final class CloneVmHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    if (choice.fit().size() > 1) {
      refuse(window, Messages.CloneVm_many);
      return;
    }
    VirtualMachine vm = choice.fit().get(0);
    Display display = window.getShell().getDisplay();
    window.getService(VmCreation.class).cloneDisks(vm.id(), vm.host())
        .whenComplete((disks, failure) -> Displays.later(display, () -> asked(window, choice, disks, failure)));
  }

  private void asked(IWorkbenchWindow window, Choice<VirtualMachine> choice, @Nullable List<ClonedDisk> disks,
      @Nullable Throwable failure) {
    VirtualMachine vm = choice.fit().get(0);
    if (failure != null) {
      Problems.show(NLS.bind(Messages.CloneVm_unread, vm.name()),
          failure instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure);
    } else if (disks != null && window.getShell() != null && !window.getShell().isDisposed()
        && NoQuestionOpen.holds(window.getShell().getDisplay())) { // else the user is at something else by now
      Inventory inventory = window.getService(Inventory.class);
      String host = inventory.host(vm.host()).map(Host::name).orElse("");
      String question = lines(disks) + "\n\n" + NLS.bind(Messages.CloneVm_question, vm.name(), host);
      new NameDialog(window.getShell(), Messages.CloneVm_title, question, NLS.bind(Messages.CloneVm_name, vm.name()),
          name -> refusal(inventory, vm, name)).ask().ifPresent(
              name -> perform(window, choice,
                  (services, one) -> ShowMade.when(window, services.getService(VmCreation.class).clone(one.id(),
                      one.host(), name, XenUi.user()), one.host(), name)));
    }
  }

  /** What becomes of each disk. */
  static String lines(List<ClonedDisk> disks) {
    return disks.isEmpty() ? Messages.CloneVm_none : disks.stream()
        .map(disk -> SafeText.cell(NLS.bind(pattern(disk),
            new Object[] {disk.target(), disk.source(), Formats.bytes(disk.bytes())})))
        .collect(Collectors.joining("\n"));
  }

  private static String pattern(ClonedDisk disk) {
    return !disk.copied() ? Messages.CloneVm_shared
        : disk.bytes() > 0 ? Messages.CloneVm_copied : Messages.CloneVm_copiedUnknown;
  }

  private static Optional<String> refusal(Inventory inventory, VirtualMachine vm, String name) {
    return VmChange.RENAME.text().flatMap(rule -> rule.refusal(name)).or(() -> inventory.virtualMachines(vm.host())
        .stream().filter(other -> other.name().equals(name)).findFirst()
        .map(other -> NLS.bind(Messages.VmHandlers_nameTaken, name)));
  }
}
