/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** Groups that the user made of hosts, with those below each that are in it and there, below the groups in it. */
@Component(service = {NodeKind.class, HandleKind.class})
public final class GroupKind extends NodeKind<HostGroup> {

  private static final Comparator<Host> ORDER =
      Comparator.comparing(Host::name, NameOrder.NAMES).thenComparing(host -> host.id().key());

  private final HostGroups groups;
  private final Inventory inventory;

  /** Those of the workbench. */
  @Activate
  public GroupKind(@Reference HostGroups groups, @Reference Inventory inventory) {
    super(HostGroup.class, 10);
    this.groups = groups;
    this.inventory = inventory;
  }

  @Override
  public GroupKind in(IServiceLocator services) {
    return new GroupKind(services.getService(HostGroups.class), services.getService(Inventory.class));
  }

  @Override
  public Optional<HostGroup> find(ObjectId id) {
    return id instanceof GroupId group ? groups.group(group) : Optional.empty();
  }

  @Override
  List<HostGroup> roots() {
    return groups.groups();
  }

  @Override
  List<ModelObject> below(ModelObject row) {
    return row instanceof HostGroup group
        ? Stream.<ModelObject>concat(groups.groupsIn(Optional.of(group.id())).stream(), hosts(group).sorted(ORDER))
            .toList()
        : List.of();
  }

  @Override
  boolean hasBelow(ModelObject row) {
    return row instanceof HostGroup group
        && (!groups.groupsIn(Optional.of(group.id())).isEmpty() || hosts(group).findAny().isPresent());
  }

  private Stream<Host> hosts(HostGroup group) {
    return hosts(group, HostGroup::hosts);
  }

  private Stream<Host> allHosts(HostGroup group) {
    return hosts(group, HostGroup::allHosts);
  }

  private Stream<Host> hosts(HostGroup group, Function<HostGroup, Set<HostId>> which) {
    return groups.group(group.id()).stream().flatMap(now -> which.apply(now).stream())
        .flatMap(host -> inventory.host(host).stream());
  }

  @Override
  Optional<HostGroup> parentOf(ModelObject child) {
    return child instanceof Host host ? groups.groupOf(host.id())
        : child instanceof HostGroup group ? groups.group(group.id()).flatMap(HostGroup::parent).flatMap(groups::group)
        : Optional.empty();
  }

  @Override
  public ImageDescriptor icon(HostGroup group) {
    return XenIcon.HOSTS.descriptor();
  }

  @Override
  public List<Detail> details(HostGroup group) {
    List<Host> hosts = allHosts(group).sorted(ORDER).toList();
    return List.of(new Detail(Messages.Details_name, groups.path(Optional.of(group.id())).label()),
        new Detail(Messages.Details_state, state(hosts)),
        new Detail(Messages.Details_hosts, hosts.stream().map(ModelTexts::name).collect(Collectors.joining(", "))));
  }

  @Override
  String name(HostGroup group) {
    return group.name();
  }

  @Override
  String state(HostGroup group) {
    return state(allHosts(group).toList());
  }

  /** Not how many of its hosts are not connected: who looks for those wants no others, nor to count for each row. */
  @Override
  String matched(HostGroup group) {
    return group.name();
  }

  private static String state(List<Host> hosts) {
    long missing = hosts.stream().filter(host -> !host.isConnected()).count();
    return MessageFormat.format(missing == 0 ? Messages.GroupKind_hosts : Messages.GroupKind_notConnected, hosts.size(),
        missing);
  }

  @Override
  Registration listen(NodeListener listener) {
    Registration changes = groups.addListener(all -> tell(listener, all));
    Registration hosts = inventory.addListener(all -> all.forEach(change -> {
      if (change instanceof InventoryChange.HostChange host
          && !host.before().map(Host::isConnected).equals(host.after().map(Host::isConnected))) {
        groups.groupsOf(host.id()).forEach(group -> listener.changed(group.id()));
      }
    }));
    return () -> {
      changes.close();
      hosts.close();
    };
  }

  /** Of what goes from one group to another the top knows nothing, nor do those that both are within. */
  static void tell(NodeListener listener, List<HostGroups.Change> changes) {
    Set<HostId> left = new HashSet<>();
    Set<HostId> joined = new HashSet<>();
    for (HostGroups.Change change : changes) {
      change.before().ifPresent(group -> left.addAll(group.hosts()));
      change.after().ifPresent(group -> joined.addAll(group.hosts()));
      listener.changed(change.id());
      if (!change.before().map(HostGroup::hosts).equals(change.after().map(HostGroup::hosts))) {
        listener.childrenChanged(Optional.of(change.id()));
      }
      if (!change.before().map(HostGroup::name).equals(change.after().map(HostGroup::name))
          || !change.before().map(HostGroup::parent).equals(change.after().map(HostGroup::parent))) {
        change.before().ifPresent(group -> listener.childrenChanged(group.parent()));
        change.after().ifPresent(group -> listener.childrenChanged(group.parent()));
      }
    }
    if (!left.equals(joined)) {
      listener.childrenChanged(Optional.empty());
    }
  }
}
