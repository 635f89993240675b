/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.core.vm.VmService;

/** A virtual machine, read from inventory and sampler. */
final class VirtualMachineBean implements VirtualMachineMXBean, Rows {

  private static final MBeanOperationInfo[] OPERATIONS = Stream.of(
      Arrays.stream(PowerAction.values()).map(action -> Rows.operation(action.id(), action.description())),
      VmSetting.values().stream().map(VirtualMachineBean::operation),
      VmChange.values().stream().map(VirtualMachineBean::operation))
      .flatMap(rows -> rows).toArray(MBeanOperationInfo[]::new);

  private final VmId id;
  private final Inventory inventory;
  private final VmService vms;
  private final VmCreation creation;
  private final VmDevices devices;
  private final VmDefinitions definitions;
  private final Tags tags;
  private final LatestMetrics metrics;

  VirtualMachineBean(VmId id, Inventory inventory, Sampler sampler, VmService vms, VmCreation creation,
      VmDevices devices, VmDefinitions definitions, Tags tags) {
    this.tags = tags;
    this.id = id;
    this.inventory = inventory;
    this.vms = vms;
    this.creation = creation;
    this.devices = devices;
    this.definitions = definitions;
    metrics = new LatestMetrics(sampler, MetricDescriptor.Scope.VM, id);
  }

  @Override
  public MBeanOperationInfo[] operations() {
    return OPERATIONS;
  }

  private static MBeanOperationInfo operation(VmSetting setting) {
    return Rows.operation(setting.id(), setting.description(),
        new MBeanParameterInfo(setting.argument(), long.class.getName(), setting.argumentDescription()));
  }

  private static MBeanOperationInfo operation(VmChange change) {
    return Rows.operation(change.id(), change.description(),
        change.text().map(text -> new MBeanParameterInfo(text.argument(), String.class.getName(),
            change.argumentDescription())).stream().toArray(MBeanParameterInfo[]::new));
  }

  @Override
  public String perform(String operation, Object... arguments) {
    HostId host = vm().host();
    Optional<VmSetting> setting = VmSetting.values().stream().filter(row -> row.id().equals(operation)).findFirst();
    if (setting.isPresent()) {
      return set(host, setting.get(), (Long) arguments[0]);
    }
    return VmChange.values().stream().filter(row -> row.id().equals(operation)).findFirst()
        .map(change -> change(host, change, change.text().isPresent() ? String.valueOf(arguments[0]) : ""))
        .orElseGet(() -> power(host, operation));
  }

  private String set(HostId host, VmSetting setting, long value) {
    require(vms.obstacle(id, host, setting));
    return vms.set(id, host, setting, value, Caller.name()).id().toString();
  }

  private String change(HostId host, VmChange change, String text) {
    require(vms.obstacle(id, host, change));
    return vms.change(id, host, change, text, Caller.name()).id().toString();
  }

  private String power(HostId host, String operation) {
    PowerAction action = Arrays.stream(PowerAction.values()).filter(row -> row.id().equals(operation)).findFirst()
        .orElseThrow();
    require(vms.obstacle(id, host, action));
    return vms.power(id, host, action, Caller.name()).id().toString();
  }

  @Override
  public String adopt() {
    require(vms.adoptionObstacle(id));
    return vms.adopt(id, Caller.name()).id().toString();
  }

  @Override
  public String clone(String name) {
    HostId host = vm().host();
    require(creation.cloneObstacle(id, host));
    return creation.clone(id, host, name, Caller.name()).id().toString();
  }

  /** The host that changes its devices now. */
  private HostId changeable(Feature feature) {
    HostId host = vm().host();
    require(devices.obstacle(id, host, feature));
    return host;
  }

  @Override
  public String attachDisk(String source, String target, String bus, String format, String use) {
    HostId host = changeable(Feature.DEVICES);
    DiskPlan.Bus found = DiskPlan.Bus.parse(bus)
        .orElseThrow(() -> unknown("bus", bus, Stream.of(DiskPlan.Bus.values()).map(DiskPlan.Bus::id)));
    return devices.attach(id, host, new DiskPlan(source, target, found, format, one("use", use, DiskPlan.Use.values())),
        Caller.name()).id().toString();
  }

  @Override
  public String attachInterface(String kind, String source, String model, String mac) {
    HostId host = changeable(Feature.DEVICES);
    return devices.attach(id, host,
        new InterfacePlan(one("kind", kind, InterfacePlan.Kind.values()), source, model, mac), Caller.name()).id()
        .toString();
  }

  private static <E extends Enum<E>> E one(String argument, String name, E[] all) {
    return Stream.of(all).filter(one -> one.name().equals(name)).findFirst()
        .orElseThrow(() -> unknown(argument, name, Stream.of(all).map(Enum::name)));
  }

  private static IllegalArgumentException unknown(String argument, String name, Stream<String> known) {
    return new IllegalArgumentException(NLS.bind(Messages.Alerts_notOneOf,
        new Object[] {argument, known.collect(Collectors.joining(", ")), name}));
  }

  @Override
  public String detachDevice(String device) {
    return devices.detach(id, changeable(Feature.DEVICES), device, Caller.name()).id().toString();
  }

  @Override
  public String changeMedium(String drive, String source) {
    return devices.changeMedium(id, changeable(Feature.MEDIA), drive, source, Caller.name()).id().toString();
  }

  @Override
  public String define(String xml) {
    HostId host = vm().host();
    require(definitions.obstacle(id, host));
    return definitions.define(id, host, xml, Caller.name()).id().toString();
  }

  private static void require(Optional<String> obstacle) {
    obstacle.ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
  }

  private VirtualMachine vm() {
    return inventory.virtualMachine(id)
        .orElseThrow(() -> new IllegalStateException(NLS.bind(Messages.Bean_vmGone, id)));
  }

  private String hostName(HostId host) {
    return inventory.host(host).or(() -> inventory.host(inventory.standIn(host))).map(Host::name)
        .orElse(host.toString());
  }

  @Override
  public String getUuid() {
    return id.uuid().toString();
  }

  @Override
  public String getName() {
    return vm().name();
  }

  @Override
  public String getHost() {
    return hostName(vm().host());
  }

  @Override
  public String getHostId() {
    return vm().host().toString();
  }

  @Override
  public String getState() {
    return vm().state().name();
  }

  @Override
  public String getStateReason() {
    return vm().reason().name();
  }

  @Override
  public boolean isActive() {
    return vm().isActive();
  }

  @Override
  public int getDomainNumber() {
    return vm().domainNumber();
  }

  @Override
  public int getVcpus() {
    return vm().vcpus();
  }

  @Override
  public long getMemory() {
    return vm().memory();
  }

  @Override
  public long getMaxMemory() {
    return vm().maxMemory();
  }

  @Override
  public boolean isPersistent() {
    return vm().persistent();
  }

  @Override
  public int getMaxVcpus() {
    return vm().maxVcpus();
  }

  @Override
  public boolean isSaved() {
    return vm().saved();
  }

  @Override
  public String[] getTags() {
    return tags.of(id).toArray(String[]::new);
  }

  @Override
  public boolean isAutostart() {
    return vm().autostart();
  }

  @Override
  public boolean isControlDomain() {
    return id.isControlDomain();
  }

  @Override
  public String getMigratingTo() {
    return vm().migratingTo().map(this::hostName).orElse("");
  }

  @Override
  public String getMigratingFrom() {
    return vm().migratingFrom().map(this::hostName).orElse("");
  }

  @Override
  public String[] getAlsoOn() {
    return vm().alsoOn().stream().map(this::hostName).toArray(String[]::new);
  }

  @Override
  public boolean isClaim() {
    return id.isClaim();
  }

  @Override
  public double getCpuUsage() {
    return metrics.value(Metrics.CPU_USAGE);
  }

  @Override
  public double getNetworkReceived() {
    return metrics.sum("vif_", "_rx");
  }

  @Override
  public double getNetworkSent() {
    return metrics.sum("vif_", "_tx");
  }

  @Override
  public double getDiskRead() {
    return metrics.sum("vbd_", "_read");
  }

  @Override
  public double getDiskWritten() {
    return metrics.sum("vbd_", "_write");
  }

  @Override
  public MetricData[] getMetrics() {
    return metrics.all();
  }
}
