/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.ui.action.ReadOnly;

/**
 * A kind of rows of the storage or networks of hosts. They are closed until the user opens them, and only then is a
 * host asked. A recording has none.
 */
abstract class ResourceKind<E extends ModelObject> extends NodeKind<E> {

  private final ResourceId.Kind kind;
  private final Inventory inventory;
  private final Optional<HostResources> resources;

  /** @param resources what is known; empty in a recording */
  ResourceKind(Class<E> type, ResourceId.Kind kind, int place, Inventory inventory,
      Optional<HostResources> resources) {
    super(type, place);
    this.kind = kind;
    this.inventory = inventory;
    this.resources = resources;
  }

  /** The inventory of what a part shows. */
  static Inventory inventory(IServiceLocator services) {
    return services.getService(Inventory.class);
  }

  /** What is known of what a part shows. */
  static Optional<HostResources> resources(IServiceLocator services) {
    return ReadOnly.reason(services).isEmpty() ? Optional.ofNullable(services.getService(HostResources.class))
        : Optional.empty();
  }

  final Inventory inventory() {
    return inventory;
  }

  /** What is known of something; nothing in a recording. */
  final <T> Known<T> known(Function<HostResources, Known<T>> question) {
    return resources.map(question).orElse(Known.nothing());
  }

  /** What is in a network. */
  final <T> List<T> listed(Function<HostResources, List<T>> question) {
    return resources.map(question).orElse(List.of());
  }

  final boolean isRecorded() {
    return resources.isEmpty();
  }

  final boolean isConnected(HostId host) {
    return inventory.host(host).filter(Host::isConnected).isPresent();
  }

  /** Whether there is, or may be, something that is known of a row: what nobody has asked for may be there. */
  final boolean mayHave(HostId host, Known<?> known) {
    return !isRecorded() && isConnected(host) && (!known.told() || !known.all().isEmpty());
  }

  /** The row of that identity, if it is one of these. */
  final Optional<ResourceId> mine(ObjectId id) {
    return id instanceof ResourceId resource && resource.kind() == kind ? Optional.of(resource) : Optional.empty();
  }

  @Override
  final Optional<ObjectId> id(String key) {
    return ResourceId.parse(key).filter(id -> id.kind() == kind).map(ObjectId.class::cast);
  }

  @Override
  final boolean opensAtFirst() {
    return false;
  }

  @Override
  final void look(E node) {
    if (node.id() instanceof ResourceId id) {
      resources.ifPresent(all -> all.look(id));
    }
  }

  @Override
  final void lookFirst(E node) {
    if (knownBelow(node).filter(known -> !known.told() && !known.asking() && known.problem().isEmpty()).isPresent()) {
      look(node);
    }
  }

  /** What is known below a row of this kind; empty if there never is anything. */
  Optional<? extends Known<?>> knownBelow(E node) {
    return Optional.empty();
  }

  /** Those below one that is not open say something else, too: how much there is. */
  @Override
  Registration listen(NodeListener listener) {
    Registration changes = resources.map(all -> all.addListener(what -> {
      if (what.kind() == kind) {
        listener.changed(what);
        listener.childrenChanged(Optional.of(what));
        fewBelow(all, what).forEach(one -> listener.changed(one.id()));
      }
    })).orElse(() -> {});
    Registration hosts = inventory.addListener(all -> all.forEach(change -> {
      if (change instanceof HostChange host && isAllOfAHost() && isConnected(host.before()) != isConnected(
          host.after())) {
        ResourceId id = new ResourceId(host.id(), kind, "", "");
        listener.changed(id);
        listener.childrenChanged(Optional.of(id));
      }
    }));
    return () -> {
      changes.close();
      hosts.close();
    };
  }

  /** Volumes may be many; what they say is shown with what is below their pool. */
  private static List<? extends ModelObject> fewBelow(HostResources all, ResourceId what) {
    return switch (what.kind()) {
      case STORAGE -> all.pools(what.host()).all();
      case NETWORKS -> all.networks(what.host()).all();
      default -> List.of();
    };
  }

  private static boolean isConnected(Optional<Host> host) {
    return host.filter(Host::isConnected).isPresent();
  }

  private boolean isAllOfAHost() {
    return kind == ResourceId.Kind.STORAGE || kind == ResourceId.Kind.NETWORKS;
  }

  /** The hosts that can have some: one that is only measured has none. */
  static boolean isHypervisor(@Nullable ModelObject row) {
    return row instanceof Host host && host.kind() == Host.Kind.HYPERVISOR;
  }

  /** What is said of all of a host. */
  final String state(HostId host, Known<?> known, String count) {
    if (!isConnected(host)) {
      return Messages.ResourceKind_notConnected;
    }
    return known.problem().orElse(known.told() ? count : known.asking() ? Messages.ResourceKind_asking : "");
  }
}
