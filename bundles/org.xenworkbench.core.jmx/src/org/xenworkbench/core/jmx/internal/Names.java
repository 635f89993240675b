/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;

/** Object names. They are for ever: a client queries by type and id, since a name changes. */
final class Names {

  static final String DOMAIN = "org.xenworkbench";
  static final ObjectName MIGRATIONS = name("type=Migrations");
  static final ObjectName EVENT_LOG = name("type=EventLog");
  static final ObjectName SAMPLER = name("type=Sampler");

  private Names() {
  }

  static ObjectName host(Host host) {
    return name("type=Host,name=" + ObjectName.quote(SafeText.cell(host.name())) + ",id=" + host.id());
  }

  static ObjectName connection(Host host) {
    return name("type=Connection,name=" + ObjectName.quote(SafeText.cell(host.name())) + ",id=" + host.id());
  }

  /** Domain-0 has the same UUID on every host, and a claim that of another host's VM, so their names say which. */
  static ObjectName virtualMachine(VirtualMachine vm) {
    String host = vm.id().on().map(on -> ",host=" + on).orElse("");
    return name("type=VirtualMachine,name=" + ObjectName.quote(SafeText.cell(vm.name()))
        + ",uuid=" + vm.id().uuid() + host);
  }

  private static ObjectName name(String keys) {
    try {
      return new ObjectName(DOMAIN + ':' + keys);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
