/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.eclipse.osgi.util.NLS;
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

  PowerOperations(Connection connection, Guard guard) {
    this.connection = connection;
    this.guard = guard;
  }

  @Override
  public void power(UUID uuid, PowerAction action) throws HypervisorException {
    String pattern = pattern(action);
    connection.onDomain(uuid, pattern, domain -> {
      guard.checkChangeable(uuid, NLS.bind(pattern, domain.getName()), domain.getName());
      DomainState state = DomainStates.state(domain.getInfo().state);
      String doing = NLS.bind(pattern, domain.getName());
      if (!action.fits(state, Virt.virDomainGetID(Handles.of(domain)) >= 0)) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, refusal(action), null);
      }
      if (action == PowerAction.RESUME && state == DomainState.PM_SUSPENDED) {
        wake(domain, doing);
      } else {
        change(domain, action);
      }
      return domain;
    });
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
      case PAUSE -> domain.suspend();
      case RESUME -> domain.resume();
      default -> throw new IllegalArgumentException(action.name());
    }
  }

  /** Why an action is not tried: drivers differ in what they say or silently accept. */
  private static String refusal(PowerAction action) {
    return switch (action) {
      case START -> Messages.State_active;
      case RESUME -> Messages.State_paused;
      case FORCE_OFF -> Messages.State_inactive;
      case SHUT_DOWN, REBOOT, PAUSE -> Messages.State_running;
    };
  }

  private static String pattern(PowerAction action) {
    return switch (action) {
      case START -> Messages.Action_power_START;
      case SHUT_DOWN -> Messages.Action_power_SHUT_DOWN;
      case FORCE_OFF -> Messages.Action_power_FORCE_OFF;
      case REBOOT -> Messages.Action_power_REBOOT;
      case PAUSE -> Messages.Action_power_PAUSE;
      case RESUME -> Messages.Action_power_RESUME;
    };
  }
}
