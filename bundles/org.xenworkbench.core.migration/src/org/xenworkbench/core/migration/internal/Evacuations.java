/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation.Together;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.text.NameOrder;

/** Evacuates hosts, and brings their VMs back. */
@Component(service = EvacuationService.class)
public class Evacuations implements EvacuationService {

  /** What the entry of a host's maintenance has as its action. */
  static final String ENTERED = "ENTER_MAINTENANCE";
  static final String LEFT = "LEAVE_MAINTENANCE";
  private static final int MOST_ENTRIES = 10_000;

  private final Inventory inventory;
  private final HostRegistry registry;
  private final MigrationService migrations;
  private final OperationService operations;
  private final Sampler sampler;
  private final Tags tags;
  private final EventLog log;
  private final Clock clock;

  /** Uses these services. */
  @Activate
  public Evacuations(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference MigrationService migrations, @Reference OperationService operations, @Reference Sampler sampler,
      @Reference Tags tags, @Reference EventLog log) {
    this(inventory, registry, migrations, operations, sampler, tags, log, Timing.system().clock());
  }

  Evacuations(Inventory inventory, HostRegistry registry, MigrationService migrations, OperationService operations,
      Sampler sampler, Tags tags, EventLog log, Clock clock) {
    this.inventory = inventory;
    this.registry = registry;
    this.migrations = migrations;
    this.operations = operations;
    this.sampler = sampler;
    this.tags = tags;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Optional<String> obstacle(HostId id) {
    Optional<Host> host = inventory.host(id);
    if (host.isEmpty()) {
      return Optional.of(NLS.bind(Messages.Migrate_UnknownHost, id));
    }
    if (!host.get().isConnected()) {
      return Optional.of(NLS.bind(Messages.Evacuation_NotConnected, host.get().name()));
    }
    Optional<HostConfiguration> configuration = registry.configuration(id);
    if (configuration.isEmpty() || configuration.get().readOnly()) {
      return Optional.of(NLS.bind(Messages.Evacuation_ReadOnly, host.get().name()));
    }
    return isInMaintenance(id) && running(id).isEmpty()
        ? Optional.of(NLS.bind(Messages.Evacuation_Already, host.get().name())) : Optional.empty();
  }

  private List<VirtualMachine> running(HostId host) {
    return inventory.virtualMachines(host).stream().filter(vm -> !vm.isControlDomain() && vm.isActive()).toList();
  }

  @Override
  public boolean isInMaintenance(HostId host) {
    return tags.has(host, PlacementTags.MAINTENANCE);
  }

  private void require(Optional<String> obstacle) {
    obstacle.ifPresent(reason -> {
      throw new IllegalArgumentException(reason);
    });
  }

  @Override
  public EvacuationPlan plan(HostId host) {
    require(obstacle(host));
    List<Stay> stays = new ArrayList<>();
    List<VirtualMachine> going = new ArrayList<>();
    for (VirtualMachine vm : running(host)) {
      Optional<String> reason = tags.has(vm.id(), PlacementTags.DO_NOT_MIGRATE)
          ? Optional.of(Messages.Evacuation_Pinned) : migrations.obstacle(vm.id());
      reason.ifPresentOrElse(why -> stays.add(new Stay(vm.id(), vm.name(), why)), () -> going.add(vm));
    }
    EvacuationPlanner planner = new EvacuationPlanner(targets(host), this::blocker);
    planner.place(going.stream().map(this::guest).toList());
    return plan(host, planner.moves(), Stream.concat(stays.stream(), planner.stays().stream()));
  }

  private static EvacuationPlan plan(HostId host, List<Move> moves, Stream<Stay> stays) {
    return new EvacuationPlan(host, moves, stays.sorted(Comparator.comparing(Stay::vmName, NameOrder.NAMES)).toList());
  }

  /** Other machines of the same type that are connected and may be changed; of one that is listed twice, one. */
  private List<EvacuationPlanner.Target> targets(HostId source) {
    String type = type(source);
    return inventory.hosts().stream()
        .filter(host -> host.isConnected() && host.sameMachineAs().isEmpty() && !isInMaintenance(host.id()))
        .filter(host -> !inventory.standIn(host.id()).equals(inventory.standIn(source)))
        .filter(host -> registry.configuration(host.id()).filter(at -> !at.readOnly()).isPresent()
            && type(host.id()).equals(type))
        .map(this::target).toList();
  }

  private String type(HostId host) {
    return registry.configuration(host).map(at -> at.endpoint().driver()).orElse("");
  }

  private EvacuationPlanner.Target target(Host host) {
    Map<String, Double> latest = sampler.latest(host.id());
    int cpus = host.info().map(info -> info.cpus()).orElse(0);
    Double free = latest.get(Metrics.MEMORY_FREE);
    Double busy = latest.get(Metrics.CPU_AVG);
    return new EvacuationPlanner.Target(host.id(), host.name(), host.info().map(info -> info.memory()).orElse(0L),
        free == null ? OptionalLong.empty() : OptionalLong.of(free.longValue()), cpus,
        busy == null ? OptionalDouble.empty() : OptionalDouble.of(busy * cpus),
        tagsThere(host.id(), PlacementTags.TOGETHER), tagsThere(host.id(), PlacementTags.APART));
  }

  private Set<String> tagsThere(HostId host, String beginning) {
    return running(host).stream().flatMap(vm -> PlacementTags.of(tags, vm.id(), beginning).stream())
        .collect(Collectors.toSet());
  }

  private EvacuationPlanner.Guest guest(VirtualMachine vm) {
    Double usage = sampler.latest(vm.id()).get(Metrics.CPU_USAGE);
    return new EvacuationPlanner.Guest(vm.id(), vm.name(), vm.memory(),
        usage == null ? OptionalDouble.empty() : OptionalDouble.of(usage * vm.vcpus()),
        Set.copyOf(PlacementTags.of(tags, vm.id(), PlacementTags.TOGETHER)),
        Set.copyOf(PlacementTags.of(tags, vm.id(), PlacementTags.APART)));
  }

  private Optional<String> blocker(VmId vm, HostId target) {
    try {
      return migrations.check(MigrationRequest.peerToPeer(vm, target)).stream()
          .filter(verdict -> verdict.severity() == Verdict.Severity.ERROR)
          .filter(verdict -> !verdict.check().equals(Messages.Check_Placement)) // the tags are the planner's
          .map(Verdict::reason).findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage()); // gone meanwhile
    }
  }

  @Override
  public void evacuate(EvacuationPlan plan, String user) {
    require(obstacle(plan.host()));
    String name = inventory.host(plan.host()).map(Host::name).orElse("");
    tags.change(Set.of(plan.host()), Set.of(PlacementTags.MAINTENANCE), Set.of());
    note(plan, name, ENTERED, user, MessageFormat.format(Messages.Evacuation_Entered, name, plan.moves().size(),
        plan.stays().size()));
    migrate(plan, user, words(name, Messages.Evacuation_Running, Messages.Evacuation_Done));
  }

  private static Together words(String host, String running, String done) {
    IntFunction<String> begun = count -> MessageFormat.format(running, host, count);
    UnaryOperator<String> ended = number -> MessageFormat.format(done, host, number);
    return new Together(begun, ended);
  }

  private void note(EvacuationPlan plan, String name, String action, String user, String text) {
    String stays = plan.stays().stream()
        .map(stay -> NLS.bind(Messages.Evacuation_Refused, stay.vmName(), stay.reason()))
        .collect(Collectors.joining("\n"));
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, text, clock.instant())
        .host(plan.host(), name).user(user).details(stays).attribute(LogAttribute.ACTION, action).build());
  }

  private void migrate(EvacuationPlan plan, String user, Together words) {
    try (OperationGroup group = operations.together(plan.moves().size(), words)) {
      for (Move move : plan.moves()) {
        try {
          migrations.migrate(MigrationRequest.peerToPeer(move.vm(), move.target()), user);
        } catch (IllegalArgumentException e) {
          group.refused(move.vmName(), e.getMessage());
        }
      }
    }
  }

  private void requireMaintenance(HostId host) {
    String name = inventory.host(host).map(Host::name)
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.Migrate_UnknownHost, host)));
    require(isInMaintenance(host) ? Optional.empty() : Optional.of(NLS.bind(Messages.Evacuation_NotIn, name)));
  }

  @Override
  public EvacuationPlan planReturn(HostId host) throws UnreadableLogException {
    requireMaintenance(host);
    List<Move> moves = new ArrayList<>();
    List<Stay> stays = new ArrayList<>();
    String name = inventory.host(host).map(Host::name).orElse("");
    for (VirtualMachine vm : away(host)) {
      back(vm, host).ifPresentOrElse(reason -> stays.add(new Stay(vm.id(), vm.name(), reason)),
          () -> moves.add(new Move(vm.id(), vm.name(), host, name, Messages.Evacuation_Back)));
    }
    return plan(host, moves, stays.stream());
  }

  private Optional<String> back(VirtualMachine vm, HostId host) {
    return migrations.obstacle(vm.id()).or(() -> blocker(vm.id(), host));
  }

  /** What was migrated away from it since it is in maintenance, and runs elsewhere now or is on its way. */
  private List<VirtualMachine> away(HostId host) throws UnreadableLogException {
    Set<String> own = inventory.identities(host).stream().map(ObjectId::key).collect(Collectors.toSet());
    Optional<LogEntry> entered = log.query(EventQuery.newest(MOST_ENTRIES).withKinds(Set.of(LogEntry.CONFIGURATION))
        .about(Set.of(host))).stream()
        .filter(entry -> LogAttribute.ACTION.value(entry).equals(Optional.of(ENTERED))).findFirst();
    if (entered.isEmpty()) {
      return List.of(); // the user gave it the tag by hand
    }
    return log.query(EventQuery.newest(MOST_ENTRIES).withKinds(Set.of(LogEntry.MIGRATION)).about(Set.of(host)))
        .stream().filter(entry -> (entry.status() == LogEntry.Status.SUCCEEDED || entry.isRunning())
            && !entry.started().isBefore(entered.get().started())
            && LogAttribute.SOURCE.value(entry).filter(own::contains).isPresent())
        .flatMap(entry -> entry.vm().stream()).distinct().flatMap(vm -> inventory.virtualMachine(vm).stream())
        .filter(vm -> vm.isMigrating() || vm.isActive() && !vm.host().equals(host))
        .sorted(Comparator.comparing(VirtualMachine::name, NameOrder.NAMES)).toList();
  }

  @Override
  public void leave(EvacuationPlan plan, String user) {
    requireMaintenance(plan.host());
    String name = inventory.host(plan.host()).map(Host::name).orElse("");
    tags.change(Set.of(plan.host()), Set.of(), Set.of(PlacementTags.MAINTENANCE));
    note(plan, name, LEFT, user, MessageFormat.format(Messages.Evacuation_Left, name, plan.moves().size()));
    migrate(plan, user, words(name, Messages.Evacuation_RunningBack, Messages.Evacuation_DoneBack));
  }
}
