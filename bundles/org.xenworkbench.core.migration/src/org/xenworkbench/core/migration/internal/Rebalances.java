/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalancePlan.Load;
import org.xenworkbench.core.migration.RebalancePlan.Move;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.migration.internal.EvacuationPlanner.Guest;
import org.xenworkbench.core.migration.internal.RebalancePlanner.Machine;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation.Together;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.Quantities;

/** Balances hosts. */
@Component(service = RebalanceService.class)
public class Rebalances implements RebalanceService {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int POINTS = 2_000;

  private final Inventory inventory;
  private final HostRegistry registry;
  private final MigrationService migrations;
  private final OperationService operations;
  private final MetricHistory history;
  private final EventLog log;
  private final Clock clock;
  private final PlacementFacts facts;

  /** Uses these services. */
  @Activate
  public Rebalances(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference MigrationService migrations, @Reference OperationService operations, @Reference Sampler sampler,
      @Reference MetricHistory history, @Reference Tags tags, @Reference EventLog log) {
    this(inventory, registry, migrations, operations, history, log, Timing.system().clock(),
        new PlacementFacts(inventory, registry, migrations, operations, sampler, tags,
            new Maintenance(tags, inventory)));
  }

  Rebalances(Inventory inventory, HostRegistry registry, MigrationService migrations, OperationService operations,
      MetricHistory history, EventLog log, Clock clock, PlacementFacts facts) {
    this.inventory = inventory;
    this.registry = registry;
    this.migrations = migrations;
    this.operations = operations;
    this.history = history;
    this.log = log;
    this.clock = clock;
    this.facts = facts;
  }

  @Override
  public Optional<String> obstacle(Collection<HostId> hosts) {
    List<HostId> fit = hosts.stream().distinct().flatMap(id -> inventory.host(id).stream())
        .filter(host -> whyNot(host).isEmpty()).map(Host::id).toList();
    return fit.size() < 2 ? Optional.of(Messages.Rebalance_TooFew)
        : fit.stream().map(facts::type).distinct().count() > 1 ? Optional.of(Messages.Rebalance_Types)
        : Optional.empty();
  }

  /** Why nothing is moved to or from a host. */
  private Optional<String> whyNot(Host host) {
    boolean readOnly = registry.configuration(host.id()).map(HostConfiguration::readOnly).orElse(true);
    return !host.isConnected() ? Optional.of(NLS.bind(Messages.Evacuation_NotConnected, host.name()))
        : host.sameMachineAs().isPresent() ? Optional.of(NLS.bind(Messages.Rebalance_Twice, host.name()))
        : readOnly ? Optional.of(NLS.bind(Messages.Evacuation_ReadOnly, host.name()))
        : facts.maintenance().has(host.id())
            ? Optional.of(NLS.bind(Messages.Check_Placement_Maintenance, host.name()))
        : Optional.empty();
  }

  @Override
  public RebalancePlan plan(Collection<HostId> hosts, BooleanSupplier cancelled) {
    obstacle(hosts).ifPresent(reason -> {
      throw new IllegalArgumentException(reason);
    });
    List<String> leftOut = new ArrayList<>();
    List<Machine> machines = machines(hosts, leftOut, cancelled);
    if (machines.size() < 2) { // else one would seem to be balanced
      throw new IllegalArgumentException(NLS.bind(Messages.Rebalance_NoneLeft, String.join(" ", leftOut)));
    }
    List<Move> moves = new RebalancePlanner(machines, facts::blocker, cancelled).plan();
    return new RebalancePlan(machines.stream().map(Machine::load).toList(), moves, leftOut);
  }

  private List<Machine> machines(Collection<HostId> hosts, List<String> leftOut, BooleanSupplier cancelled) {
    List<Machine> machines = new ArrayList<>();
    hosts.stream().distinct().flatMap(id -> inventory.host(id).stream())
        .sorted(Comparator.comparing(Host::name, NameOrder.NAMES)).forEach(host -> {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException();
          }
          whyNot(host).ifPresentOrElse(leftOut::add, () -> machine(host, leftOut).ifPresent(machines::add));
        });
    return machines;
  }

  /** Empty, and said so, if what it bears is not known. */
  private Optional<Machine> machine(Host host, List<String> leftOut) {
    EvacuationPlanner.Target room = facts.target(host);
    OptionalLong free = room.free();
    if (free.isEmpty() || room.memory() == 0 || room.cpus() == 0) {
      leftOut.add(NLS.bind(Messages.Rebalance_HostUnknown, host.name()));
      return Optional.empty();
    }
    List<Guest> guests = new ArrayList<>();
    List<Guest> staying = new ArrayList<>();
    double busy = 0;
    List<VirtualMachine> active = inventory.virtualMachines(host.id()).stream().filter(VirtualMachine::isActive)
        .sorted(Comparator.comparing(VirtualMachine::name, NameOrder.NAMES)).toList();
    for (VirtualMachine vm : active) {
      OptionalDouble cores = cores(vm);
      if (cores.isEmpty()) {
        leftOut.add(NLS.bind(Messages.Rebalance_VmUnknown, host.name(), vm.name()));
        return Optional.empty();
      }
      busy += cores.getAsDouble();
      Guest guest = facts.guest(vm, cores);
      Optional<String> reason = vm.isControlDomain() ? Optional.of("") : facts.whyNot(vm);
      reason.filter(text -> !text.isEmpty())
          .ifPresent(text -> leftOut.add(NLS.bind(Messages.Evacuation_Refused, vm.name(), text)));
      (reason.isPresent() ? staying : guests).add(guest);
    }
    facts.coming(host.id()).map(vm -> facts.guest(vm, OptionalDouble.of(0))).forEach(staying::add); // for their tags
    return Optional.of(new Machine(new Load(host.id(), host.name(), room.cpus(), busy, room.memory(),
        room.memory() - free.getAsLong()), guests, staying));
  }

  /** How many CPUs it kept busy in the last hour, wherever it ran; empty if nothing was measured. */
  private OptionalDouble cores(VirtualMachine vm) {
    Instant now = clock.instant();
    WindowMean mean = WindowMean.of(
        history.query(vm.id(), Metrics.CPU_USAGE, now.minus(WINDOW).minus(WINDOW), now, POINTS), now.minus(WINDOW),
        now);
    return mean.isKnown() ? OptionalDouble.of(mean.mean() * vm.vcpus()) : OptionalDouble.empty();
  }

  @Override
  public Map<VmId, String> problems(RebalancePlan plan, BooleanSupplier cancelled) {
    List<Machine> machines = machines(plan.hosts().stream().map(Load::host).toList(), new ArrayList<>(), cancelled);
    return new RebalancePlanner(machines, facts::blocker, cancelled).problems(plan.moves());
  }

  @Override
  public List<Move> explained(RebalancePlan plan) {
    return RebalancePlanner.explained(plan);
  }

  @Override
  public void run(RebalancePlan wanted, String user) {
    RebalancePlan plan = wanted.withMoves(wanted.moves().stream().filter(this::isThere).toList());
    int hosts = plan.hosts().size();
    String text = MessageFormat.format(Messages.Rebalance_Begun, hosts, plan.moves().size(), range(plan.hosts()),
        range(plan.after()));
    Stream<Move> gone = wanted.moves().stream().filter(move -> !plan.moves().contains(move))
        .map(move -> move.to(move.target(), Messages.Rebalance_Gone));
    String details = Stream.concat(explained(plan).stream(), gone)
        .map(move -> NLS.bind(Messages.Evacuation_Refused, move.vmName(), move.reason()))
        .collect(Collectors.joining("\n"));
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION,
        plan.equals(wanted) ? LogEntry.Status.INFO : LogEntry.Status.WARNING, text, clock.instant()).user(user)
        .details(details).build());
    Together words = new Together(count -> MessageFormat.format(Messages.Rebalance_Running, hosts, count),
        done -> MessageFormat.format(Messages.Rebalance_Done, hosts, done));
    try (OperationGroup group = operations.together(plan.moves().size(), words)) {
      for (Move move : plan.moves()) {
        try {
          migrations.migrate(MigrationRequest.peerToPeer(move.vm(), move.target()).byPlan(), user);
        } catch (IllegalArgumentException e) {
          group.refused(move.vmName(), e.getMessage());
        }
      }
    }
  }

  /** It may have gone elsewhere since it was planned, and what was weighed then is not so any more. */
  private boolean isThere(Move move) {
    return inventory.virtualMachine(move.vm())
        .filter(vm -> inventory.standIn(vm.host()).equals(inventory.standIn(move.source()))).isPresent();
  }

  /** The spreads of CPU and memory, in words. */
  static String range(List<Load> loads) {
    return NLS.bind(Messages.Rebalance_Range, Quantities.percent(RebalancePlan.cpuSpread(loads)),
        Quantities.percent(RebalancePlan.memorySpread(loads)));
  }
}
