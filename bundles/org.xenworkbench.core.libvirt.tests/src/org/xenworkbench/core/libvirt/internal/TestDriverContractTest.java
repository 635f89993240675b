/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.testkit.ContractHost;
import org.xenworkbench.core.testkit.HypervisorDriverContract;

/** The contract on libvirt's own test driver, which is part of the client library. */
class TestDriverContractTest extends HypervisorDriverContract {

  private static final LibvirtDriver DRIVER = new LibvirtDriver(status -> {});

  @AfterAll
  static void stop() {
    DRIVER.deactivate();
  }

  @Override
  protected HypervisorDriver driver() {
    return DRIVER;
  }

  @Override
  protected ContractHost host() {
    return ContractHost.at(new Endpoint("test", Transport.LOCAL, "default", 0, Optional.empty()));
  }

  @Override
  protected Optional<ContractHost> target() {
    return Optional.empty();
  }

  @Override
  protected String vm() {
    return "test";
  }

  @Override
  protected Optional<Endpoint> unreachable() {
    return Optional.of(new Endpoint("test", Transport.TCP, "127.0.0.1", 1, Optional.empty()));
  }
}
