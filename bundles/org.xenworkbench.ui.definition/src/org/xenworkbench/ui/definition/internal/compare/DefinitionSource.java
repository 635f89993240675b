/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.compare;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.definition.internal.Messages;

/**
 * A definition that can be compared.
 *
 * @param label whose and which it is
 * @param text has it read, when it is needed
 */
public record DefinitionSource(String label, Supplier<CompletableFuture<String>> text) {

  /** One that is there. */
  public static DefinitionSource of(String label, String text) {
    return new DefinitionSource(label, () -> CompletableFuture.completedFuture(text));
  }

  /** What a VM is started with next or, on a host that is read-only, what it is now. */
  static DefinitionSource of(IServiceLocator services, VirtualMachine vm) {
    VmDefinitions definitions = services.getService(VmDefinitions.class);
    String label = label(services, vm);
    return definitions.obstacle(vm.id(), vm.host()).isEmpty()
        ? new DefinitionSource(label + ": " + Messages.Compare_next, () -> definitions.next(vm.id(), vm.host()))
        : new DefinitionSource(label + ": " + Messages.Compare_now, () -> definitions.present(vm.id(), vm.host()));
  }

  /** What a VM is now, if that may differ from what it is started with next. */
  static Optional<DefinitionSource> present(IServiceLocator services, VirtualMachine vm) {
    VmDefinitions definitions = services.getService(VmDefinitions.class);
    return vm.isActive()
        ? Optional.of(new DefinitionSource(label(services, vm) + ": " + Messages.Compare_now,
            () -> definitions.present(vm.id(), vm.host())))
        : Optional.empty();
  }

  private static String label(IServiceLocator services, VirtualMachine vm) {
    String host = services.getService(Inventory.class).host(vm.host()).map(Host::name).orElse("");
    return NLS.bind(Messages.Compare_of, vm.name(), host);
  }
}
