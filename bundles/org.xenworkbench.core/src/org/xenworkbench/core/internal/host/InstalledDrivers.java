/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.NameOrder;

/** The drivers that are installed now, looked up whenever one is needed, since they come and go. Any thread. */
final class InstalledDrivers implements HostEnvironment.Drivers {

  private final List<HypervisorDriver> drivers = new CopyOnWriteArrayList<>();

  void add(HypervisorDriver driver) {
    drivers.add(driver);
  }

  void remove(HypervisorDriver driver) {
    drivers.remove(driver);
  }

  List<HypervisorDriver> all() {
    return drivers;
  }

  @Override
  public HypervisorDriver find(String type) throws HypervisorException {
    return known(type).orElseThrow(() -> none(type));
  }

  @Override
  public boolean isSimulated(String type) {
    return known(type).map(HypervisorDriver::isSimulated).orElse(false);
  }

  @Override
  public int callsPerConnection(String type) {
    return known(type).map(HypervisorDriver::callsPerConnection).orElse(1);
  }

  private Optional<HypervisorDriver> known(String type) {
    return drivers.stream().filter(driver -> driver.types().contains(type)).findFirst();
  }

  /** Why a host of that type cannot be connected without a driver. */
  HypervisorException none(String type) {
    return new HypervisorException(HypervisorException.Kind.DRIVER_UNAVAILABLE,
        NLS.bind(Messages.HostRegistry_NoDriver, type, String.join(", ", hostTypes())));
  }

  /** Whether the host is one that a driver brings along. */
  boolean isBuiltIn(HostId id) {
    return drivers.stream().anyMatch(driver -> driver.builtInHost().filter(host -> host.id().equals(id)).isPresent());
  }

  /** How hosts of that type are reached; in no way without a driver. */
  Set<Transport> transports(String type) {
    return known(type).map(driver -> driver.transports(type)).orElse(Set.of());
  }

  Optional<String> obstacle(Endpoint endpoint) {
    return known(endpoint.driver()).flatMap(driver -> driver.obstacle(endpoint));
  }

  /** Whether something is kept that was accepted there; nobody knows without a driver. */
  boolean accepted(Endpoint endpoint) {
    return known(endpoint.driver()).flatMap(driver -> driver.accepted(endpoint)).isPresent();
  }

  /** The types of hosts that a user can add, sorted. */
  List<String> hostTypes() {
    TreeSet<String> types = new TreeSet<>(NameOrder.NAMES);
    drivers.stream().filter(driver -> driver.builtInHost().isEmpty()).forEach(driver -> types.addAll(driver.types()));
    return List.copyOf(types);
  }
}
