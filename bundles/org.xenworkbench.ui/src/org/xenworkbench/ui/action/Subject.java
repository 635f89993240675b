/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.internal.Messages;

/**
 * A kind of what actions are for. An open set: whoever has something that can be selected may make one.
 *
 * @param type the class of what is selected
 * @param name what users call one
 * @param latest what is known of one now, which may have been selected long ago; empty if it has gone. Must not block
 * @param wanted that one must be selected first, as a sentence
 * @since 0.1
 */
public record Subject<T>(Class<T> type, Function<T, String> name, BiFunction<IServiceLocator, T, Optional<T>> latest,
    String wanted) {

  /** Virtual machines. */
  public static final Subject<VirtualMachine> VM = new Subject<>(VirtualMachine.class, VirtualMachine::name,
      (services, vm) -> services.getService(Inventory.class).virtualMachine(vm.id()), Messages.Action_selectVm);
  /** Hosts. */
  public static final Subject<Host> HOST = new Subject<>(Host.class, Host::name,
      (services, host) -> services.getService(Inventory.class).host(host.id()), Messages.Action_selectHost);

  /** Those among what is selected, in order. */
  public List<T> in(List<?> selected) {
    return selected.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
