/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * What a report has of one host.
 *
 * @param host the host
 * @param state its state in words
 * @param group the group that it is in; empty for none
 * @param vms its VMs
 */
record HostPart(Host host, String state, String group, List<VmPart> vms) {

  /**
   * What it has of one VM.
   *
   * @param vm the VM
   * @param state its state in words
   * @param definition what it is made of; empty if that could not be read
   * @param unread why not; empty if it could
   */
  record VmPart(VirtualMachine vm, String state, Optional<Definition> definition, String unread) {
  }

  /** Whether nobody knows which VMs it has: it is not connected. */
  boolean isUnknown() {
    return !host.isConnected() && vms.isEmpty();
  }

  /** How many definitions could not be read. */
  int unread() {
    return (int) vms.stream().filter(vm -> vm.definition().isEmpty()).count();
  }
}
