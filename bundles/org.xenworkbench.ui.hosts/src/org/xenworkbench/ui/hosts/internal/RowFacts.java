/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.vm.GuestAddresses;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.action.ReadOnly;

/** What columns say of rows beyond what the rows themselves know. Any thread; never calls a hypervisor. */
@Component(service = RowFacts.class)
public final class RowFacts {

  /** Between two tags, which have neither comma nor blank. */
  private static final String TAGS = ", ";

  private final Inventory inventory;
  private final Sampler sampler;
  private final Optional<HostGroups> groups;
  private final Optional<Tags> tags;
  private final Optional<RunTimes> runs;
  private final Optional<GuestAddresses> addresses;
  private final Optional<UnderWay> underWay;

  /** Of what is there. */
  @Activate
  public RowFacts(@Reference Inventory inventory, @Reference Sampler sampler, @Reference HostGroups groups,
      @Reference Tags tags, @Reference RunTimes runs, @Reference GuestAddresses addresses,
      @Reference UnderWay underWay) {
    this(inventory, sampler, Optional.of(groups), Optional.of(tags), Optional.of(runs), Optional.of(addresses),
        Optional.of(underWay));
  }

  RowFacts(Inventory inventory, Sampler sampler, Optional<HostGroups> groups, Optional<Tags> tags,
      Optional<RunTimes> runs, Optional<GuestAddresses> addresses, Optional<UnderWay> underWay) {
    this.tags = tags;
    this.inventory = inventory;
    this.sampler = sampler;
    this.groups = groups;
    this.runs = runs;
    this.addresses = addresses;
    this.underWay = underWay;
  }

  /** Of what a part shows; in a recording nobody has seen VMs start, nobody can be asked, and nothing is done. */
  RowFacts in(IServiceLocator services) {
    boolean isLive = ReadOnly.reason(services).isEmpty();
    return new RowFacts(services.getService(Inventory.class), services.getService(Sampler.class),
        Optional.ofNullable(services.getService(HostGroups.class)),
        Optional.ofNullable(services.getService(Tags.class)), isLive ? runs : Optional.empty(),
        isLive ? addresses : Optional.empty(), isLive ? underWay : Optional.empty());
  }

  /** The latest values, by metric. */
  Map<String, Double> latest(ObjectId row) {
    return sampler.latest(row);
  }

  /** The name of a host; empty if it is gone. */
  String host(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }

  /** The group that a host is in, after those that it is within; empty for none. */
  String group(HostId host) {
    return groups.map(all -> all.path(all.groupOf(host).map(HostGroup::id)).label()).orElse("");
  }

  /** The tags of a host or VM; empty for none. */
  String tags(ObjectId row) {
    return tags.map(all -> String.join(TAGS, all.of(row))).orElse("");
  }

  /** Whether that is among what {@link #tags} said, whichever way it is spelt; any if it is empty. */
  public static boolean isAmong(String said, String tag) {
    return !said.isEmpty()
        && (tag.isEmpty() || Stream.of(said.split(TAGS)).anyMatch(each -> NameOrder.isSame(each, tag)));
  }

  /** Whether a host is connected, without which nothing new is known of it. */
  boolean isConnected(HostId host) {
    return inventory.host(host).filter(Host::isConnected).isPresent();
  }

  /** For how long a VM has been running, if that is known. */
  Optional<RunTimes.Uptime> uptime(VirtualMachine vm) {
    return runs.flatMap(all -> all.of(vm));
  }

  /** The addresses of a guest, as far as they are known. */
  String addresses(VmId vm) {
    return addresses.map(all -> String.join(", ", all.of(vm))).orElse("");
  }

  /** Somebody looks at the addresses of these. */
  void wantAddresses(Collection<VmId> vms) {
    addresses.ifPresent(all -> all.want(vms));
  }

  /** How far that is which is done with a VM, as far as it is known; empty if nothing is, or nothing is known. */
  String progress(VmId vm) {
    return underWay.flatMap(all -> all.of(vm))
        .map(state -> state.fraction().isPresent() ? Formats.percent(state.fraction()) : state.progressText())
        .orElse("");
  }

  /** The share that is done of it; NaN if that is not known. */
  double done(VmId vm) {
    return underWay.flatMap(all -> all.of(vm)).map(state -> state.fraction().orElse(Double.NaN)).orElse(Double.NaN);
  }

  /** Tells which rows say something else, beyond what the kinds of rows tell. */
  Registration listen(Consumer<ObjectId> changed) {
    List<Registration> registrations = Stream.of(
        addresses.map(all -> all.addListener(changed::accept)),
        tags.map(all -> all.addListener(objects -> objects.forEach(changed))),
        underWay.map(all -> all.addListener(changed))).flatMap(Optional::stream).toList();
    return () -> registrations.forEach(Registration::close);
  }
}
