/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.NetworkMember;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;
import org.xenworkbench.core.libvirt.internal.jna.NetworkCalls;

/** Networks of a host. */
final class NetworkOperations implements NetworkAccess, NetworkControl {

  private final Connection connection;
  private final Guard guard;

  NetworkOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  @Override
  public List<VirtualNetwork> networks() throws HypervisorException {
    return connection.call(Messages.Action_networks, connect -> {
      List<NetworkCalls.Network> networks = NetworkCalls.networks(Connection.pointer(connect), MOST);
      if (networks == null) {
        throw connection.lastError(Messages.Action_networks);
      }
      return networks.stream().flatMap(network -> ResourceXml.read(network).stream()).toList();
    });
  }

  @Override
  public List<NetworkMember> members() throws HypervisorException {
    return connection.call(Messages.Action_networks, connect -> {
      long[] domains = DomainCalls.list(Connection.pointer(connect));
      if (domains == null) {
        throw connection.lastError(Messages.Action_networks);
      }
      List<NetworkMember> members = new ArrayList<>();
      for (long domain : domains) {
        members.addAll(ResourceXml.members(DomainCalls.uuid(domain), DomainCalls.description(domain)));
        DomainCalls.free(domain);
      }
      return members;
    });
  }

  private void change(String network, ResourceAction<VirtualNetwork> row, ToIntFunction<Pointer> change)
      throws HypervisorException {
    String doing = row.doing(network);
    guard.checkWritable(doing);
    connection.call(doing, connect -> NetworkCalls.onNetwork(Connection.pointer(connect), network, handle -> {
      if (change.applyAsInt(handle) < 0) {
        throw connection.lastError(doing);
      }
      return handle;
    }, () -> connection.lastError(doing)));
  }

  @Override
  public void startNetwork(String network) throws HypervisorException {
    change(network, ResourceAction.START_NETWORK, NetworkCalls::virNetworkCreate);
  }

  /** The test driver stops what is not active, too. */
  @Override
  public void stopNetwork(String network) throws HypervisorException {
    if (networks().stream().anyMatch(one -> one.name().equals(network) && !one.active())) {
      throw connection.errors().of(ResourceAction.STOP_NETWORK.doing(network), Kind.INVALID_STATE,
          Messages.Resource_inactive, null);
    }
    change(network, ResourceAction.STOP_NETWORK, NetworkCalls::virNetworkDestroy);
  }

  @Override
  public void setNetworkAutostart(String network, boolean on) throws HypervisorException {
    change(network, on ? ResourceAction.ENABLE_AUTOSTART_NETWORK : ResourceAction.DISABLE_AUTOSTART_NETWORK,
        handle -> NetworkCalls.virNetworkSetAutostart(handle, on ? 1 : 0));
  }

  @Override
  public void deleteNetwork(String network) throws HypervisorException {
    change(network, ResourceAction.DELETE_NETWORK, NetworkCalls::virNetworkUndefine);
  }

  /** libvirt would take the definition of a network of that name for a change of it. */
  @Override
  public void createNetwork(NetworkPlan plan) throws HypervisorException {
    String doing = NLS.bind(Messages.Action_createNetwork, plan.name());
    guard.checkWritable(doing);
    if (networks().stream().anyMatch(network -> network.name().equals(plan.name()))) {
      throw connection.errors().of(doing, Kind.FAILED, Messages.Resource_nameTaken, null);
    }
    String xml = ResourceXml.of(plan);
    connection.call(doing, connect -> NetworkCalls.define(Connection.pointer(connect), xml, network -> {
      if (NetworkCalls.virNetworkCreate(network) < 0) {
        HypervisorException failure = connection.lastError(doing);
        NetworkCalls.virNetworkUndefine(network);
        throw failure;
      }
      return network;
    }, () -> connection.lastError(doing)));
  }
}
