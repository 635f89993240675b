/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.Credentials;
import org.xenworkbench.core.host.HostConfiguration;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;

/**
 * What every managed host shares.
 *
 * @param drivers finds the driver of a host type
 * @param credentials finds a host's credentials
 */
record HostEnvironment(InventoryImpl inventory, SamplerImpl sampler, EventLog log, Clock clock,
    ScheduledExecutorService ticker, Listeners<SessionEvents> events, Drivers drivers, CredentialLookup credentials) {

  /** Finds drivers. */
  interface Drivers {
    HypervisorDriver find(String type) throws HypervisorException;

    boolean isSimulated(String type);
  }

  /** Finds credentials. */
  interface CredentialLookup {
    Optional<Credentials> find(HostConfiguration host);
  }
}
