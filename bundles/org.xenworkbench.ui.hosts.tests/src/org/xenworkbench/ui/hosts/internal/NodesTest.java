/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.HandleMarks;

class NodesTest {

  private final Fleet fleet = new Fleet();
  private final Nodes rows = fleet.nodes();

  @Test
  void aConnectedHostShowsItsValues() {
    Host host = fleet.addHost("pm1", true, Fleet.connected());
    fleet.sampler.put(host.id(), Metrics.CPU_AVG, 0.25);
    fleet.sampler.put(host.id(), Metrics.MEMORY_USED, 4L << 30);
    assertThat(rows.text(host, HostColumn.NAME)).isEqualTo("pm1 (simulated)");
    assertThat(rows.text(host, HostColumn.STATE)).isEqualTo("Connected");
    assertThat(rows.text(host, HostColumn.CPU)).isEqualTo(Formats.percent(0.25));
    assertThat(rows.text(host, HostColumn.MEMORY)).isEqualTo("4.0 of 16.0 GiB");
  }

  @Test
  void whatWasNotSampledIsUnknownAndNotZero() {
    Host host = fleet.addHost("pm1");
    assertThat(rows.text(host, HostColumn.CPU)).isEqualTo(Formats.UNKNOWN);
    assertThat(rows.text(host, HostColumn.MEMORY)).isEqualTo("16.0 GiB");
  }

  @Test
  void differentUnitsAreBothSaid() {
    Host host = fleet.addHost("pm1");
    fleet.sampler.put(host.id(), Metrics.MEMORY_USED, 512L << 20);
    assertThat(rows.text(host, HostColumn.MEMORY)).isEqualTo("0.5 of 16.0 GiB");
  }

  @Test
  void aHostThatFailedShowsWhyAndNoOldValues() {
    Host host = fleet.addHost("pm1", false,
        Connection.failed(Instant.EPOCH, "It does not answer. Switch it on.", Instant.EPOCH));
    fleet.sampler.put(host.id(), Metrics.CPU_AVG, 0.25);
    assertThat(rows.text(host, HostColumn.STATE)).isEqualTo("Failed: It does not answer. Switch it on.");
    assertThat(rows.text(host, HostColumn.CPU)).isEmpty();
    assertThat(rows.text(host, HostColumn.MEMORY)).isEmpty();
  }

  @Test
  void aMigratingVmSaysWhereItGoes() {
    Host source = fleet.addHost("pm1");
    Host target = fleet.addHost("pm2");
    VirtualMachine vm = fleet.addVm(source, "VM2", DomainState.RUNNING, Optional.of(target.id()));
    assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Migrating to pm2");
  }

  private OperationState migration(UUID id, VirtualMachine vm, LogEntry.Status status, OptionalDouble done,
      String text) {
    Operation.Description what = Operation.Description.of(LogEntry.MIGRATION, vm.host(), "pm1", "Migrating", "Migrated")
        .withVm(vm.id(), vm.name());
    return new OperationState(id, what, status, done, text, "me", Instant.EPOCH, Optional.empty(), Optional.empty());
  }

  @Test
  void aRowSaysHowFarItIsWhatIsDoneWithItsVm() throws Exception {
    VirtualMachine vm = fleet.addVm(fleet.addHost("pm1"), "VM2", DomainState.RUNNING);
    UUID first = UUID.randomUUID();
    fleet.operations.tell(migration(first, vm, LogEntry.Status.RUNNING, OptionalDouble.of(0.45), "45 of 100 MiB"));
    assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Running, " + Formats.percent(0.45));
    assertThat(rows.done(vm)).isEqualTo(0.45);
    List<ObjectId> told = new ArrayList<>();
    try (Registration listening = fleet.facts().listen(told::add)) {
      fleet.operations.tell(migration(first, vm, LogEntry.Status.RUNNING, OptionalDouble.empty(), "12 s elapsed"));
      assertThat(told).containsExactly(vm.id());
    }
    assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Running, 12 s elapsed");
    assertThat(rows.done(vm)).as("of what nobody knows there is no bar").isNaN();
    UUID second = UUID.randomUUID();
    fleet.operations.tell(migration(second, vm, LogEntry.Status.RUNNING, OptionalDouble.empty(), "Queued"));
    fleet.operations.tell(migration(first, vm, LogEntry.Status.SUCCEEDED, OptionalDouble.of(1), ""));
    assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Running, Queued");
    UUID third = UUID.randomUUID();
    fleet.operations.tell(migration(third, vm, LogEntry.Status.RUNNING, OptionalDouble.empty(), "Snapshot"));
    fleet.operations.tell(migration(third, vm, LogEntry.Status.SUCCEEDED, OptionalDouble.empty(), ""));
    assertThat(rows.text(vm, HostColumn.STATE)).as("it still waits").isEqualTo("Running, Queued");
    fleet.operations.tell(migration(second, vm, LogEntry.Status.FAILED, OptionalDouble.empty(), "Queued"));
    assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Running");
  }

  /** Its row names the host, and is told when that is removed, and when it is called otherwise. */
  @Test
  void aMigratingVmSaysWhatItsOtherHostIsCalledNow() {
    Host target = fleet.addHost("pm1");
    Host source = fleet.addHost("pm2");
    VirtualMachine vm = fleet.inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "VM2", target.id())
        .state(DomainState.SHUT_OFF, -1).vcpus(1).memory(1, 1).migratingFrom(Optional.of(source.id())).build());
    TreeChanges changes = new TreeChanges(rows);
    try (Registration listening = rows.listen(changes)) {
      changes.take();
      fleet.inventory.put(source.toBuilder().name("PM2").build());
      assertThat(changes.take().changed()).contains(vm.id());
      assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Migrating from PM2");
      fleet.inventory.remove(source.id());
      assertThat(changes.take().changed()).contains(vm.id());
      assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Migrating from a removed host");
      Host back = fleet.addHost("back");
      fleet.inventory.goesOn(source.id(), back.id());
      assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Migrating from back");
    }
  }

  @Test
  void whoseHostIsNotConnectedHasAnUnknownState() {
    Host lost = fleet.addHost("pm1", false, Connection.failed(Instant.EPOCH, "Lost.", Instant.EPOCH));
    assertThat(rows.text(fleet.addVm(lost, "VM1", DomainState.NO_STATE), HostColumn.STATE))
        .isEqualTo("Unknown, since its host is not connected");
    Host host = fleet.addHost("pm2");
    assertThat(rows.text(fleet.addVm(host, "VM2", DomainState.NO_STATE), HostColumn.STATE))
        .isEqualTo("No state reported");
  }

  @Test
  void aVmThatIsOffUsesNothing() {
    Host host = fleet.addHost("pm1");
    VirtualMachine vm = fleet.addVm(host, "VM1", DomainState.SHUT_OFF);
    assertThat(rows.text(vm, HostColumn.STATE)).isEqualTo("Shut off");
    assertThat(rows.text(vm, HostColumn.CPU)).isEmpty();
    assertThat(rows.text(vm, HostColumn.MEMORY)).isEmpty();
  }

  /** As the top list and its chart. */
  @Test
  void aVmThatIsPausedShowsWhatWasMeasured() {
    Host host = fleet.addHost("pm1");
    VirtualMachine vm = fleet.addVm(host, "VM1", DomainState.PAUSED);
    assertThat(rows.text(vm, HostColumn.CPU)).as("nobody knows yet").isEqualTo(Quantities.UNKNOWN);
    fleet.sampler.put(vm.id(), Metrics.CPU_USAGE, 0.0);
    assertThat(rows.text(vm, HostColumn.CPU)).isEqualTo(Formats.percent(0));
    assertThat(rows.value(vm, HostColumn.CPU)).isZero();
    assertThat(rows.text(vm, HostColumn.MEMORY)).isNotEmpty();
  }

  @Test
  void vmWithTheUuidOfAnotherIsMarked() {
    Host pm1 = fleet.addHost("pm1");
    Host pm2 = fleet.addHost("pm2");
    VirtualMachine vm = fleet.addVm(pm1, "web", DomainState.RUNNING);
    assertThat(rows.of(vm).orElseThrow().isMarked()).isFalse();
    VirtualMachine marked = VirtualMachine.of(vm.id(), "web", pm1.id()).state(DomainState.RUNNING, 1).vcpus(2)
        .memory(1, 1).alsoOn(List.of(pm2.id())).build();
    assertThat(rows.of(marked).orElseThrow().isMarked()).isTrue();
    assertThat(rows.text(marked, HostColumn.STATE)).isEqualTo("Running; same UUID on pm2");
  }

  @Test
  void hostThatIsTheSameMachineAsAnotherIsMarked() {
    Host first = fleet.addHost("A");
    Host second = fleet.addHost("A2");
    assertThat(rows.of(second).orElseThrow().isMarked()).isFalse();
    Host marked = second.toBuilder().sameMachineAs(Optional.of(first.id())).build();
    assertThat(rows.of(marked).orElseThrow().isMarked()).isTrue();
    assertThat(rows.text(marked, HostColumn.STATE)).isEqualTo("Connected; same machine as A");
  }

  /** Marks one row, as alerts do. */
  private static final class Marked implements HandleMarks {

    private final ObjectId marked;
    private Consumer<ObjectId> listener = id -> {};

    Marked(ObjectId marked) {
      this.marked = marked;
    }

    @Override
    public Optional<Mark> of(ObjectId object) {
      return object.equals(marked) ? Optional.of(new Mark(XenIcon.STATUS_WARNING.descriptor(), "2 alerts"))
          : Optional.empty();
    }

    @Override
    public Registration listen(Consumer<ObjectId> changed) {
      listener = changed;
      return () -> listener = id -> {};
    }
  }

  @Test
  void whatAnotherMarksSaysSoBehindItsStateIsFoundByItAndIsTold() {
    Host host = fleet.addHost("pm1");
    VirtualMachine vm = fleet.addVm(host, "VM1", DomainState.RUNNING);
    Marked marks = new Marked(vm.id());
    Nodes marked = fleet.nodes(List.of(marks));
    assertThat(marked.text(vm, HostColumn.STATE)).isEqualTo("Running, 2 alerts");
    assertThat(marked.matched(vm)).contains("VM1", "2 alerts");
    assertThat(marked.marks(vm)).hasSize(1);
    assertThat(marked.text(host, HostColumn.STATE)).isEqualTo("Connected");
    assertThat(marked.marks(host)).isEmpty();
    TreeChanges changes = new TreeChanges(marked);
    changes.take();
    try (Registration listening = marked.listen(changes)) {
      marks.listener.accept(vm.id());
      assertThat(changes.take().changed()).containsExactly(vm.id());
    }
    marks.listener.accept(vm.id());
    assertThat(changes.take().changed()).isEmpty();
  }

  @Test
  void networkAndDiskAreBothWaysTogetherAndUnknownIfNothingIsMeasured() {
    Host host = fleet.addHost("pm1");
    VirtualMachine vm = fleet.addVm(host, "VM1", DomainState.RUNNING);
    assertThat(rows.text(vm, HostColumn.NETWORK)).isEqualTo(Formats.UNKNOWN);
    fleet.sampler.put(vm.id(), "vif_0_rx", 1000);
    fleet.sampler.put(vm.id(), "vif_1_tx", 24);
    fleet.sampler.put(vm.id(), "vbd_xvda_read", 2048);
    fleet.sampler.put(vm.id(), "vbd_xvda_iops_read", 7);
    assertThat(rows.text(vm, HostColumn.NETWORK)).isEqualTo(Formats.rate(1024));
    assertThat(rows.value(vm, HostColumn.DISK)).isEqualTo(2048);
    assertThat(rows.text(host, HostColumn.DISK)).isEmpty();
    fleet.sampler.put(host.id(), Metrics.PIF_AGGR_RX, 5);
    assertThat(rows.value(host, HostColumn.NETWORK)).isEqualTo(5);
    assertThat(rows.text(vm, HostColumn.HOST)).isEqualTo("pm1");
    assertThat(rows.value(vm, HostColumn.HOST)).isNaN();
    assertThat(rows.value(vm, HostColumn.VCPUS)).isEqualTo(2);
    assertThat(rows.text(vm, HostColumn.UPTIME)).isEqualTo(Formats.UNKNOWN);
    assertThat(rows.text(fleet.addVm(host, "VM2", DomainState.SHUT_OFF), HostColumn.NETWORK)).isEmpty();
  }
}
