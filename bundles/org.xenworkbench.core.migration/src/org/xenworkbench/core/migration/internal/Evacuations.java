/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation.Together;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationHandle;
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
  private final Tags tags;
  private final EventLog log;
  private final Clock clock;
  private final Maintenance maintenance;
  private final PlacementFacts facts;
  private final RunningEvacuations begun;

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
    this.tags = tags;
    this.log = log;
    this.clock = clock;
    this.maintenance = new Maintenance(tags, inventory);
    this.facts = new PlacementFacts(inventory, registry, migrations, operations, sampler, tags, maintenance);
    this.begun = new RunningEvacuations(inventory, migrations, operations);
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
    if (begun.isRolledBack(id)) {
      return Optional.of(NLS.bind(Messages.Evacuation_IsRolledBack, host.get().name()));
    }
    return isInMaintenance(id) && facts.running(id).isEmpty()
        ? Optional.of(NLS.bind(Messages.Evacuation_Already, host.get().name())) : Optional.empty();
  }

  @Override
  public boolean isInMaintenance(HostId host) {
    return maintenance.has(host);
  }

  private void require(Optional<String> obstacle) {
    obstacle.ifPresent(reason -> {
      throw new IllegalArgumentException(reason);
    });
  }

  @Override
  public EvacuationPlan plan(HostId host) {
    require(obstacle(host));
    return plan(host, facts.running(host), facts.targets(host), facts::whyNot);
  }

  private EvacuationPlan plan(HostId host, List<VirtualMachine> vms, List<EvacuationPlanner.Target> targets,
      Function<VirtualMachine, Optional<String>> whyNot) {
    List<Stay> stays = new ArrayList<>();
    List<VirtualMachine> going = new ArrayList<>();
    Map<String, String> staying = new HashMap<>();
    for (VirtualMachine vm : vms) {
      Optional<String> reason = whyNot.apply(vm);
      if (reason.isPresent()) {
        stays.add(new Stay(vm.id(), vm.name(), reason.get()));
        PlacementTags.of(tags, vm.id(), PlacementTags.TOGETHER).forEach(tag -> staying.put(tag, vm.name()));
      } else {
        going.add(vm);
      }
    }
    EvacuationPlanner planner = new EvacuationPlanner(targets, staying, facts::blocker);
    planner.place(going.stream().map(facts::guest).toList());
    return plan(host, planner.moves(), Stream.concat(stays.stream(), planner.stays().stream()));
  }

  private static EvacuationPlan plan(HostId host, List<Move> moves, Stream<Stay> stays) {
    return new EvacuationPlan(host, moves, stays.sorted(Comparator.comparing(Stay::vmName, NameOrder.NAMES)).toList());
  }

  @Override
  public synchronized void evacuate(EvacuationPlan plan, String user) {
    require(obstacle(plan.host()));
    String name = inventory.host(plan.host()).map(Host::name).orElse("");
    boolean isIn = isInMaintenance(plan.host()); // then it goes on, and what went before comes back as well
    tags.change(Set.of(plan.host()), Set.of(PlacementTags.MAINTENANCE), Set.of());
    note(plan, name, isIn ? Optional.empty() : Optional.of(ENTERED), user,
        MessageFormat.format(Messages.Evacuation_Entered, name, plan.moves().size(),
            plan.stays().size()));
    UUID batch = begun.batch(plan.host());
    MigrationRequest.Batch together = new MigrationRequest.Batch(batch, plan.atOnce().orElse(Integer.MAX_VALUE));
    migrate(plan, user, Optional.of(together), words(name, Messages.Evacuation_Running, Messages.Evacuation_Done),
        handle -> begun.add(plan.host(), batch, handle));
  }

  private static Together words(String host, String running, String done) {
    IntFunction<String> begun = count -> MessageFormat.format(running, host, count);
    UnaryOperator<String> ended = number -> MessageFormat.format(done, host, number);
    return new Together(begun, ended);
  }

  private void note(EvacuationPlan plan, String name, Optional<String> action, String user, String text) {
    Stream<String> stays = Stream.concat(plan.stays().stream(), plan.unfinished().stream())
        .map(stay -> NLS.bind(Messages.Evacuation_Refused, stay.vmName(), stay.reason()));
    LogEntry entry = LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, text, clock.instant())
        .host(plan.host(), name).user(user)
        .details(Stream.concat(stays, unplanned(plan)).collect(Collectors.joining("\n"))).build();
    log.append(action.map(what -> entry.toBuilder().attribute(LogAttribute.ACTION, what).build()).orElse(entry));
  }

  /** What was started on the host since it was planned, which nobody has decided on. */
  private Stream<String> unplanned(EvacuationPlan plan) {
    Set<VmId> planned = Stream.concat(plan.moves().stream().map(Move::vm), plan.stays().stream().map(Stay::vm))
        .collect(Collectors.toSet());
    return isInMaintenance(plan.host()) ? facts.running(plan.host()).stream().filter(vm -> !planned.contains(vm.id()))
        .map(vm -> NLS.bind(Messages.Evacuation_Unplanned, vm.name())) : Stream.empty();
  }

  /** How many of them are begun, of which each is told at once. */
  private int migrate(EvacuationPlan plan, String user, Optional<MigrationRequest.Batch> batch, Together words,
      Consumer<OperationHandle> each) {
    int count = 0;
    try (OperationGroup group = operations.together(plan.moves().size(), words)) {
      for (Move move : plan.moves()) {
        try {
          MigrationRequest to = MigrationRequest.peerToPeer(move.vm(), move.target()).withBatch(batch);
          MigrationRequest request = batch.isPresent() ? to.byPlan() : to; // back is where they were together, if ever
          each.accept(migrations.migrate(request, user));
          count++;
        } catch (IllegalArgumentException e) {
          group.refused(move.vmName(), e.getMessage());
        }
      }
    }
    return count;
  }

  private void requireMaintenance(HostId host) {
    String name = inventory.host(host).map(Host::name)
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.Migrate_UnknownHost, host)));
    require(isInMaintenance(host) ? Optional.empty() : Optional.of(NLS.bind(Messages.Evacuation_NotIn, name)));
  }

  @Override
  public EvacuationPlan planReturn(HostId host) throws UnreadableLogException {
    requireMaintenance(host);
    Host to = inventory.host(host).orElseThrow(() -> new IllegalArgumentException(
        NLS.bind(Messages.Migrate_UnknownHost, host)));
    List<VirtualMachine> away = away(host);
    EvacuationPlan back = plan(host, away, List.of(facts.target(to)), facts::whyNot);
    List<VmId> lastFirst = away.stream().map(VirtualMachine::id).toList();
    List<Move> moves = back.moves().stream()
        .sorted(Comparator.comparingInt(move -> lastFirst.indexOf(move.vm())))
        .map(move -> new Move(move.vm(), move.vmName(), host, to.name(), Messages.Evacuation_Back)).toList();
    return plan(host, moves, Stream.concat(back.stays().stream(), unseen(host)))
        .withUnfinished(sinceMaintenance(host).filter(LogEntry::isRunning).map(this::unfinished)
            .sorted(Comparator.comparing(Stay::vmName, NameOrder.NAMES)).toList());
  }

  private Stay unfinished(LogEntry entry) {
    return new Stay(entry.vm().orElseThrow(), entry.vmName(), migrations.isQueued(entry.correlation())
        ? Messages.Evacuation_NotBegun
        : NLS.bind(Messages.Evacuation_Leaving, LogAttribute.TARGET_NAME.value(entry).orElse("")));
  }

  /** Migrations away from it that were asked for since it is in maintenance and wait for their turn. */
  private Stream<LogEntry> queued(HostId host) throws UnreadableLogException {
    return sinceMaintenance(host).filter(entry -> entry.isRunning() && migrations.isQueued(entry.correlation()));
  }

  /** What was migrated away from it since it is in maintenance, last first, and runs elsewhere now. */
  private List<VirtualMachine> away(HostId host) throws UnreadableLogException {
    return sinceMaintenance(host)
        .filter(entry -> entry.status() == LogEntry.Status.SUCCEEDED)
        .flatMap(entry -> inventory.virtualMachine(entry.vm().orElseThrow()).stream()
            .filter(vm -> vm.isActive() && !vm.host().equals(host)))
        .distinct().toList();
  }

  /** What was migrated away from it since then, and of which nobody knows how it is where it went. */
  private Stream<Stay> unseen(HostId host) throws UnreadableLogException {
    return sinceMaintenance(host)
        .filter(entry -> entry.status() == LogEntry.Status.SUCCEEDED)
        .flatMap(entry -> notConnected(entry).map(at -> new Stay(entry.vm().orElseThrow(), entry.vmName(),
            NLS.bind(Messages.Evacuation_Unseen, at.name()))).stream())
        .collect(Collectors.toMap(Stay::vm, stay -> stay, (newest, older) -> newest)).values().stream();
  }

  /** Where a VM is, if that is not connected; a host that the user has disconnected has no VMs in the inventory. */
  private Optional<Host> notConnected(LogEntry entry) {
    Optional<HostId> at = inventory.virtualMachine(entry.vm().orElseThrow()).map(VirtualMachine::host)
        .or(() -> LogAttribute.TARGET.value(entry).flatMap(key -> inventory.hosts().stream().map(Host::id)
            .filter(id -> id.key().equals(key)).findFirst()));
    return at.flatMap(inventory::host).filter(host -> !host.isConnected());
  }

  /** The migrations of VMs away from a host since its maintenance began; none if the user gave it the tag by hand. */
  private Stream<LogEntry> sinceMaintenance(HostId host) throws UnreadableLogException {
    Set<String> own = inventory.identities(host).stream().map(ObjectId::key).collect(Collectors.toSet());
    Optional<LogEntry> entered = log.query(EventQuery.newest(MOST_ENTRIES).withKinds(Set.of(LogEntry.CONFIGURATION))
        .about(Set.of(host))).stream()
        .filter(entry -> LogAttribute.ACTION.value(entry).equals(Optional.of(ENTERED))).findFirst();
    if (entered.isEmpty()) {
      return Stream.empty();
    }
    return log.query(EventQuery.newest(MOST_ENTRIES).withKinds(Set.of(LogEntry.MIGRATION)).about(Set.of(host)))
        .stream().filter(entry -> !entry.started().isBefore(entered.get().started()) && entry.vm().isPresent()
            && LogAttribute.SOURCE.value(entry).filter(own::contains).isPresent());
  }

  @Override
  public void leave(EvacuationPlan plan, String user) {
    end(plan, user);
  }

  /** How many come back. */
  private synchronized int end(EvacuationPlan plan, String user) {
    requireMaintenance(plan.host());
    String name = inventory.host(plan.host()).map(Host::name).orElse("");
    Collection<UUID> queued = queuedNow(plan.host());
    tags.change(machine(plan.host()), Set.of(), Set.of(PlacementTags.MAINTENANCE));
    queued.forEach(migrations::cancelIfQueued); // else the host goes on to be emptied
    begun.resume(plan.host()); // else another evacuation is held by the last that is under way
    note(plan, name, Optional.of(LEFT), user,
        MessageFormat.format(Messages.Evacuation_Left, name, plan.moves().size()));
    return migrate(plan, user, Optional.empty(),
        words(name, Messages.Evacuation_RunningBack, Messages.Evacuation_DoneBack), handle -> {});
  }

  /**
   * The same unless something is under way away from it, which would stay where it goes: what an earlier process has
   * begun is not heard of before its host answers, and another evacuation may have been begun.
   *
   * @return how many come back
   */
  synchronized int leaveWhenOver(EvacuationPlan plan, String user) throws UnreadableLogException {
    queuedNow(plan.host()).forEach(migrations::cancelIfQueued);
    long underWay = sinceMaintenance(plan.host()).filter(LogEntry::isRunning).count();
    if (underWay > 0) {
      throw new IllegalStateException(MessageFormat.format(Messages.Evacuation_StillLeaving, underWay));
    }
    return end(plan, user);
  }

  private Collection<UUID> queuedNow(HostId host) {
    try {
      return queued(host).map(LogEntry::correlation).toList();
    } catch (UnreadableLogException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** All entries of its machine, of which another one may have been marked. */
  private Set<HostId> machine(HostId host) {
    return Stream.concat(Stream.of(host), inventory.hosts().stream().map(Host::id)
        .filter(entry -> inventory.standIn(entry).equals(inventory.standIn(host)))).collect(Collectors.toSet());
  }

  @Override
  public Optional<Progress> progress(HostId host) {
    return begun.progress(host);
  }

  private Progress require(HostId host) {
    return begun.progress(host).orElseThrow(() -> new IllegalArgumentException(
        NLS.bind(Messages.Evacuation_NotBegun_Any, inventory.host(host).map(Host::name).orElse(host.toString()))));
  }

  @Override
  public void pause(HostId host, String user) {
    Progress before = require(host);
    if (begun.pause(host, user)) {
      tell(host, user, Messages.Evacuation_Paused, before);
    }
  }

  @Override
  public void resume(HostId host, String user) {
    Progress before = require(host);
    if (begun.resume(host)) {
      tell(host, user, Messages.Evacuation_Resumed, before);
    }
  }

  @Override
  public void stop(HostId host, String user) {
    Progress before = require(host);
    begun.stop(host);
    tell(host, user, Messages.Evacuation_Stopped, before);
  }

  private void tell(HostId host, String user, String text, Progress before) {
    String name = inventory.host(host).map(Host::name).orElse("");
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO,
        MessageFormat.format(text, name, before.waiting(), before.underWay()), clock.instant())
        .host(host, name).user(user).build());
  }

  @Override
  public OperationHandle rollBack(HostId host, String user) {
    requireMaintenance(host);
    String name = inventory.host(host).map(Host::name).orElse("");
    if (!begun.rollBack(host)) {
      throw new IllegalArgumentException(NLS.bind(Messages.Evacuation_IsRolledBack, name));
    }
    try {
      OperationHandle handle = operations.start(new RollBackOperation(this, begun, host, name, user), user);
      handle.done().thenRun(() -> begun.rolledBack(host));
      return handle;
    } catch (RuntimeException e) {
      begun.rolledBack(host);
      throw e;
    }
  }

  @Override
  public Registration addListener(Listener listener) {
    return begun.addListener(listener);
  }
}
