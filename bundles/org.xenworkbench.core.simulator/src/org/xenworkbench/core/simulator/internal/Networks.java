/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.NetworkMember;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.driver.VirtualNetwork;

/** The networks of a session's host. */
record Networks(SimulatorSession session) implements NetworkAccess, NetworkControl {

  private HostResources resources() {
    return session.host().resources();
  }

  @Override
  public List<VirtualNetwork> networks() throws HypervisorException {
    return session.call(() -> resources().networks());
  }

  @Override
  public List<NetworkMember> members() throws HypervisorException {
    return session.call(() -> session.host().domains().stream().filter(domain -> !domain.isControlDomain())
        .flatMap(domain -> domain.counted().devices().interfaces().stream()
            .map(nic -> new NetworkMember(domain.uuid(), nic.network(), nic.bridge())))
        .toList());
  }

  private <T> void change(SimulatorSession.Call<T> call) throws HypervisorException {
    session.change(() -> {
      T changed = call.run();
      session.world().tell(session.host(), SessionListener::networksChanged);
      return changed;
    });
  }

  @Override
  public void createNetwork(NetworkPlan plan) throws HypervisorException {
    change(() -> {
      if (resources().hasNetwork(plan.name())) {
        throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Networks_nameTaken, plan.name()));
      }
      boolean bridged = plan.mode() == NetworkPlan.Mode.BRIDGE;
      String forward = switch (plan.mode()) {
        case NAT -> "nat";
        case BRIDGE -> "bridge";
        case ISOLATED -> "";
      };
      resources().add(new VirtualNetwork(plan.name(), bridged ? plan.bridge() : "virbr" + plan.subnet(), forward, true,
          true, false));
      return plan;
    });
  }

  /** @param active what it must be */
  private void change(String network, boolean active, boolean becomes) throws HypervisorException {
    change(() -> {
      VirtualNetwork found = require(network, active);
      resources().add(new VirtualNetwork(found.name(), found.bridge(), found.forward(), becomes, found.persistent(),
          found.autostart()));
      return found;
    });
  }

  private VirtualNetwork require(String network, boolean active) throws HypervisorException {
    VirtualNetwork found = resources().network(network);
    if (found.active() != active) {
      throw new HypervisorException(Kind.INVALID_STATE,
          NLS.bind(found.active() ? Messages.Networks_active : Messages.Networks_inactive, network));
    }
    return found;
  }

  @Override
  public void startNetwork(String network) throws HypervisorException {
    change(network, false, true);
  }

  @Override
  public void stopNetwork(String network) throws HypervisorException {
    change(network, true, false);
  }

  @Override
  public void setNetworkAutostart(String network, boolean on) throws HypervisorException {
    change(() -> {
      VirtualNetwork found = resources().network(network);
      resources().add(new VirtualNetwork(found.name(), found.bridge(), found.forward(), found.active(),
          found.persistent(), on));
      return found;
    });
  }

  @Override
  public void deleteNetwork(String network) throws HypervisorException {
    change(() -> {
      require(network, false);
      resources().removeNetwork(network);
      return network;
    });
  }
}
