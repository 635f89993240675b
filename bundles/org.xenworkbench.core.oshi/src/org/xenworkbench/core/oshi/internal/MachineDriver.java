/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.model.HostId;
import oshi.SystemInfo;
import oshi.util.GlobalConfig;

/** Driver of the one built-in host: the machine that the core runs on. */
@Component(service = HypervisorDriver.class)
public final class MachineDriver implements HypervisorDriver {

  static final String TYPE = "machine";
  private static final int LONGEST_NAME = 64;
  /** The same in every installation, so that the history of this machine outlives a lost configuration. */
  private static final HostId ID = new HostId(
      UUID.nameUUIDFromBytes("org.xenworkbench.core.oshi/machine".getBytes(StandardCharsets.US_ASCII)));

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public Optional<HostConfiguration> builtInHost() {
    String name = NLS.bind(Messages.Machine_name, MachineName.get());
    String fitting = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    Endpoint endpoint = new Endpoint(TYPE, Transport.LOCAL, "", 0, Optional.empty());
    return Optional.of(new HostConfiguration(ID, fitting, endpoint, Optional.empty(), true, true));
  }

  @Override
  public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
    try {
      askEveryTime();
      SystemInfo system = new SystemInfo();
      return new MachineSession(context, system, new MachineReadings(system.getHardware(), context.clock()));
    } catch (LinkageError | RuntimeException e) {
      // OSHI reports what a platform lacks in both of these forms: a library that does not load, or its own exception
      throw new HypervisorException(Kind.DRIVER_UNAVAILABLE,
          NLS.bind(Messages.Machine_unavailable, context.hostName(), e.getMessage()), e);
    }
  }

  /**
   * OSHI keeps what it read for 300 ms. A round that follows a late one would get its counters again, with a time of
   * its own: a load of nothing, and after it one that is too high. The setting is one of the whole process: inside
   * somebody's Eclipse, others that use the same OSHI bundle have their readings anew every time too.
   */
  private static void askEveryTime() {
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, 0);
  }
}
