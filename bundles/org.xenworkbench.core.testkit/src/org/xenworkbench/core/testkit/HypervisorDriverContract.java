/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.HypervisorDriver;

/**
 * What every {@link HypervisorDriver} must do: what its sessions promise, and what each facet promises that they have.
 * Extend it and say which hosts and virtual machines there are. What a driver says it cannot do is not asked of it: a
 * test of that is skipped, with the reason that the driver gives. Every test leaves the VMs as it found them: running,
 * {@link #vm()} on {@link #host()}.
 *
 * @since 0.1
 */
@ConsumerType
public abstract class HypervisorDriverContract extends DriverFixture
    implements SessionContract, PowerContract, MemoryContract, VcpuContract, DefinitionContract, CreationContract,
    SnapshotContract, JobContract, MigrationContract, ConsoleContract, DescriptionContract, DeviceContract,
    StorageContract, NetworkContract, CpuContract {

  @Override
  public final DriverFixture fixture() {
    return this;
  }
}
