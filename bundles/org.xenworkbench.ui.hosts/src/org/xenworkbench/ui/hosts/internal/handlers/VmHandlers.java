/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmText;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.DeleteVmDialog;
import org.xenworkbench.ui.NameDialog;
import org.xenworkbench.ui.hosts.internal.dialog.TypedConfirmationDialog.Wanted;

/** The dialogs of what is done with VMs by commands of others. */
public final class VmHandlers {

  /** How many VMs there is room to name. */
  private static final int NAMES = 5;

  private VmHandlers() {
  }

  /** Changes a VM with that text. */
  static Action.Deed<VirtualMachine> deed(VmChange change, String text) {
    return (services, vm) -> services.getService(VmService.class).change(vm.id(), vm.host(), change, text,
        XenUi.user());
  }

  /** Gives the selected VM another name. */
  public static final class Rename extends ActionHandler<VirtualMachine> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
      VirtualMachine vm = choice.fit().get(0);
      new NameDialog(window.getShell(), Messages.VmHandlers_rename, NLS.bind(Messages.VmHandlers_name, vm.name()),
          vm.name(), name -> refusal(window, vm, name)).ask()
          .ifPresent(name -> perform(window, choice, deed(VmChange.RENAME, name)));
    }

    /** Nothing is said of what is not changed yet. */
    private static Optional<String> refusal(IServiceLocator services, VirtualMachine vm, String name) {
      if (name.equals(vm.name())) {
        return Optional.of("");
      }
      Optional<VmText> rule = VmChange.RENAME.text();
      return rule.flatMap(text -> text.refusal(name)).or(() -> services.getService(Inventory.class)
          .virtualMachines(vm.host()).stream().filter(other -> other.name().equals(name)).findFirst()
          .map(other -> NLS.bind(Messages.VmHandlers_nameTaken, name)));
    }
  }

  /** Deletes the selected VMs, when the user has typed what they are. */
  public static final class Delete extends ActionHandler<VirtualMachine> {

    private Map<VmId, List<ResourceId>> disks = Map.of();

    @Override
    protected boolean isConfirmed(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
      Inventory inventory = window.getService(Inventory.class);
      Display display = window.getShell().getDisplay();
      DeleteVmDialog dialog = new DeleteVmDialog(window.getShell(),
          choice.fit().size() == 1 ? Messages.VmHandlers_typeName : Messages.VmHandlers_typeNumber,
          () -> wanted(inventory, choice), window.getService(VmDevices.class), choice.fit());
      Registration renamed = inventory.addListener(changes -> Displays.later(display, dialog::refresh));
      try {
        boolean isAccepted = dialog.isAccepted();
        disks = dialog.chosen();
        return isAccepted;
      } finally {
        renamed.close();
      }
    }

    /** By the names that they have now: somebody else may rename one while the dialog is open. */
    static Wanted wanted(Inventory inventory, Choice<VirtualMachine> choice) {
      List<VirtualMachine> vms =
          choice.fit().stream().map(vm -> inventory.virtualMachine(vm.id()).orElse(vm)).toList();
      boolean one = vms.size() == 1;
      String question = one
          ? NLS.bind(Messages.VmHandlers_deleteOne, vms.get(0).name(), host(inventory, vms.get(0)))
          : MessageFormat.format(Messages.VmHandlers_deleteSeveral, vms.size(), names(inventory, vms));
      String leftOut = choice.leftOutText();
      return new Wanted(leftOut.isEmpty() ? question : question + "\n\n" + leftOut,
          one ? vms.get(0).name() : Integer.toString(vms.size()));
    }

    private static String host(Inventory inventory, VirtualMachine vm) {
      return inventory.host(vm.host()).map(Host::name).orElse("");
    }

    private static String names(Inventory inventory, List<VirtualMachine> vms) {
      String names = vms.stream().limit(NAMES)
          .map(vm -> NLS.bind(Messages.VmHandlers_line, SafeText.cell(vm.name()), host(inventory, vm)))
          .collect(Collectors.joining("\n"));
      return vms.size() <= NAMES ? names
          : names + '\n' + NLS.bind(Messages.VmHandlers_more, vms.size() - NAMES);
    }

    @Override
    protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
      Map<VmId, List<ResourceId>> chosen = disks;
      perform(window, choice, (services, vm) -> {
        if (chosen.containsKey(vm.id())) {
          services.getService(VmDevices.class).delete(vm.id(), vm.host(), chosen.get(vm.id()), XenUi.user());
        } else {
          deed(VmChange.DELETE, "").with(services, vm);
        }
      });
    }
  }
}
