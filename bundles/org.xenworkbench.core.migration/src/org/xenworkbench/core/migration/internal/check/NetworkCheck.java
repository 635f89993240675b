/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.DomainDevices.Interface;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.NetworkPlan.Mode;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.ResourceId;

/**
 * Looks whether the target has the networks of the VM, and whether they are active. libvirt tells no bridges but those
 * of networks: of others nothing is claimed.
 */
@Component(service = MigrationCheck.class)
public final class NetworkCheck extends AskingCheck {

  private final HostFacts facts;
  private final HostResources resources;

  /** Asks by that, and starts and makes networks by the service. */
  @Activate
  public NetworkCheck(@Reference HostFacts facts, @Reference HostResources resources) {
    super(Messages.Network);
    this.facts = facts;
    this.resources = resources;
  }

  @Override
  List<Verdict> ask(Subject subject) throws HypervisorException {
    Host target = subject.target();
    List<Interface> nics = facts.parts(subject.vm(), subject.source()).devices().interfaces();
    Optional<List<VirtualNetwork>> there = nics.isEmpty() ? Optional.empty() : facts.networks(target);
    if (nics.isEmpty()) {
      return List.of(ok(Messages.Network_none));
    }
    if (there.isEmpty()) {
      return List.of(unseen(NLS.bind(Messages.Network_untold, target.name())));
    }
    List<Verdict> found = new ArrayList<>();
    for (Interface nic : nics) {
      Verdict verdict = nic.network().isEmpty() ? bridge(nic.bridge(), there.get(), target)
          : network(nic.network(), there.get(), subject);
      if (!found.contains(verdict)) {
        found.add(verdict);
      }
    }
    return found;
  }

  private Verdict network(String name, List<VirtualNetwork> there, Subject subject) throws HypervisorException {
    Host target = subject.target();
    Optional<VirtualNetwork> found = there.stream().filter(network -> network.name().equals(name)).findFirst();
    if (found.isPresent()) {
      return active(found.get(), target);
    }
    Verdict missing = error(NLS.bind(Messages.Network_missing, target.name(), name), Messages.Network_missingFix);
    Optional<VirtualNetwork> here = facts.networks(subject.source()).orElse(List.of()).stream()
        .filter(network -> network.name().equals(name)).findFirst();
    return missing.withFixes(here.flatMap(network -> create(network, target)).stream().toList());
  }

  private Verdict bridge(String bridge, List<VirtualNetwork> there, Host target) {
    if (bridge.isEmpty()) {
      return unseen(NLS.bind(Messages.Network_noBridge, target.name()));
    }
    List<VirtualNetwork> found = there.stream().filter(network -> network.bridge().equals(bridge)).toList();
    return found.stream().filter(VirtualNetwork::active).findFirst().or(() -> found.stream().findFirst())
        .map(network -> active(network, target))
        .orElseGet(() -> unseen(NLS.bind(Messages.Network_bridgeUntold, target.name(), bridge)));
  }

  private Verdict active(VirtualNetwork network, Host target) {
    if (network.active()) {
      return ok(NLS.bind(Messages.Network_ok, target.name(), network.name()));
    }
    ResourceId id = ResourceId.of(target.id(), network);
    List<Fix> fixes = resources.obstacle(id, ResourceAction.START_NETWORK).isPresent() ? List.of()
        : List.of(Fix.of(NLS.bind(Messages.Network_start, network.name(), target.name()),
            user -> facts.after(resources.perform(id, ResourceAction.START_NETWORK, user).done())));
    return error(NLS.bind(Messages.Network_inactive, network.name(), target.name()), Messages.Network_inactiveFix)
        .withFixes(fixes);
  }

  /** Only one that leads to a bridge of the host is the same elsewhere: others have addresses of their own. */
  private Optional<Fix> create(VirtualNetwork here, Host target) {
    NetworkPlan plan = new NetworkPlan(here.name(), Mode.BRIDGE, here.bridge(), 0);
    if (!here.forward().equals("bridge") || plan.refusal().isPresent()
        || resources.obstacle(target.id(), Feature.NETWORK_CONTROL).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(Fix.of(NLS.bind(Messages.Network_create, new Object[] {here.name(), here.bridge(),
        target.name()}), user -> facts.after(resources.createNetwork(target.id(), plan, user).done())));
  }
}
