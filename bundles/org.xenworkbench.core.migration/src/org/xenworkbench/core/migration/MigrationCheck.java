/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * Checks one thing before a migration. An OSGi service (whiteboard); third parties add theirs. Called off the UI thread
 * and may take a second or two, but not wait for a user.
 *
 * @since 0.1
 */
@ConsumerType
public interface MigrationCheck {

  /** Checks the request; an empty list if there is nothing to say. */
  List<Verdict> check(Subject subject);

  /**
   * What is to be migrated, as of now.
   *
   * @param request the request
   * @param vm the VM
   * @param source the host that owns it
   * @param target the host it shall go to
   * @param sourceCapabilities what the source's driver can do, empty while it is not connected
   * @param targetCapabilities what the target's driver can do, empty while it is not connected
   * @param sourceConfiguration settings of the source
   * @param targetConfiguration settings of the target
   * @param targetMachines what the target lists, whoever owns it
   * @param targetMemoryFree free memory of the target in bytes, empty if unknown
   */
  record Subject(MigrationRequest request, VirtualMachine vm, Host source, Host target,
      Optional<Capabilities> sourceCapabilities, Optional<Capabilities> targetCapabilities,
      HostConfiguration sourceConfiguration, HostConfiguration targetConfiguration,
      List<VirtualMachine> targetMachines, Optional<Long> targetMemoryFree) {
  }
}
