/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.Optional;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;

/** How much a VM can be given by what its host's driver allows; never asks a hypervisor. */
record Limits(Inventory inventory, HostRegistry registry) {

  /** How much of something a VM can be given on its host, and has. */
  Amount amount(VirtualMachine vm, VmSetting setting) {
    Amount amount = setting.amount(vm);
    boolean isVcpus = setting.equals(VmSetting.SET_NEXT_VCPUS);
    if (isVcpus) {
      amount = bounded(amount, vm, Feature.VCPUS_ABOVE_CPUS, cpus(vm));
    }
    if (vm.isActive() && (isVcpus || setting.equals(VmSetting.SET_NEXT_MEMORY))) {
      amount = bounded(amount, vm, Feature.NEXT_ABOVE_MAXIMUM, isVcpus ? vm.maxVcpus() : vm.maxMemory());
    }
    return amount;
  }

  /** By that number where the host lacks the feature; 0 is not known. */
  private Amount bounded(Amount amount, VirtualMachine vm, Feature feature, long most) {
    Optional<String> lack = registry.capabilities(vm.host()).flatMap(known -> known.whyNot(feature));
    return lack.isEmpty() || most == 0 ? amount : amount.upTo(most, lack.get());
  }

  private long cpus(VirtualMachine vm) {
    return inventory.host(vm.host()).flatMap(Host::info).map(HostInfo::cpus).orElse(0);
  }
}
