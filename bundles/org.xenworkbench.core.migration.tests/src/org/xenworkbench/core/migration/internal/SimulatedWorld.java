/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.simulator.embedded.Simulators;
import org.xenworkbench.core.testkit.DeterministicProcess;
import org.xenworkbench.core.testkit.DeterministicTime;
import org.xenworkbench.core.testkit.FakeTags;

/** The whole engine over a fleet, with users and faults, all from one seed. */
final class SimulatedWorld implements AutoCloseable {

  private static final long GIB = 1L << 30;
  private static final Duration TICKS = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final List<PowerAction> POWER = List.of(PowerAction.START, PowerAction.PAUSE, PowerAction.RESUME,
      PowerAction.SHUT_DOWN, PowerAction.FORCE_OFF);

  final DeterministicTime time;
  private final Random random;
  private final KeptLog disk;
  private final SimulatedFleet fleet;
  private final Simulator simulator;
  private final Map<String, HostConfiguration> hosts = new LinkedHashMap<>();
  private final List<UUID> vms = new ArrayList<>();
  private final EclipsePreferences preferences = new EclipsePreferences();
  private final FakeTags tags = new FakeTags();
  private final Path orders;
  private final Journeys journeys;
  private final NoisyDriver.Noise noise;
  private final List<UUID> acknowledged = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private Workbench bench;

  /**
   * Begins it.
   *
   * @param folder for the files that outlive the engine
   * @param forgets what the log's disk loses of what it says to have written
   */
  SimulatedWorld(long seed, Path folder, Predicate<LogEntry> forgets) {
    orders = folder.resolve(UUID.randomUUID().toString());
    time = new DeterministicTime(seed);
    random = new Random(seed);
    disk = new KeptLog(forgets);
    noise = new NoisyDriver.Noise(new Random(~seed));
    simulator = Simulators.create(time.process());
    FleetDefinition.Builder definition = FleetDefinition.named("world");
    int size = 2 + random.nextInt(3);
    for (int n = 0; n < size; n++) {
      String name = "host" + n;
      definition.host(name, 4, 16 * GIB);
      hosts.put(name, new HostConfiguration(new HostId(new UUID(seed, n)), name,
          new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, "world/" + name, 0, Optional.empty()),
          Optional.empty(), true, false));
    }
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      SimulatedVm vm = SimulatedVm.of("vm" + n, "host" + random.nextInt(size), 1, GIB / 2, VmLoad.IDLE);
      vms.add(vm.uuid());
      definition.vm(random.nextInt(4) == 0 ? vm.shutOff() : vm);
    }
    if (random.nextBoolean()) {
      definition.xenLike();
    }
    fleet = simulator.add(definition.migrationBandwidth(GIB / (4.0 + random.nextInt(60)))
        .downtime(Duration.ofMillis(300)).build());
    journeys = new Journeys(fleet, vms);
    time.watch(journeys::look);
    begin();
    hosts.values().forEach(bench.core.registry()::add);
  }

  private void begin() {
    bench = new Workbench(time.process(), preferences, disk, orders, tags, new NoisyDriver(simulator, noise).driver());
    bench.core.polling().setInterval(Duration.ofSeconds(5 + random.nextInt(55)));
  }

  /** Killed, as a process is: its connections are gone, and the next one begins with what was on disk. */
  private void killAndBegin() {
    long step = time.steps() + random.nextInt(200);
    time.until(Duration.ofMinutes(1), () -> time.steps() >= step);
    bench.unwritten(disk).forEach(vm -> journeys.untold(vm.uuid()));
    bench.process.kill();
    hosts.keySet().forEach(fleet::cutConnections);
    time.advance(Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 2_000 : 100_000)));
    begin();
    connect();
  }

  private void connect() {
    hosts.values().forEach(host -> bench.core.registry().connect(host.id()));
  }

  /** How often what was done. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** Something happens every few minutes; after a while all is mended, and what must hold then is looked at. */
  void live(Duration length) {
    long end = time.nanos() + length.toNanos();
    while (time.nanos() < end) {
      for (int n = 5 + random.nextInt(25); n > 0; n--) {
        act(random.nextInt(26));
        time.advance(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 3_000 : 300_000)));
      }
      requireQuiet();
    }
  }

  private void act(int what) {
    String host = "host" + random.nextInt(hosts.size());
    switch (what) {
      case 0, 1, 2, 3, 4 -> ask("migrate", this::migrate);
      case 5, 6 -> ask("power", this::power);
      case 7 -> ask("cancel", this::cancel);
      case 8 -> ask("evacuate", () -> {
        bench.evacuations.evacuate(bench.evacuations.plan(hosts.get(host).id()), "user");
        return host;
      });
      case 9 -> ask("leave", () -> {
        bench.evacuations.leave(bench.evacuations.planReturn(hosts.get(host).id()), "user");
        return host;
      });
      case 10 -> ask("note", this::note);
      case 11 -> fault("gone", () -> fleet.setReachable(host, random.nextInt(4) > 0));
      case 12 -> fault("frozen", () -> fleet.setFrozen(host, random.nextInt(4) == 0));
      case 13 -> fault("slow",
          () -> fleet.setLatency(host, Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(3_000) : 0)));
      case 14 -> fault("cut", () -> fleet.cutConnections(host));
      case 15 -> fault("refuses",
          () -> fleet.refuseMigrations(host, Optional.of("no").filter(no -> random.nextInt(4) == 0)));
      case 16 -> fault("clock", () -> bench.process.jump(Duration.ofSeconds(random.nextInt(7_200) - 3_600)));
      case 17 -> fault("full", () -> disk.setFull(random.nextInt(4) == 0));
      case 18 -> fault("kill", this::killAndBegin);
      case 19 -> fault("noise", noise::turn);
      case 20 -> fault("mended", this::mend);
      case 21, 22 -> control(hosts.get(host).id());
      case 23 -> ask("schedule", this::order);
      case 24 -> ask("rebalance", this::rebalance);
      default -> fault("others", this::others);
    }
  }

  /** Something is done with an evacuation. */
  private void control(HostId host) {
    switch (random.nextInt(4)) {
      case 0 -> ask("roll back", () -> bench.evacuations.rollBack(host, "user"));
      case 1 -> ask("stop", () -> {
        bench.evacuations.stop(host, "user");
        return host;
      });
      case 2 -> ask("resume", () -> resumed(host));
      default -> ask("pause", () -> {
        bench.evacuations.pause(host, "user");
        return host;
      });
    }
  }

  private Object resumed(HostId host) {
    bench.evacuations.resume(host, "user");
    return host;
  }

  private Object order() {
    When when = new When(bench.process.clock().instant().plusSeconds(random.nextInt(3_600)),
        Duration.ofMinutes(random.nextInt(60)));
    List<ScheduledOrder> known = bench.schedule.orders();
    HostId host = hosts.get("host" + random.nextInt(hosts.size())).id();
    if (!known.isEmpty() && random.nextInt(3) == 0) {
      UUID one = known.get(random.nextInt(known.size())).id();
      if (random.nextBoolean()) {
        return bench.schedule.change(one, when, "user");
      }
      bench.schedule.cancel(one, "user");
      return one;
    }
    return random.nextInt(3) == 0 ? bench.schedule.evacuate(host, when, "user")
        : bench.schedule.migrate(vm(), host, when, "user");
  }

  private Object rebalance() {
    List<HostId> all = hosts.values().stream().map(HostConfiguration::id).toList();
    RebalancePlan plan = bench.rebalances.plan(all, () -> false);
    bench.rebalances.run(plan, "user");
    plan.moves().forEach(move -> counts.merge("rebalanced VM", 1, Integer::sum));
    return plan;
  }

  private void fault(String name, Runnable deed) {
    counts.merge(name, 1, Integer::sum);
    deed.run();
  }

  /** A user does something, and may be told that it cannot be done. */
  private void ask(String name, Callable<?> deed) {
    String done = bench.process.run(PATIENCE, () -> {
      try {
        deed.call();
        return name;
      } catch (IllegalArgumentException | IllegalStateException | UnreadableLogException e) {
        return name + " refused";
      }
    });
    counts.merge(done, 1, Integer::sum);
  }

  private void others() {
    fleet.power(any(), POWER.get(random.nextInt(POWER.size())));
  }

  private UUID any() {
    return vms.get(random.nextInt(vms.size()));
  }

  private VmId vm() {
    return VmId.of(any());
  }

  private Object power() {
    VmId vm = vm();
    HostId owner = bench.core.inventory().virtualMachine(vm).map(VirtualMachine::host)
        .orElseGet(() -> hosts.get("host0").id());
    return bench.machines.vms().power(vm, owner, POWER.get(random.nextInt(POWER.size())), "user");
  }

  private OperationHandle migrate() {
    VmId vm = vm();
    List<HostConfiguration> others = hosts.values().stream().filter(host -> random.nextInt(20) == 0
        || bench.core.inventory().virtualMachine(vm).filter(known -> known.host().equals(host.id())).isEmpty())
        .toList();
    HostConfiguration target = others.get(random.nextInt(others.size()));
    OperationHandle handle = bench.parts.service().migrate(MigrationRequest.peerToPeer(vm, target.id()), "user");
    handle.done().thenAccept(end -> counts.merge("migration " + end.status(), 1, Integer::sum));
    return handle;
  }

  private Object cancel() {
    List<OperationState> running = bench.core.operations().running();
    return running.isEmpty() || bench.core.operations().cancel(running.get(random.nextInt(running.size())).id());
  }

  private Object note() {
    LogEntry entry =
        LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.SUCCEEDED, "noted", bench.process.clock().instant())
            .build();
    return bench.core.log().append(entry).thenAccept(written -> acknowledged.add(written.correlation()));
  }

  private void mend() {
    hosts.keySet().forEach(host -> {
      fleet.setReachable(host, true);
      fleet.setFrozen(host, false);
      fleet.setLatency(host, Duration.ZERO);
      fleet.refuseMigrations(host, Optional.empty());
    });
    disk.setFull(false);
    noise.stop();
    vms.forEach(vm -> List.of(PowerAction.START, PowerAction.RESUME).forEach(action -> fleet.power(vm, action)));
  }

  /** Mends all, and waits until nothing is under way any more and all is as it should be. */
  private void requireQuiet() {
    mend();
    connect();
    hosts.values().stream().map(HostConfiguration::id)
        .filter(host -> bench.evacuations.progress(host).filter(Progress::isPaused).isPresent())
        .forEach(host -> ask("resume", () -> resumed(host)));
    Optional<String> problem = problem();
    for (int n = 0; problem.isPresent() && n < 60; n++) {
      time.advance(Duration.ofSeconds(30));
      problem = problem();
    }
    problem.or(() -> journeys.wrong(disk.takeEnds())).ifPresent(text -> {
      throw new AssertionError(time + ": " + text + "; " + counts);
    });
  }

  private Optional<String> problem() {
    return faults.stream().findFirst()
        .or(() -> time.failures().stream().findFirst().map(SimulatedWorld::text))
        .or(() -> disk.faults().stream().findFirst())
        .or(() -> acknowledged.stream().filter(id -> !disk.has(id)).findFirst()
            .map(id -> "an acknowledged entry is lost"))
        .or(() -> bench.core.operations().running().stream().findFirst().map(state -> "it runs for ever: " + state))
        .or(this::forgottenOrder)
        .or(() -> disk.running().stream().findFirst().map(entry -> "its entry runs for ever: " + entry))
        .or(() -> bench.core.log().fault().map(text -> "the log says " + text))
        .or(this::whatIsShownElsewhere);
  }

  /** Hours after its time, by the clock of now, that is neither begun nor told to be missed. */
  private Optional<String> forgottenOrder() {
    Instant now = bench.process.clock().instant();
    return bench.schedule.orders().stream()
        .filter(order -> order.when().at().plus(order.when().late()).plus(TICKS).isBefore(now)).findFirst()
        .map(order -> "it waits for ever: " + order);
  }

  private static String text(Throwable failure) {
    return "a task failed: " + failure + ' ' + Arrays.asList(failure.getStackTrace());
  }

  private Optional<String> whatIsShownElsewhere() {
    for (HostConfiguration host : hosts.values()) {
      if (bench.core.inventory().host(host.id()).filter(Host::isConnected).isEmpty()) {
        return Optional.of(host.name() + " is not connected");
      }
    }
    for (UUID vm : vms) {
      Optional<String> shown = bench.core.inventory().virtualMachine(VmId.of(vm)).map(VirtualMachine::host)
          .flatMap(bench.core.inventory()::host).map(Host::name);
      if (!shown.equals(fleet.hostOf(vm))) {
        return Optional.of(vm + " is on " + fleet.hostOf(vm) + " and shown on " + shown);
      }
      Optional<Boolean> runs = shown.map(name -> runs(name, vm));
      if (!runs.equals(bench.core.inventory().virtualMachine(VmId.of(vm)).map(known -> known.state().isRunning()))) {
        return Optional.of(vm + " is shown in another state than that it runs: " + runs);
      }
    }
    return Optional.empty();
  }

  /** Asked at once, past the engine. */
  private boolean runs(String host, UUID vm) {
    SessionContext context =
        new SessionContext(Role.POLLING, host, bench.process.clock(), Runnable::run, Optional.empty(),
            true, SessionListener.NONE);
    try (HypervisorSession session = simulator.open(hosts.get(host).endpoint(), context)) {
      return session.domain(vm).filter(domain -> domain.state().isRunning()).isPresent();
    } catch (HypervisorException e) {
      throw new AssertionError(time + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    time.close();
  }
}
