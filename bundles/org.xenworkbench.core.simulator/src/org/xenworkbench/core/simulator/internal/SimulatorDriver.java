/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.Simulator;

/** Keeps the worlds by name and opens sessions to their hosts. */
@Component(service = {HypervisorDriver.class, Simulator.class})
public final class SimulatorDriver implements Simulator {

  /** As many as libvirtd serves with one to spare, so that what is tried here holds there. */
  private static final int CALLS = 4;

  private final Timeline time;
  private final KeptFleets kept;
  private final Map<String, World> worlds = new LinkedHashMap<>();

  /** In real time, on a thread of its own. */
  @Activate
  public SimulatorDriver() {
    this(Timing.system(), KeptFleets.inWorkspace());
  }

  /** In somebody else's time, without fleets that were kept. */
  public SimulatorDriver(Timing timing) {
    this(timing, KeptFleets.NONE);
  }

  SimulatorDriver(Timing timing, KeptFleets kept) {
    this.time = new Timeline(timing);
    this.kept = kept;
  }

  /** Ends all worlds and their sessions. */
  @Deactivate
  public void deactivate() {
    synchronized (worlds) {
      worlds.values().forEach(World::end);
    }
    time.stop();
  }

  @Override
  public int callsPerConnection() {
    return CALLS;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public Set<Transport> transports(String type) {
    return Set.of(Transport.LOCAL);
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public SimulatedFleet add(FleetDefinition definition) {
    synchronized (worlds) {
      if (world(definition.name()).isPresent()) {
        throw new IllegalArgumentException("There is a simulated fleet " + definition.name() + " already.");
      }
      return begin(definition);
    }
  }

  @Override
  public Optional<SimulatedFleet> fleet(String name) {
    return world(name).map(SimulatedFleet.class::cast);
  }

  private Optional<World> world(String name) {
    synchronized (worlds) {
      Optional<World> known = Optional.ofNullable(worlds.get(name));
      if (known.isEmpty()) {
        known = DemoFleets.ALL.stream().filter(fleet -> fleet.name().equals(name)).findFirst()
            .or(() -> kept.fleet(name)).map(this::begin);
      }
      return known;
    }
  }

  private World begin(FleetDefinition definition) {
    World world = new World(definition, time);
    worlds.put(definition.name(), world);
    new Faults(world).plan();
    new Unrest(world).plan();
    return world;
  }

  @Override
  public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
    List<String> address = parts(endpoint);
    Optional<World> world = address.size() == 2 ? world(address.get(0)) : Optional.empty();
    if (world.isEmpty()) {
      throw new HypervisorException(Kind.CONFIGURATION, noFleet(endpoint));
    }
    return world.get().open(address.get(1), context);
  }

  @Override
  public Optional<String> obstacle(Endpoint endpoint) {
    List<String> address = parts(endpoint);
    return address.size() == 2 && world(address.get(0)).isPresent() ? Optional.empty()
        : Optional.of(noFleet(endpoint));
  }

  private static List<String> parts(Endpoint endpoint) {
    return List.of(endpoint.address().split("/", -1));
  }

  private static String noFleet(Endpoint endpoint) {
    return NLS.bind(Messages.SimulatorDriver_NoFleet, endpoint.address());
  }
}
