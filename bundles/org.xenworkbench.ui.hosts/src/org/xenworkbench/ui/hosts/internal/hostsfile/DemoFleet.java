/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.hostsfile;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Two simulated hosts, by which somebody without a hypervisor sees what the workbench does. */
public final class DemoFleet {

  private static final String TYPE = "simulator";
  private static final List<String> NAMES = List.of("pm1", "pm2");

  private DemoFleet() {
  }

  /** Whether there is a simulator. */
  public static boolean isThere(HostRegistry registry) {
    return registry.hostTypes().contains(TYPE);
  }

  /** Adds its hosts and connects them, in the background. */
  public static void open(HostRegistry registry) {
    Job.create(Messages.DemoFleet_opening, (IJobFunction) monitor -> ImportHostsHandler.take(registry, hosts()))
        .schedule();
  }

  private static List<HostConfiguration> hosts() {
    return NAMES.stream().map(name -> new HostConfiguration(HostId.random(), name,
        new Endpoint(TYPE, Endpoint.Transport.LOCAL, "demo/" + name, 0, Optional.empty()), Optional.empty(), true,
        false)).toList();
  }
}
