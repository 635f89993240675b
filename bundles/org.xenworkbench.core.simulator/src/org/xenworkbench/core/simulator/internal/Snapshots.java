/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.List;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.Snapshot;
import org.xenworkbench.core.driver.SnapshotControl;

/** The snapshots of the domains of a session's host. What ran in a guest is not kept: it boots anew. */
record Snapshots(SimulatorSession session) implements SnapshotControl {

  @Override
  public List<Snapshot> snapshots(UUID uuid) throws HypervisorException {
    session.require(Feature.SNAPSHOTS);
    return session.call(() -> session.world().require(session.host(), uuid).snapshots());
  }

  @Override
  public void takeSnapshot(UUID uuid, String name) throws HypervisorException {
    session.require(Feature.SNAPSHOTS);
    session.change(() -> {
      Domain domain = session.requireGuest(uuid);
      session.host().requireThatItKeeps(domain);
      if (domain.snapshot(name).isPresent()) {
        throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Snapshots_NameTaken, domain.name(), name));
      }
      domain.takeSnapshot(name, session.world().time().clock().instant());
      return domain;
    });
  }

  @Override
  public void revertToSnapshot(UUID uuid, String name) throws HypervisorException {
    session.require(Feature.SNAPSHOTS);
    session.change(() -> {
      Domain domain = session.requireGuest(uuid);
      session.world().powerSwitch().revert(session.host(), domain, require(domain, name));
      return domain;
    });
  }

  @Override
  public void deleteSnapshot(UUID uuid, String name) throws HypervisorException {
    session.require(Feature.SNAPSHOTS);
    session.change(() -> {
      Domain domain = session.requireGuest(uuid);
      session.host().requireThatItKeeps(domain);
      domain.deleteSnapshot(require(domain, name));
      return domain;
    });
  }

  private static Domain.Kept require(Domain domain, String name) throws HypervisorException {
    return domain.snapshot(name).orElseThrow(() -> new HypervisorException(Kind.INVALID_STATE,
        NLS.bind(Messages.Snapshots_None, domain.name(), name)));
  }
}
