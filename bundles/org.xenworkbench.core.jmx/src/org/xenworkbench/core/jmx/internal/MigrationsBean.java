/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Quantities;

/** Live migrations. */
final class MigrationsBean implements MigrationsMXBean {

  private static final String ALL = "*";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Inventory inventory;
  private final MigrationService migrations;
  private final Timing timing = Timing.system();
  private final RebalanceService rebalances;
  private final ScheduleService schedule;
  private final Supplier<String> user;

  MigrationsBean(Inventory inventory, MigrationService migrations, RebalanceService rebalances,
      ScheduleService schedule, Supplier<String> user) {
    this.inventory = inventory;
    this.migrations = migrations;
    this.rebalances = rebalances;
    this.schedule = schedule;
    this.user = user;
  }

  @Override
  public MigrationData[] getRunning() {
    return select(true);
  }

  @Override
  public MigrationData[] getPast() {
    return select(false);
  }

  private MigrationData[] select(boolean running) {
    return migrations.migrations().stream().filter(migration -> migration.isRunning() == running)
        .map(MigrationData::of).toArray(MigrationData[]::new);
  }

  @Override
  public String migrate(String vm, String target) {
    return migrateWith(vm, target, "");
  }

  @Override
  public String migrateWith(String vm, String target, String options) {
    MigrationRequest request = MigrationArguments.of(request(vm, target), options);
    migrations.obstacle(request.vm()).ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
    return migrations.migrate(request, user.get()).id().toString();
  }

  /** @throws IllegalArgumentException if one of the two is not known, in words */
  private MigrationRequest request(String vm, String target) {
    VmId id = vm.contains("/") ? key(vm) : VmId.of(Uuids.read(vm));
    if (inventory.virtualMachine(id).isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.Migrations_noSuchVm, Quoted.text(vm)));
    }
    return MigrationRequest.peerToPeer(id, host(target).id());
  }

  private Host host(String nameOrId) {
    return inventory.hosts().stream()
        .filter(known -> known.id().toString().equals(nameOrId) || known.name().equals(nameOrId)).findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(NLS.bind(Messages.Migrations_noSuchHost, Quoted.text(nameOrId))));
  }

  @Override
  public VerdictData[] check(String vm, String target) {
    return migrations.check(request(vm, target)).stream()
        .sorted(Comparator.comparing(Verdict::severity).reversed()).map(VerdictData::of).toArray(VerdictData[]::new);
  }

  @Override
  public boolean cancel(String id) {
    return migrations.cancel(Uuids.read(id));
  }

  @Override
  public void limit(String id, long bandwidth, long downtimeMillis) {
    if (bandwidth < 0 || downtimeMillis < 0) {
      throw new IllegalArgumentException(NLS.bind(Messages.Migrations_limits, bandwidth, downtimeMillis));
    }
    OptionalLong bytes = bandwidth > 0 ? OptionalLong.of(bandwidth) : OptionalLong.empty();
    Optional<Duration> downtime = downtimeMillis > 0 ? Optional.of(Duration.ofMillis(downtimeMillis))
        : Optional.empty();
    try {
      timing.await(migrations.limit(Uuids.read(id), bytes, downtime), LIMIT);
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause().getMessage())); // JMX clients have no classes of ours
    } catch (TimeoutException e) {
      throw new IllegalStateException(NLS.bind(Messages.Migrations_noAnswer, Quantities.duration(LIMIT)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(NLS.bind(Messages.Migrations_noAnswer, Quantities.duration(Duration.ZERO)));
    }
  }

  /** What a migration's data say of its VM; it names claims too, which have another VM's UUID. */
  private static VmId key(String text) {
    try {
      if (ObjectId.parse(text.strip()) instanceof VmId vm) {
        return vm;
      }
    } catch (IllegalArgumentException e) {
      // it names none, which is said below in words of ours
    }
    throw new IllegalArgumentException(NLS.bind(Messages.Migrations_noSuchVm, Quoted.text(text)));
  }

  @Override
  public PlacementData[] planRebalance(String hosts) {
    return PlacementData.of(plan(hosts));
  }

  @Override
  public PlacementData[] rebalance(String hosts) {
    RebalancePlan plan = plan(hosts);
    rebalances.run(plan, user.get());
    return PlacementData.of(plan);
  }

  private RebalancePlan plan(String hosts) {
    if (hosts.isBlank()) {
      throw new IllegalArgumentException(NLS.bind(Messages.Migrations_noHosts, ALL));
    }
    List<HostId> chosen = hosts.strip().equals(ALL) ? inventory.hosts().stream().map(Host::id).toList()
        : Arrays.stream(hosts.split(",")).map(String::strip).map(name -> host(name).id()).toList();
    return rebalances.plan(chosen, () -> false);
  }

  @Override
  public ScheduledData[] getScheduled() {
    return schedule.orders().stream().map(ScheduledData::of).toArray(ScheduledData[]::new);
  }

  @Override
  public String scheduleMigration(String vm, String target, String at, long lateMinutes) {
    MigrationRequest request = request(vm, target);
    return schedule.migrate(request.vm(), request.target(), when(at, lateMinutes), user.get()).id().toString();
  }

  @Override
  public String scheduleEvacuation(String host, String at, long lateMinutes) {
    return schedule.evacuate(host(host).id(), when(at, lateMinutes), user.get()).id().toString();
  }

  @Override
  public void changeScheduled(String id, String at, long lateMinutes) {
    schedule.change(Uuids.read(id), when(at, lateMinutes), user.get());
  }

  @Override
  public void cancelScheduled(String id) {
    schedule.cancel(Uuids.read(id), user.get());
  }

  private ScheduledOrder.When when(String at, long lateMinutes) {
    try {
      LocalDateTime local = LocalDateTime.parse(at.strip());
      return new ScheduledOrder.When(schedule.moment(local, ZoneId.systemDefault()), Duration.ofMinutes(lateMinutes));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.Migrations_noTime, Quoted.text(at)));
    }
  }
}
