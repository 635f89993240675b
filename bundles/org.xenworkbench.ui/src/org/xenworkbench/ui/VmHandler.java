/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.internal.Messages;

/**
 * Base of the handlers of commands on virtual machines: acts on all selected ones that qualify, as they are now, and
 * says in the tooltip why none does. Enabling itself is declared in plugin.xml with the properties of namespace
 * {@code org.xenworkbench.vm}. UI thread.
 */
public abstract class VmHandler extends AbstractHandler implements IElementUpdater {

  private final String label;

  /**
   * Creates one.
   *
   * @param label the command's name, for tooltips
   */
  protected VmHandler(String label) {
    this.label = label;
  }

  /** Why that VM does not qualify now, as a sentence; empty if it does. Must not block. */
  protected abstract Optional<String> obstacle(IServiceLocator services, VirtualMachine vm);

  /** Acts on those VMs, of which there is at least one. */
  protected abstract void execute(IWorkbenchWindow window, List<VirtualMachine> vms) throws ExecutionException;

  /** Why each of the selected VMs that do not qualify now does not, as sentences that name it. */
  protected final List<String> leftOut(IWorkbenchWindow window) {
    return selected(window, ModelSelection.current(window)).stream().flatMap(vm -> obstacle(window, vm).stream()
        .map(reason -> reason.contains(vm.name()) ? reason : vm.name() + ": " + reason)).toList();
  }

  @Override
  public final Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    List<VirtualMachine> vms = selected(window, ModelSelection.current(window)).stream()
        .filter(vm -> obstacle(window, vm).isEmpty()).toList();
    if (!vms.isEmpty()) {
      execute(window, vms);
    }
    return null;
  }

  @Override
  public final void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
    IServiceLocator services = element.getServiceLocator();
    IWorkbenchWindow window = services.getService(IWorkbenchWindow.class);
    element.setTooltip(window == null ? label
        : SafeText.label(tooltip(window, selected(window, ModelSelection.current(window)))));
  }

  private String tooltip(IWorkbenchWindow window, List<VirtualMachine> vms) {
    if (vms.isEmpty()) {
      return NLS.bind(Messages.VmHandler_because, label, Messages.VmHandler_selectVm);
    }
    List<Optional<String>> obstacles = vms.stream().map(vm -> obstacle(window, vm)).toList();
    return obstacles.stream().anyMatch(Optional::isEmpty) ? label
        : NLS.bind(Messages.VmHandler_because, label, obstacles.get(0).orElse(""));
  }

  private static List<VirtualMachine> selected(IServiceLocator services,
      @org.eclipse.jdt.annotation.Nullable ISelection selection) {
    Inventory inventory = services.getService(Inventory.class);
    return ModelSelection.virtualMachines(selection).stream()
        .map(vm -> inventory.virtualMachine(vm.id()).orElse(vm)).toList();
  }
}
