/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.util.Objects;
import java.util.Optional;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * What a rule watches: hosts or virtual machines, all of them or those within something. Immutable.
 *
 * @param measured whether hosts or VMs are watched; control domains are VMs
 * @param within empty for all; the one host or VM; a host whose VMs are watched; or a group of hosts that are watched,
 *     or whose VMs are, with those of the groups within it. A VM belongs to the host that owns it now, so one that
 *     migrates may come into the scope, or leave it
 * @since 0.1
 */
public record AlertScope(MetricDescriptor.Scope measured, Optional<ObjectId> within) {

  /** All hosts. */
  public static final AlertScope ALL_HOSTS = new AlertScope(MetricDescriptor.Scope.HOST, Optional.empty());
  /** All virtual machines. */
  public static final AlertScope ALL_VMS = new AlertScope(MetricDescriptor.Scope.VM, Optional.empty());

  /**
   * Checks that they fit.
   *
   * @throws IllegalArgumentException if it is a host within a VM, or of a kind that has no metrics
   */
  public AlertScope {
    Objects.requireNonNull(measured);
    within.ifPresent(id -> {
      boolean isVm = id instanceof VmId;
      if (!isVm && !(id instanceof HostId) && !(id instanceof GroupId)
          || isVm && measured == MetricDescriptor.Scope.HOST) {
        throw new IllegalArgumentException("Nothing of the kind " + measured + " is within " + id.key());
      }
    });
  }

  /** One host. */
  public static AlertScope host(HostId host) {
    return new AlertScope(MetricDescriptor.Scope.HOST, Optional.of(host));
  }

  /** One virtual machine, wherever it runs. */
  public static AlertScope vm(VmId vm) {
    return new AlertScope(MetricDescriptor.Scope.VM, Optional.of(vm));
  }

  /** The virtual machines that a host owns. */
  public static AlertScope vmsOf(HostId host) {
    return new AlertScope(MetricDescriptor.Scope.VM, Optional.of(host));
  }

  /** The hosts of a group, and of those within it. */
  public static AlertScope hostsOf(GroupId group) {
    return new AlertScope(MetricDescriptor.Scope.HOST, Optional.of(group));
  }

  /** The virtual machines that the hosts of a group, and of those within it, own. */
  public static AlertScope vmsOf(GroupId group) {
    return new AlertScope(MetricDescriptor.Scope.VM, Optional.of(group));
  }

  /** The group, if it is one of a group. */
  public Optional<GroupId> group() {
    return within.filter(GroupId.class::isInstance).map(GroupId.class::cast);
  }
}
