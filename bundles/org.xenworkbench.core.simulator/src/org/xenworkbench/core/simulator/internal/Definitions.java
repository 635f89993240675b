/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

/** What a session's host keeps of its domains. */
record Definitions(SimulatorSession session) implements DefinitionControl {

  /** Changes a domain that the host keeps. */
  private interface Change {
    void of(Domain domain) throws HypervisorException;
  }

  private void change(UUID uuid, Change change) throws HypervisorException {
    session.change(() -> {
      Domain domain = session.requireGuest(uuid);
      session.host().requireThatItKeeps(domain);
      change.of(domain);
      return domain;
    });
  }

  @Override
  public void discardSaved(UUID uuid) throws HypervisorException {
    change(uuid, domain -> {
      if (!domain.isSaved()) {
        throw new HypervisorException(Kind.INVALID_STATE,
            NLS.bind(Messages.Definitions_NothingSaved, domain.name(), session.host().name()));
      }
      domain.discardSaved();
      domain.guest().ifPresent(guest -> guest.off(session.host()));
    });
  }

  @Override
  public void setAutostart(UUID uuid, boolean on) throws HypervisorException {
    change(uuid, domain -> domain.setAutostart(on));
  }
}
