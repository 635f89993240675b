/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.text.Words;

/** A VM that is shut off on several hosts is started on the one that was meant. */
class VmServiceImplTest {

  private final Engine engine = new Engine();
  private final VmId old = VmId.of(engine.fleet.vm("old"));

  @AfterEach
  void close() {
    engine.close();
  }

  /** Adds a host that lists a copy of the VM, which nobody gave a UUID of its own. */
  private HostId addTwin(String name) {
    VmLoad idle = new VmLoad(Load.NONE, Load.NONE, Load.NONE, Load.NONE, Load.NONE);
    engine.simulator.add(FleetDefinition.named("twin-" + name).host("b", 4, 8L << 30)
        .vm(SimulatedVm.of("old", "b", 1, 256L << 20, idle).shutOff()).build());
    HostConfiguration twin = new HostConfiguration(HostId.random(), name,
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, "twin-" + name + "/b", 0, Optional.empty()),
        Optional.empty(), true, false);
    engine.registry.add(twin);
    return twin.id();
  }

  @Test
  void startsOnTheGivenHost() throws Exception {
    HostId before = addTwin("0");
    HostId after = addTwin("z");
    engine.until("three hosts list the VM", () -> engine.inventory.placements(old).size() == 3);
    for (HostId host : new HostId[] {before, engine.b, after}) {
      engine.time.advance(Duration.ofMillis(1)); // what comes later is told of later
      VmId there = engine.inventory.identity(host, old.uuid());
      assertThat(engine.vms.obstacle(there, host, PowerAction.START)).isEmpty();
      engine.get(engine.vms.power(there, host, PowerAction.START, "t").done());
      String name = engine.inventory.host(host).orElseThrow().name();
      assertThat(engine.entries(LogEntry.POWER)).filteredOn(entry -> entry.user().equals("t")).first()
          .satisfies(entry -> assertThat(entry.message()).isEqualTo("Started VM 'old' on '" + name + "'"))
          .satisfies(entry -> assertThat(entry.host()).contains(host));
      engine.until("it runs there, and only there", () -> engine.inventory.placements(old).stream()
          .allMatch(placement -> placement.state().isRunning() == placement.host().equals(host)));
      engine.get(engine.vms.power(there, host, PowerAction.FORCE_OFF, "t").done());
      engine.until("it is off everywhere", () -> engine.inventory.placements(old).stream()
          .allMatch(placement -> placement.state() == DomainState.SHUT_OFF));
    }
  }

  @Test
  void takesACopyForTheVmWhenTheUserSaysSo() throws Exception {
    HostId twin = addTwin("0");
    VmId copy = VmId.claim(twin, old.uuid());
    engine.until("the copy is marked", () -> engine.inventory.virtualMachine(copy).isPresent());
    assertThat(engine.vms.adoptionObstacle(old)).contains("VM 'old' is the VM with its UUID already.");
    assertThat(engine.vms.adoptionObstacle(copy)).isEmpty();
    assertThat(engine.get(engine.vms.adopt(copy, "t").done()).status())
        .isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(engine.owner(old)).isEqualTo(twin);
    assertThat(engine.inventory.virtualMachine(VmId.claim(engine.b, old.uuid()))).isPresent();
    assertThat(engine.inventory.virtualMachine(copy)).isEmpty();
    assertThat(engine.entries(LogEntry.CONFIGURATION)).filteredOn(entry -> entry.user().equals("t")).singleElement()
        .satisfies(entry -> assertThat(entry.message())
            .isEqualTo("Took VM 'old' on '0' for the VM with its UUID that was on 'b'"))
        .satisfies(entry -> assertThat(entry.vm()).contains(old));
    assertThat(engine.vms.adoptionObstacle(copy)).contains("The VM is not known any more.");
    assertThatThrownBy(() -> engine.vms.adopt(copy, "t")).isInstanceOf(IllegalArgumentException.class);
  }

  /** Operation, log and range follow from a row that nobody but this test knows. */
  @Test
  void setsWhatARowSays() throws Exception {
    List<String> painted = new ArrayList<>();
    VmSetting colours = new VmSetting("SET_COLOURS", "colours", Feature.POWER, PowerAction.Precondition.OFF,
        vm -> new Amount(Amount.Unit.COUNT, 1, vm.vcpus() + 7, OptionalLong.empty()),
        (session, domain, value) -> painted.add(session.domain(domain).orElseThrow().name() + ' ' + value),
        Words.beside(VmServiceImplTest.class));
    assertThat(colours.id()).isEqualTo("setColours");
    assertThat(engine.vms.obstacle(old, engine.b, colours)).isEmpty();
    engine.get(engine.vms.set(old, engine.b, colours, 8, "t").done());
    assertThat(painted).containsExactly("old 8");
    assertThat(engine.entries(LogEntry.SETTING)).first()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo("Painted VM 'old' on 'b' in 8 colours"))
        .satisfies(entry -> assertThat(entry.attributes()).containsEntry(LogAttribute.ACTION.name(), "SET_COLOURS")
            .containsEntry(LogAttribute.VALUE.name(), "8"))
        .satisfies(entry -> assertThat(entry.user()).isEqualTo("t"));
    assertThatThrownBy(() -> engine.vms.set(old, engine.b, colours, 9, "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Colours of VM 'old' can be 1 to 8, and not 9.");
    engine.get(engine.vms.power(old, engine.b, PowerAction.START, "t").done());
    engine.until("it runs", () -> engine.inventory.virtualMachine(old).orElseThrow().isActive());
    assertThat(engine.vms.obstacle(old, engine.b, colours)).contains("VM 'old' is not shut off.");
    assertThatThrownBy(() -> engine.vms.set(old, engine.b, colours, 2, "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("VM 'old' is not shut off.");
    assertThat(painted).hasSize(1);
  }

  @Test
  void setsTheMemoryThatAVmHasNow() throws Exception {
    VirtualMachine web = engine.inventory.virtualMachine(engine.web).orElseThrow();
    long less = web.maxMemory() / 2;
    engine.get(engine.vms.set(engine.web, engine.a, VmSetting.SET_MEMORY, less, "t").done());
    engine.until("it has less",
        () -> engine.inventory.virtualMachine(engine.web).orElseThrow().memory() == less);
    assertThat(engine.inventory.virtualMachine(engine.web).orElseThrow().maxMemory()).isEqualTo(web.maxMemory());
    assertThat(engine.entries(LogEntry.SETTING)).first().extracting(LogEntry::message).asString()
        .startsWith("Set the memory of VM 'web' on 'a' to ").endsWith(" MiB");
    assertThatThrownBy(() -> engine.vms.set(engine.web, engine.a, VmSetting.SET_MEMORY, web.maxMemory() + 1, "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Memory of VM 'web' can be 1 to ");
    assertThat(engine.vms.obstacle(old, engine.b, VmSetting.SET_MEMORY)).contains("VM 'old' is shut off.");
  }

  private VirtualMachine old() {
    return engine.inventory.virtualMachine(old).orElseThrow();
  }

  @Test
  void startsAVmWithItsHostOrNot() throws Exception {
    assertThat(engine.vms.obstacle(old, engine.b, VmChange.DISABLE_AUTOSTART))
        .contains("VM 'old' is not started with its host.");
    engine.get(engine.vms.change(old, engine.b, VmChange.ENABLE_AUTOSTART, "", "t").done());
    engine.until("it is told", () -> old().autostart());
    assertThat(engine.entries(LogEntry.CONFIGURATION)).filteredOn(entry -> entry.user().equals("t")).singleElement()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo("Switched on autostart of VM 'old' on 'b'"))
        .satisfies(entry -> assertThat(entry.attributes()).containsEntry("action", "ENABLE_AUTOSTART"));
    assertThatThrownBy(() -> engine.vms.change(old, engine.b, VmChange.ENABLE_AUTOSTART, "", "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("VM 'old' is started with its host");
    engine.get(engine.vms.change(old, engine.b, VmChange.DISABLE_AUTOSTART, "", "t").done());
    engine.until("it is told", () -> !old().autostart());
  }

  @Test
  void renamesAVmToldOnce() throws Exception {
    assertThatThrownBy(() -> engine.vms.change(old, engine.b, VmChange.RENAME, "a/b", "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("A name has no '/'");
    engine.get(engine.vms.change(old, engine.b, VmChange.RENAME, "new", "t").done());
    engine.until("it is called so", () -> old().name().equals("new"));
    engine.time.advance(Duration.ofSeconds(1)); // what the host tells of it
    engine.settle();
    assertThat(engine.entries(LogEntry.CONFIGURATION)).extracting(LogEntry::message).filteredOn(
        message -> message.contains("'new'")).containsExactly("Renamed VM 'old' on 'b' to 'new'");
    assertThat(engine.vms.obstacle(engine.web, engine.a, VmChange.RENAME)).contains("VM 'web' is not shut off.");
  }

  @Test
  void deletesAVmToldOnce() throws Exception {
    engine.get(engine.vms.change(old, engine.b, VmChange.DELETE, "", "t").done());
    engine.until("it is gone", () -> engine.inventory.virtualMachine(old).isEmpty());
    engine.time.advance(Duration.ofSeconds(1)); // what the host tells of it
    engine.settle();
    assertThat(engine.entries(LogEntry.CONFIGURATION)).extracting(LogEntry::message).filteredOn(
        message -> message.contains("'old'")).containsExactly("Deleted VM 'old' from 'b'; no disk was deleted");
    assertThat(engine.vms.obstacle(old, engine.b, VmChange.DELETE)).contains("The VM is not known any more.");
  }

  @Test
  void whatIsDefinedHoldsFromTheNextStartOn() throws Exception {
    long more = 1L << 30;
    engine.get(engine.vms.set(engine.web, engine.a, VmSetting.SET_NEXT_MEMORY, more, "t").done());
    engine.get(engine.vms.set(engine.web, engine.a, VmSetting.SET_NEXT_VCPUS, 5, "t").done());
    VirtualMachine before = engine.inventory.virtualMachine(engine.web).orElseThrow();
    assertThat(before.vcpus()).isLessThan(5);
    engine.get(engine.vms.power(engine.web, engine.a, PowerAction.FORCE_OFF, "t").done());
    engine.until("it is off", () -> !engine.inventory.virtualMachine(engine.web).orElseThrow().isActive());
    engine.get(engine.vms.power(engine.web, engine.a, PowerAction.START, "t").done());
    engine.until("it has what was defined", () -> engine.inventory.virtualMachine(engine.web)
        .filter(vm -> vm.isActive() && vm.vcpus() == 5 && vm.memory() == more).isPresent());
  }

  @Test
  void whatAHostCannotKeepStaysAndIsTold() throws Exception {
    engine.fleet.failKeeping("b", Optional.of("No space left on device."));
    OperationState end = engine.get(engine.vms.change(old, engine.b, VmChange.ENABLE_AUTOSTART, "", "t").done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow()).hasMessageContaining("'old'").hasMessageContaining("No space left");
    assertThat(old().autostart()).isFalse();
  }

  /** For operations of others. */
  @Test
  void saysWhyWhatNeedsAFeatureAndAStateCannotBe() {
    PowerAction.Precondition runs = PowerAction.Precondition.RUNNING;
    assertThat(engine.vms.obstacle(engine.web, Feature.POWER, runs)).isEmpty();
    assertThat(engine.vms.obstacle(old, Feature.POWER, runs)).as("in the words of what needs it active")
        .contains("VM 'old' is shut off.").isEqualTo(engine.vms.obstacle(old, engine.b, PowerAction.RESUME));
    assertThat(engine.vms.obstacle(VmId.controlDomain(engine.a), Feature.POWER, runs)).get().asString()
        .endsWith("is the control domain of host 'a'.");
    assertThat(engine.vms.obstacle(VmId.of(UUID.randomUUID()), Feature.POWER, runs))
        .contains("The VM is not known any more.");
    engine.core.whereabouts().setMigrating(engine.web, engine.a, Optional.of(engine.b));
    assertThat(engine.vms.obstacle(engine.web, Feature.POWER, runs)).contains("VM 'web' is being migrated.");
    engine.registry.disconnect(engine.b);
    engine.until("it is disconnected", () -> engine.registry.capabilities(engine.b).isEmpty());
    assertThat(engine.vms.obstacle(old, Feature.POWER, PowerAction.Precondition.OFF)).isPresent();
  }

  @Test
  void refusesAHostThatDoesNotOwnTheVm() {
    assertThat(engine.vms.obstacle(old, engine.b, PowerAction.START)).isEmpty();
    assertThat(engine.vms.obstacle(old, engine.a, PowerAction.START))
        .contains("VM 'old' is not on host 'a' any more.");
    assertThatThrownBy(() -> engine.vms.power(old, engine.a, PowerAction.START, "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not on host 'a'");
  }
}
