/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.model.DomainState;

/** Changes the power state of domains. */
final class PowerOperations implements PowerControl {

  private final Connection connection;
  private final Guard guard;

  PowerOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  @Override
  public void power(UUID uuid, PowerAction action) throws HypervisorException {
    connection.onDomain(uuid, action.doing("{0}"), domain -> {
      String doing = action.doing(domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      guard.require(action.feature(), doing);
      DomainState state = DomainStates.state(domain.getInfo().state);
      if (!action.fits(state, Virt.virDomainGetID(Handles.of(domain)) >= 0)) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, refusal(action), null);
      }
      if (action == PowerAction.RESUME && state == DomainState.PM_SUSPENDED) {
        wake(domain, doing);
      } else if (action == PowerAction.START_PAUSED || action == PowerAction.SAVE) {
        byFlags(domain, action, doing);
      } else {
        change(domain, action);
      }
      return domain;
    });
  }

  /** What libvirt-java has no call or no flags for; both go on from a state on disk. */
  private void byFlags(Domain domain, PowerAction action, String doing) throws HypervisorException {
    int answer = action == PowerAction.SAVE ? Virt.virDomainManagedSave(Handles.of(domain), 0)
        : Virt.virDomainCreateWithFlags(Handles.of(domain), Virt.START_PAUSED);
    if (answer < 0) {
      throw connection.lastError(doing);
    }
  }

  private void wake(Domain domain, String doing) throws HypervisorException {
    if (Virt.virDomainPMWakeup(Handles.of(domain), 0) < 0) {
      throw connection.lastError(doing);
    }
  }

  private static void change(Domain domain, PowerAction action) throws LibvirtException {
    switch (action) {
      case START -> domain.create();
      case SHUT_DOWN -> domain.shutdown();
      case FORCE_OFF -> domain.destroy();
      case REBOOT -> domain.reboot(0);
      case FORCE_REBOOT -> domain.reset();
      case PAUSE -> domain.suspend();
      case RESUME -> domain.resume();
      default -> throw new IllegalArgumentException(action.name());
    }
  }

  /** Why an action is not tried: drivers differ in what they say or silently accept. */
  private static String refusal(PowerAction action) {
    return switch (action.precondition()) {
      case OFF -> Messages.State_active;
      case ACTIVE -> Messages.State_inactive;
      case RUNNING -> Messages.State_running;
      case PAUSED -> Messages.State_paused;
      case ANY -> throw new IllegalArgumentException(action.name());
    };
  }
}
