/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.alerts.internal.Messages;

/** What a rule can be about, in the order in which it is offered. */
enum ScopeKind {
  ALL_VMS(Messages.ScopeKind_allVms, Scope.VM, null, null),
  VM(Messages.ScopeKind_vm, Scope.VM, VirtualMachine.class, VmId.class),
  VMS_OF_HOST(Messages.ScopeKind_vmsOfHost, Scope.VM, Host.class, HostId.class),
  VMS_OF_GROUP(Messages.ScopeKind_vmsOfGroup, Scope.VM, HostGroup.class, GroupId.class),
  ALL_HOSTS(Messages.ScopeKind_allHosts, Scope.HOST, null, null),
  HOST(Messages.ScopeKind_host, Scope.HOST, Host.class, HostId.class),
  HOSTS_OF_GROUP(Messages.ScopeKind_hostsOfGroup, Scope.HOST, HostGroup.class, GroupId.class);

  private final String label;
  private final Scope measured;
  private final @Nullable Class<? extends ModelObject> type;
  private final @Nullable Class<? extends ObjectId> id;

  ScopeKind(String label, Scope measured, @Nullable Class<? extends ModelObject> type,
      @Nullable Class<? extends ObjectId> id) {
    this.label = label;
    this.measured = measured;
    this.type = type;
    this.id = id;
  }

  /** The kind of a scope. */
  static ScopeKind of(AlertScope scope) {
    return Stream.of(values()).filter(kind -> kind.measured == scope.measured() && kind.fits(scope.within()))
        .findFirst().orElseThrow();
  }

  /** The one that an object is taken for that is selected: itself; of a group its hosts. */
  static ScopeKind about(ObjectId object) {
    return object instanceof VmId ? VM : object instanceof HostId ? HOST : HOSTS_OF_GROUP;
  }

  String label() {
    return label;
  }

  /** Whether hosts or VMs are measured. */
  Scope measured() {
    return measured;
  }

  /** What has to be chosen; empty for all. */
  Optional<Class<? extends ModelObject>> type() {
    return Optional.ofNullable(type);
  }

  /** Whether that is what has to be chosen. */
  boolean fits(Optional<ObjectId> within) {
    Class<? extends ObjectId> wanted = id;
    return wanted == null ? within.isEmpty() : within.filter(wanted::isInstance).isPresent();
  }
}
