/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.vm.FormerDefinition;
import org.xenworkbench.core.vm.internal.secret.KeptPasswords;

/** Has a VM started with another definition next. */
final class DefineVmOperation implements Operation {

  private final HostCalls hosts;
  private final VirtualMachine vm;
  private final String hostName;
  private final Optional<String> base;
  private final String text;

  /**
   * Creates one.
   *
   * @param base what the text was made from, with marks for passwords; empty if that is no matter
   * @param text the new definition, with the same marks
   */
  DefineVmOperation(HostCalls hosts, VirtualMachine vm, String hostName, Optional<String> base, String text) {
    this.hosts = hosts;
    this.vm = vm;
    this.hostName = hostName;
    this.base = base;
    this.text = text;
  }

  @Override
  public Description describe() {
    return Description.of(LogEntry.CONFIGURATION, vm.host(), hostName,
        NLS.bind(Messages.Define_running, vm.name(), hostName), NLS.bind(Messages.Define_done, vm.name(), hostName))
        .withVm(vm.id(), vm.name()).withAttributes(Map.of(LogAttribute.ACTION.name(), Feature.DEFINE.name()));
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    Optional<String> refusal = DefinitionText.refusal(text, vm.id().uuid(), vm.name());
    if (refusal.isPresent()) {
      throw new HypervisorException(Kind.CONFIGURATION, refusal.get());
    }
    String former = hosts.call(vm.host(), Role.OPERATIONS, session -> define(session, monitor));
    FormerDefinition.keep(monitor, former);
    hosts.pollSoon(vm.host());
  }

  /** Returns the one before, with marks for passwords. */
  private String define(HypervisorSession session, OperationMonitor monitor) throws HypervisorException {
    DefinitionControl control = session.require(DefinitionControl.class);
    KeptPasswords passwords = KeptPasswords.in(control.nextDefinition(vm.id().uuid()));
    if (base.filter(known -> !known.equals(passwords.marked())).isPresent()) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Define_changed, vm.name(), hostName));
    }
    try {
      control.define(vm.id().uuid(), passwords.putInto(text));
      return passwords.marked();
    } catch (HypervisorException e) {
      if (e.kind() == Kind.LOST) { // it may have taken it
        FormerDefinition.keep(monitor, passwords.marked());
      }
      throw passwords.without(e, text);
    }
  }

  @Override
  public String found(HypervisorSession session, Map<String, String> facts) {
    return FormerDefinition.found(session, vm.id().uuid(), facts);
  }
}
