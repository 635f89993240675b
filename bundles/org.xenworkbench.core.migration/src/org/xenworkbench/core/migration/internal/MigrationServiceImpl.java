/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.setting.Settings;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.core.whiteboard.LazyServices;

/** Checks requests and starts migrations. */
@Component(service = MigrationService.class)
public class MigrationServiceImpl implements MigrationService {

  private final Inventory inventory;
  private final PlacementReader placements;
  private final HostRegistry registry;
  private final HostCalls hosts;
  private final VmService vms;
  private final Sampler sampler;
  private final OperationService operations;
  private final MigrationRegister register;
  private final MigrationFollower follower;
  private final MigrationQueue queue;
  private final Clock clock;
  private final Object asking = new Object();
  private final Registration ends;
  private final BuiltInChecks builtIn;
  private final LazyServices<MigrationCheck> checks = new LazyServices<>();

  /** Uses these services. */
  @Activate
  public MigrationServiceImpl(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference HostCalls hosts, @Reference VmService vms, @Reference Sampler sampler,
      @Reference OperationService operations, @Reference MigrationRegister register,
      @Reference MigrationFollower follower, @Reference Settings settings) {
    this(inventory, registry, hosts, vms, sampler, operations, register, follower, settings, Timing.system().clock());
  }

  MigrationServiceImpl(Inventory inventory, HostRegistry registry, HostCalls hosts, VmService vms, Sampler sampler,
      OperationService operations, MigrationRegister register, MigrationFollower follower, Settings settings,
      Clock clock) {
    this.clock = clock;
    this.inventory = inventory;
    this.placements = new PlacementReader(inventory);
    this.registry = registry;
    this.hosts = hosts;
    this.vms = vms;
    this.sampler = sampler;
    this.operations = operations;
    this.register = register;
    this.follower = follower;
    this.builtIn = new BuiltInChecks(new Fixes(registry, vms, inventory, sampler));
    this.queue = new MigrationQueue(register, placements,
        () -> MigrationSettings.value(settings, MigrationSettings.PER_HOST),
        () -> MigrationSettings.value(settings, MigrationSettings.TOTAL), follower.ticker());
    this.ends = register.addListener(migration -> {
      if (!migration.isRunning()) {
        queue.look(); // those of others count as well
      }
    });
  }

  @Deactivate
  void stop() {
    queue.close();
    ends.close();
  }

  @Reference(service = MigrationCheck.class, cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindCheck(ComponentServiceObjects<MigrationCheck> check) {
    checks.add(check);
  }

  void unbindCheck(ComponentServiceObjects<MigrationCheck> check) {
    checks.remove(check);
  }

  @Override
  public Optional<String> obstacle(VmId id) {
    return vms.obstacle(id, Feature.LIVE_MIGRATION, Precondition.RUNNING)
        .or(() -> queue.targetOf(id).map(target -> NLS.bind(Messages.Queue_waits, target)))
        .or(() -> inventory.virtualMachine(id).filter(vm -> queue.hasTurn(id))
            .map(vm -> NLS.bind(Messages.Check_State_Migrating, vm.name())))
        .or(() -> inventory.virtualMachine(id).flatMap(this::noOtherHost));
  }

  @Override
  public Optional<String> obstacle(VmId id, HostId target) {
    return obstacle(id).or(() -> known(MigrationRequest.peerToPeer(id, target)));
  }

  @Override
  public List<String> addresses(HostId target) {
    return registry.configuration(target)
        .map(configuration -> KnownAddresses.of(configuration, inventory.host(target))).orElse(List.of());
  }

  private Optional<String> known(MigrationRequest request) {
    try {
      MigrationCheck.Subject subject = subject(request);
      return Stream.concat(builtIn.each(subject).stream(), builtIn.together(List.of(subject)).stream())
          .filter(verdict -> verdict.severity() == Verdict.Severity.ERROR).map(Verdict::reason).findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage()); // one of them has gone
    }
  }

  private Optional<String> noOtherHost(VirtualMachine vm) {
    String type = registry.configuration(vm.host()).map(host -> host.endpoint().driver()).orElse("");
    boolean other = registry.configurations().stream()
        .anyMatch(host -> !placements.isSame(host.id(), vm.host()) && host.endpoint().driver().equals(type));
    return other ? Optional.empty() : Optional.of(NLS.bind(Messages.Migrate_NoOtherHost, type));
  }

  @Override
  public List<Verdict> check(MigrationRequest request) {
    return checkTogether(List.of(request));
  }

  @Override
  public List<Verdict> checkTogether(List<MigrationRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    if (requests.stream().map(MigrationRequest::target).distinct().count() > 1) {
      throw new IllegalArgumentException("Virtual machines that go to several hosts are not checked together");
    }
    List<MigrationCheck.Subject> subjects = requests.stream().map(this::subject).toList();
    JointVerdicts verdicts = new JointVerdicts();
    subjects.forEach(subject -> verdicts.add(subject.vm().name(), check(subject)));
    return Stream.concat(verdicts.all().stream(), builtIn.together(subjects).stream()).toList();
  }

  @Override
  public Optional<MigrationEstimate> estimate(VmId id, HostId target) {
    return inventory.virtualMachine(id).flatMap(vm -> follower.history().estimate(vm, vm.host(), target));
  }

  /** Checks just before the start: what was known when it was asked for may be gone. */
  private List<Verdict> checkAgain(MigrationCheck.Subject asked) throws HypervisorException {
    try {
      MigrationCheck.Subject now = subject(asked.request());
      if (!placements.isSame(now.source().id(), asked.source().id())) {
        throw new HypervisorException(HypervisorException.Kind.INVALID_STATE, NLS.bind(Messages.Migrate_Moved,
            new Object[] {now.vm().name(), asked.source().name(), now.source().name()}));
      }
      return check(asked.request());
    } catch (IllegalArgumentException e) {
      throw new HypervisorException(HypervisorException.Kind.NO_SUCH_DOMAIN, e.getMessage(), e);
    }
  }

  private List<Verdict> check(MigrationCheck.Subject subject) {
    List<Verdict> verdicts = new ArrayList<>(builtIn.each(subject));
    verdicts.addAll(OptionsCheck.check(subject));
    subject.target().sameMachineAs().filter(shown -> !shown.equals(subject.source().id())).flatMap(inventory::host)
        .ifPresent(shown -> verdicts.add(BuiltInChecks.twice(subject.target(), shown)));
    for (MigrationCheck check : checks.get()) {
      try {
        verdicts.addAll(check.check(subject));
      } catch (RuntimeException e) {
        SafeLog.of(MigrationServiceImpl.class).error("A migration check failed: " + check.getClass().getName(), e);
        verdicts.add(new Verdict(check.getClass().getSimpleName(), Verdict.Severity.WARNING,
            NLS.bind(Messages.Check_Failed, e), ""));
      }
    }
    return verdicts;
  }

  /** One after another, so that no VM waits twice: it enters the queue while it is started. */
  @Override
  public OperationHandle migrate(MigrationRequest request, String user) {
    synchronized (asking) {
      queue.targetOf(request.vm()).ifPresent(target -> {
        throw new IllegalArgumentException(NLS.bind(Messages.Queue_waits, target));
      });
      MigrationCheck.Subject subject = subject(request);
      if (queue.hasTurn(request.vm())) {
        throw new IllegalArgumentException(NLS.bind(Messages.Check_State_Migrating, subject.vm().name()));
      }
      return start(subject, user);
    }
  }

  private OperationHandle start(MigrationCheck.Subject subject, String user) {
    boolean abortable = subject.sourceCapabilities().filter(can -> can.has(Feature.ABORT_JOB)).isPresent();
    boolean downtime = subject.sourceCapabilities().filter(can -> can.has(Feature.MIGRATION_DOWNTIME)).isPresent();
    OperationHandle handle = operations.start(new MigrateVmOperation(hosts, queue, register, follower, subject,
        () -> checkAgain(subject), expected(subject), abortable, downtime, clock), user);
    handle.done().thenRun(() -> queue.leave(handle.id()));
    return handle;
  }

  /** Earlier ones tell nothing of one that goes another way about it. */
  private Optional<MigrationEstimate> expected(MigrationCheck.Subject subject) {
    return Optional.of(subject).filter(asked -> asked.request().options().isOfUsualLength())
        .flatMap(asked -> follower.history().estimate(asked.vm(), asked.source().id(), asked.target().id()));
  }

  @Override
  public boolean isQueued(UUID migration) {
    return queue.isWaiting(migration);
  }

  @Override
  public boolean cancelIfQueued(UUID migration) {
    return queue.withdraw(migration) && operations.cancel(migration);
  }

  @Override
  public void hold(UUID batch, String why) {
    queue.hold(batch, why);
  }

  @Override
  public void release(UUID batch) {
    queue.release(batch);
  }

  MigrationCheck.Subject subject(MigrationRequest request) {
    VirtualMachine vm = inventory.virtualMachine(request.vm())
        .orElseThrow(() -> new IllegalArgumentException(Messages.Migrate_UnknownVm));
    Host source = host(vm.host());
    Host target = host(request.target());
    List<VirtualMachine> there = inventory.virtualMachines(target.id());
    return new MigrationCheck.Subject(request, vm, source, target, registry.capabilities(source.id()),
        registry.capabilities(target.id()), configuration(source), configuration(target), there,
        Optional.ofNullable(sampler.latest(target.id()).get(Metrics.MEMORY_FREE)).map(Double::longValue));
  }

  private Host host(HostId id) {
    return inventory.host(id).orElseThrow(
        () -> new IllegalArgumentException(NLS.bind(Messages.Migrate_UnknownHost, id)));
  }

  private HostConfiguration configuration(Host host) {
    return registry.configuration(host.id()).orElseThrow(
        () -> new IllegalArgumentException(NLS.bind(Messages.Migrate_UnknownHost, host.name())));
  }

  @Override
  public boolean canCancel(UUID migration) {
    return queue.isWaiting(migration) || register.get(migration).filter(Migration::isRunning).map(follower::source)
        .flatMap(registry::capabilities).filter(can -> can.has(Feature.ABORT_JOB)).isPresent();
  }

  @Override
  public boolean cancel(UUID migration) {
    if (operations.cancel(migration)) {
      return true;
    }
    if (!canCancel(migration)) {
      return false;
    }
    register.get(migration).ifPresent(follower::abort);
    return true;
  }

  @Override
  public CompletableFuture<Void> limit(UUID migration, OptionalLong bandwidth, Optional<Duration> downtime) {
    return follower.limit(register.get(migration).filter(Migration::isRunning).orElseThrow(
        () -> new IllegalArgumentException(NLS.bind(Messages.MigrationService_NotRunning, migration))), bandwidth,
        downtime);
  }

  @Override
  public List<Migration> migrations() {
    return register.all();
  }

  @Override
  public Registration addListener(MigrationListener listener) {
    return register.addListener(listener);
  }
}
