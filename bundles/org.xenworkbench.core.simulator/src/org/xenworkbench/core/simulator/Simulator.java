/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.HypervisorDriver;

/**
 * The driver for hosts of type {@code simulator}. The address of a host is the name of its fleet, a slash, and its own:
 * {@code demo/pm1}. The fleets {@code demo} (two hosts, eight virtual machines) and {@code tiny} (two hosts, two
 * virtual machines, Xen-like) are there without being added. All sessions of one simulator see the same worlds. An OSGi
 * service, also as {@link HypervisorDriver}; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Simulator extends HypervisorDriver {

  /** The host type. */
  String TYPE = "simulator";

  /**
   * Adds a fleet, which begins now.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  SimulatedFleet add(FleetDefinition definition);

  /** The fleet of that name, empty if there is none. */
  Optional<SimulatedFleet> fleet(String name);
}
