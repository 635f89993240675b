/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.jmx.Bean;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.vm.VmCreation;

/** Three beans of each host: itself, the connection to it, and its storage and networks. */
@Component(service = BeanKind.class)
public final class HostBeans implements BeanKind<Host> {

  private final Inventory inventory;
  private final Sampler sampler;
  private final Polling polling;
  private final HostRegistry registry;
  private final HostResources resources;
  private final VmCreation creation;
  private final Tags tags;
  private final EvacuationService evacuations;

  /** Used by Declarative Services. */
  @Activate
  public HostBeans(@Reference Inventory inventory, @Reference Sampler sampler, @Reference Polling polling,
      @Reference HostRegistry registry, @Reference HostResources resources, @Reference VmCreation creation,
      @Reference Tags tags, @Reference EvacuationService evacuations) {
    this.evacuations = evacuations;
    this.inventory = inventory;
    this.sampler = sampler;
    this.polling = polling;
    this.registry = registry;
    this.resources = resources;
    this.tags = tags;
    this.creation = creation;
  }

  @Override
  public List<Host> all() {
    return inventory.hosts();
  }

  @Override
  public Optional<Host> find(ObjectId id) {
    return id instanceof HostId host ? inventory.host(host) : Optional.empty();
  }

  @Override
  public List<Bean<?>> beans(Host host) {
    String identity = "id=" + host.id();
    return List.of(
        new Bean<>("Host", host.name(), identity, HostMXBean.class,
            () -> new HostBean(host.id(), inventory, sampler, creation, tags, evacuations)),
        new Bean<>("Connection", host.name(), identity, ConnectionMXBean.class,
            () -> new ConnectionBean(host.id(), inventory, polling, registry)),
        new Bean<>("Resources", host.name(), identity, ResourcesMXBean.class,
            () -> new ResourcesBean(host.id(), inventory, resources)));
  }

  @Override
  public Registration listen(Consumer<ObjectId> changed) {
    return inventory.addListener(changes -> changes.forEach(change -> {
      if (change instanceof HostChange) {
        changed.accept(change.id());
      }
    }));
  }
}
