/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;

/** What the tree says about a host or a virtual machine. Knows no widgets; never calls a hypervisor. */
public final class HostRows {

  private final Inventory inventory;
  private final Sampler sampler;

  /** Creates one. */
  public HostRows(Inventory inventory, Sampler sampler) {
    this.inventory = inventory;
    this.sampler = sampler;
  }

  /** Whether another host leads to the same machine or has a VM with the same UUID, which the state says too. */
  static boolean isDoubled(Object element) {
    return element instanceof Host host ? host.sameMachineAs().isPresent()
        : element instanceof VirtualMachine vm && !vm.alsoOn().isEmpty();
  }

  /** The name, marked if it is simulated. */
  public String name(Object element) {
    return element instanceof Host host ? ModelTexts.name(host) : element instanceof VirtualMachine vm ? vm.name() : "";
  }

  /** The state. */
  public String state(Object element) {
    if (element instanceof Host host) {
      String state = ModelTexts.state(host, inventory);
      boolean explained = host.connection().state() == Connection.State.FAILED
          && host.connection().reason().isPresent();
      return explained ? NLS.bind(Messages.HostRows_failed, state) : state;
    }
    return element instanceof VirtualMachine vm ? ModelTexts.state(vm, inventory) : "";
  }

  /** CPU usage, empty where there is none. */
  public String cpu(Object element) {
    return usesCpu(element) ? Formats.percent(cpuValue(element)) : "";
  }

  /** CPU usage to sort by; less than any where there is none. */
  double cpuUsage(Object element) {
    return orLeast(usesCpu(element) ? cpuValue(element) : Double.NaN);
  }

  /** Used memory to sort by; less than any where there is none. */
  double memoryUsage(Object element) {
    double used = element instanceof VirtualMachine vm ? vm.memory()
        : element instanceof Host host ? value(host.id(), Metrics.MEMORY_USED) : Double.NaN;
    return orLeast(isMeasured(element) ? used : Double.NaN);
  }

  private static double orLeast(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /** What stands still uses none from that moment on, whatever was measured before. */
  private static boolean usesCpu(Object element) {
    return isMeasured(element) && !(element instanceof VirtualMachine vm && vm.state().standsStill());
  }

  private static boolean isMeasured(Object element) {
    return element instanceof Host host ? host.isConnected() : element instanceof VirtualMachine vm && vm.isActive();
  }

  private double cpuValue(Object element) {
    return element instanceof Host host ? value(host.id(), Metrics.CPU_AVG)
        : element instanceof VirtualMachine vm ? value(vm.id(), Metrics.CPU_USAGE) : Double.NaN;
  }

  /** Memory: used and total of a host, that of a VM. */
  public String memory(Object element) {
    if (element instanceof Host host) {
      return host.isConnected() ? hostMemory(host) : "";
    }
    return element instanceof VirtualMachine vm && vm.isActive() ? Formats.bytes(vm.memory()) : "";
  }

  private String hostMemory(Host host) {
    double used = value(host.id(), Metrics.MEMORY_USED);
    double total = host.info().map(info -> (double) info.memory())
        .orElseGet(() -> value(host.id(), Metrics.MEMORY_TOTAL));
    return Double.isFinite(used) ? Formats.bytesOf(used, total) : Formats.bytes(total);
  }

  private double value(ObjectId id, String metric) {
    Map<String, Double> latest = sampler.latest(id);
    return Optional.ofNullable(latest.get(metric)).orElse(Double.NaN);
  }
}
