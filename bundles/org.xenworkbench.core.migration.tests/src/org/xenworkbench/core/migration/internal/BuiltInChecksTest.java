/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.FakeVms;

/** A migration that can be made, and what stands in its way, one thing at a time. */
class BuiltInChecksTest {

  private static final long GIB = 1L << 30;
  private static final HostId PM1 = HostId.random();
  private static final HostId PM2 = HostId.random();
  private static final VmId WEB = VmId.of(UUID.randomUUID());

  private final FakeHostRegistry hosts = new FakeHostRegistry();
  private final FakeVms vms = new FakeVms();
  private final FakeInventory inventory = new FakeInventory();
  private final FakeSampler sampler = new FakeSampler();
  private final BuiltInChecks checks = new BuiltInChecks(new Fixes(hosts, vms, inventory, sampler));
  private Host source = host(PM1, "pm1", Connection.State.CONNECTED, false);
  private Host target = host(PM2, "pm2", Connection.State.CONNECTED, false);
  private HostConfiguration from = configuration(PM1, "pm1", "xen", Optional.empty(), false);
  private HostConfiguration to = configuration(PM2, "pm2", "xen", Optional.empty(), false);
  private VirtualMachine vm = machine(WEB, "web", DomainState.RUNNING);
  private Optional<Capabilities> sourceCan = Optional.of(Capabilities.ALL);
  private List<VirtualMachine> there = List.of();
  private UnaryOperator<MigrationRequest> asked = UnaryOperator.identity();
  private Optional<Long> free = Optional.of(4 * GIB);

  private static Host host(HostId id, String name, Connection.State state, boolean simulated) {
    return Host.of(id, name, Connection.of(state, Instant.EPOCH)).address(name + ".example").simulated(simulated)
        .build();
  }

  private static Endpoint endpoint(String driver, Transport transport, String address) {
    return new Endpoint(driver, transport, address, 0, Optional.empty());
  }

  private static HostConfiguration configuration(HostId id, String name, String driver, Optional<Endpoint> peer,
      boolean readOnly) {
    return new HostConfiguration(id, name, endpoint(driver, Transport.TLS, name + ".example"), peer, true, readOnly);
  }

  private static VirtualMachine machine(VmId id, String name, DomainState state) {
    return VirtualMachine.of(id, name, PM1).state(state, state == DomainState.SHUT_OFF ? -1 : 3).vcpus(1)
        .memory(GIB, GIB).build();
  }

  private List<Verdict> check() {
    Subject subject = subject(vm);
    return Stream.concat(checks.each(subject).stream(), checks.together(List.of(subject)).stream())
        .toList();
  }

  private Subject subject(VirtualMachine machine) {
    return new Subject(asked.apply(MigrationRequest.peerToPeer(machine.id(), PM2)), machine, source, target, sourceCan,
        Optional.of(Capabilities.ALL), from, to, there, free);
  }

  /** The one verdict that is not well. */
  private Verdict complaint() {
    return assertThat(check()).filteredOn(verdict -> verdict.severity() != Severity.OK).singleElement().actual();
  }

  private void assertError(String check, String reason, String fix) {
    assertThat(complaint().withFixes(List.of())).isEqualTo(new Verdict(check, Severity.ERROR, reason, fix));
  }

  @Test
  void nothingStandsInTheWay() {
    there = List.of(machine(VmId.of(UUID.randomUUID()), "other", DomainState.RUNNING));
    assertThat(check()).hasSize(6).allSatisfy(verdict -> {
      assertThat(verdict.severity()).isEqualTo(Severity.OK);
      assertThat(verdict.reason()).endsWith(".");
    }).extracting(Verdict::reason).contains("'pm1' will reach 'pm2' at xen+tls://pm2.example.",
        "'pm2' has 4.0 GiB free; the VM needs 1.0 GiB.");
  }

  @Test
  void aHostThatIsNotConnected() {
    target = host(PM2, "pm2", Connection.State.FAILED, false);
    assertError("Connection", "Host 'pm2' is not connected.", "Connect it in the Xen Hosts view.");
  }

  @Test
  void aVmThatDoesNotRun() {
    vm = machine(WEB, "web", DomainState.PAUSED);
    assertError("State", "Not running, and only what runs can be migrated live.", "Start or resume it first.");
    vm = machine(WEB, "web", DomainState.RUNNING).toBuilder().migratingTo(PM2).build();
    assertThat(complaint().reason()).contains("'web'", "migrat");
    vm = machine(VmId.controlDomain(PM1), "Domain-0", DomainState.RUNNING);
    assertThat(complaint().reason()).contains("'Domain-0'", "control domain");
  }

  @Test
  void aMachineThatWasAddedTwiceIsNoTarget() {
    target = target.toBuilder().sameMachineAs(Optional.of(PM1)).build();
    assertError("State", "The same machine as 'pm1', on which it is already.", "");
    target = target.toBuilder().sameMachineAs(Optional.empty()).build();
    source = source.toBuilder().sameMachineAs(Optional.of(PM2)).build();
    assertError("State", "The same machine as 'pm1', on which it is already.", "");
    source = source.toBuilder().sameMachineAs(Optional.empty()).build();
    target = source;
    assertError("State", "On 'pm1' already.", "");
  }

  @Test
  void hostsOfDifferentTypes() {
    to = configuration(PM2, "pm2", "qemu", Optional.empty(), false);
    assertError("Hypervisor", "'pm1' is of type xen and 'pm2' of type qemu.", "");
  }

  @Test
  void aHostThatIsReadOnly() {
    to = configuration(PM2, "pm2", "xen", Optional.empty(), true);
    assertError("Hypervisor", "Host 'pm2' is connected read-only.", "");
    from = configuration(PM1, "pm1", "xen", Optional.empty(), true);
    assertError("Hypervisor", "Host 'pm1' is connected read-only.", "");
  }

  @Test
  void aDriverThatCannotMigrate() {
    sourceCan = Optional.of(Capabilities.ALL.without(Map.of(Feature.LIVE_MIGRATION, "It never could.")));
    assertThat(complaint()).satisfies(verdict -> {
      assertThat(verdict.check()).isEqualTo("Hypervisor");
      assertThat(verdict.severity()).isEqualTo(Severity.ERROR);
      assertThat(verdict.reason()).contains("'pm1'", "It never could.");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1"})
  void aPeerAddressThatLeadsBackToTheSource(String address) {
    to = configuration(PM2, "pm2", "xen", Optional.of(endpoint("xen", Transport.TLS, address)), false);
    assertThat(complaint()).satisfies(verdict -> {
      assertThat(verdict.check()).isEqualTo("Peer address");
      assertThat(verdict.severity()).isEqualTo(Severity.ERROR);
      assertThat(verdict.reason()).startsWith("'pm1' would have to reach 'pm2' at the loopback address ")
          .contains(address);
      assertThat(verdict.fix()).contains("'pm2'");
    });
    target = host(PM2, "pm2", Connection.State.CONNECTED, true);
    assertThat(check()).as("simulated hosts reach each other anyhow").allMatch(
        verdict -> verdict.severity() == Severity.OK);
  }

  /** Another address is of memory: the source calls its peer at the peer address all the same. */
  @Test
  void theAddressThatWasChosenIsTheOneThatIsLookedAt() {
    asked = request -> request.withAddress(Optional.of("127.0.0.1"));
    assertThat(complaint().reason()).contains("'pm2' at the loopback address 127.0.0.1");
    asked = request -> request.withAddress(Optional.of("10.0.0.3"));
    assertThat(check()).extracting(Verdict::reason).contains("'pm1' will reach 'pm2' at 10.0.0.3.");
    to = configuration(PM2, "pm2", "xen", Optional.of(endpoint("xen", Transport.TLS, "localhost")), false);
    assertThat(complaint().reason()).contains("localhost");
    asked = request -> request.withAddress(Optional.of("10.0.0.3")).withMode(MigrationRequest.Mode.CLIENT_MANAGED);
    assertThat(check()).extracting(Verdict::reason).contains("'pm1' will reach 'pm2' at 10.0.0.3.");
    asked = request -> request.withMode(MigrationRequest.Mode.CLIENT_MANAGED);
    assertThat(complaint().reason()).contains("localhost");
  }

  @Test
  void aPeerAddressOfItsOwnCountsForAHostThatIsLocal() {
    to = new HostConfiguration(PM2, "pm2", endpoint("xen", Transport.LOCAL, ""), Optional.empty(), true, false);
    assertThat(complaint().check()).isEqualTo("Peer address");
    to = new HostConfiguration(PM2, "pm2", endpoint("xen", Transport.LOCAL, ""),
        Optional.of(endpoint("xen", Transport.TLS, "10.0.0.2")), true, false);
    assertThat(check()).extracting(Verdict::reason).contains("'pm1' will reach 'pm2' at xen+tls://10.0.0.2.");
  }

  @Test
  void memoryThatIsMissingOrUnknown() {
    free = Optional.of(GIB - 1);
    assertError("Memory", "'pm2' has only 1.0 GiB free; the VM needs 1.0 GiB, which is 1 B more.",
        "Free memory on 'pm2' or choose another host.");
    free = Optional.of(GIB);
    assertThat(check()).allMatch(verdict -> verdict.severity() == Severity.OK);
    free = Optional.empty();
    assertThat(complaint()).as("no reason to prevent it").isEqualTo(
        new Verdict("Memory", Severity.WARNING, "'pm2' has not told its free memory yet.", ""));
  }

  @Test
  void severalNeedTheSumOfTheirMemory() {
    List<Subject> three = Stream.of("a", "b", "c")
        .map(name -> subject(machine(VmId.of(UUID.randomUUID()), name, DomainState.RUNNING))).toList();
    assertThat(checks.together(three)).containsExactly(
        Verdict.ok("Memory", "'pm2' has 4.0 GiB free; the 3 VMs together need 3.0 GiB."));
    free = Optional.of(2 * GIB);
    List<Subject> tooMany = three.stream().map(each -> subject(each.vm())).toList();
    assertThat(tooMany).allMatch(each -> checks.together(List.of(each)).get(0).severity() == Severity.OK);
    assertThat(checks.together(tooMany)).containsExactly(new Verdict("Memory", Severity.ERROR,
        "'pm2' has only 2.0 GiB free; the 3 VMs together need 3.0 GiB, which is 1.0 GiB more.",
        "Free memory on 'pm2' or choose another host."));
  }

  @Test
  void severalOfOneNameAreNotTakenTogether() {
    List<Subject> twins = Stream.of("web", "web")
        .map(name -> subject(machine(VmId.of(UUID.randomUUID()), name, DomainState.RUNNING))).toList();
    assertThat(checks.together(twins)).filteredOn(verdict -> verdict.severity() == Severity.ERROR)
        .extracting(Verdict::reason).containsExactly("Two of the VMs are named 'web'.");
  }

  @Test
  void whatIsNotSaidOfAllSaysOfWhom() {
    Verdict running = Verdict.ok("State", "Running.");
    Verdict paused = new Verdict("State", Severity.ERROR, "Not running.", "Resume it.");
    JointVerdicts joint = new JointVerdicts();
    joint.add("a", List.of(running));
    joint.add("b", List.of(paused));
    joint.add("c", List.of(paused));
    assertThat(joint.all()).containsExactly(Verdict.ok("State", "a: Running."),
        new Verdict("State", Severity.ERROR, "b, c: Not running.", "Resume it."));
    JointVerdicts alike = new JointVerdicts();
    alike.add("a", List.of(running));
    alike.add("b", List.of(running));
    assertThat(alike.all()).containsExactly(running);
  }

  private List<String> fixes() {
    return complaint().fixes().stream().map(Fix::label).toList();
  }

  @Test
  void aHostThatIsNotConnectedCanBeConnected() {
    target = host(PM2, "pm2", Connection.State.FAILED, false);
    complaint().fixes().get(0).start("me");
    assertThat(hosts.connected()).containsExactly(PM2);
    target = host(PM2, "pm2", Connection.State.CONNECTING, false);
    assertThat(fixes()).as("it is under way").isEmpty();
  }

  @Test
  void whatDoesNotRunCanBeResumedOrStarted() {
    vm = machine(WEB, "web", DomainState.PAUSED);
    assertThat(fixes()).containsExactly("Resume VM 'web'");
    vm = machine(WEB, "web", DomainState.SHUT_OFF);
    assertThat(fixes()).containsExactly("Start VM 'web'");
    complaint().fixes().get(0).start("me");
    assertThat(vms.deeds()).extracting(FakeVms.Deed::action).containsExactly(Optional.of(PowerAction.START));
    vms.hinder(WEB, "It is read-only.");
    assertThat(fixes()).as("what cannot be done is not offered").isEmpty();
  }

  private static VirtualMachine there(String name, long memory) {
    return VirtualMachine.of(VmId.of(UUID.randomUUID()), name, PM2).state(DomainState.RUNNING, 4)
        .memory(memory, memory).build();
  }

  @Test
  void memoryIsTakenFromWhoKeepsEnoughOrByEndingTheSmallestThatWillDo() {
    free = Optional.of(GIB / 2 + 1);
    VirtualMachine large = inventory.put(there("large", 4 * GIB));
    there = List.of(there("tiny", GIB / 4), large, there("middle", 2 * GIB), there("small", GIB),
        machine(VmId.of(UUID.randomUUID()), "elsewhere", DomainState.RUNNING));
    assertThat(fixes()).containsExactly("Take 512.0 MiB of memory from VM 'large' on 'pm2', which keeps 3.5 GiB",
        "Shut down VM 'small' on 'pm2', which frees 1.0 GiB", "Shut down VM 'middle' on 'pm2', which frees 2.0 GiB");
    List<Fix> offered = complaint().fixes();
    assertThat(offered).allSatisfy(fix -> assertThat(fix.question().orElseThrow()).endsWith("?"));
    offered.forEach(fix -> fix.start("me"));
    assertThat(vms.deeds()).first().satisfies(deed -> {
      assertThat(deed.vm()).isEqualTo(large.id());
      assertThat(deed.value()).contains(new FakeVms.Value(VmSetting.SET_MEMORY, 7 * GIB / 2));
    });
    assertThat(vms.deeds()).extracting(FakeVms.Deed::action).containsExactly(Optional.empty(),
        Optional.of(PowerAction.SHUT_DOWN), Optional.of(PowerAction.SHUT_DOWN));
    there = List.of(there("tight", 3 * GIB / 4));
    assertThat(fixes()).as("it would keep less than half")
        .containsExactly("Shut down VM 'tight' on 'pm2', which frees 768.0 MiB");
  }

  @Test
  void whatAGuestUsesIsNotTaken() {
    free = Optional.of(GIB / 2 + 1);
    VirtualMachine large = inventory.put(there("large", 4 * GIB));
    there = List.of(large);
    assertThat(complaint().fixes().get(0).question().orElseThrow()).isEqualTo("VM 'large' will have 3.5 GiB of memory"
        + " instead of 4.0 GiB, until it is given more. What its guest uses is not known: if it is more than that,"
        + " programs in it may be ended. Go on?");
    sampler.put(large.id(), Metrics.MEMORY_INTERNAL_FREE, GIB);
    Fix taken = complaint().fixes().get(0);
    assertThat(taken.question().orElseThrow()).doesNotContain("ended");
    sampler.put(large.id(), Metrics.MEMORY_INTERNAL_FREE, GIB / 2);
    assertThat(fixes()).as("all of it but nothing for the guest").noneMatch(label -> label.startsWith("Take"));
    assertThatThrownBy(() -> taken.start("me")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'large' can give no memory any more");
    assertThat(vms.deeds()).isEmpty();
  }

  @Test
  void whatIsTakenIsOfWhatItHasThen() {
    free = Optional.of(GIB / 2 + 1);
    VirtualMachine large = inventory.put(there("large", 4 * GIB));
    there = List.of(large);
    Fix taken = complaint().fixes().get(0);
    inventory.put(large.toBuilder().memory(6 * GIB, 6 * GIB).build());
    taken.start("me");
    inventory.put(large.toBuilder().memory(15 * GIB / 4, 4 * GIB).build());
    taken.start("me");
    assertThat(vms.deeds()).extracting(deed -> deed.value().orElseThrow().number()).as("never below what was told")
        .containsExactly(11 * GIB / 2, 7 * GIB / 2);
    inventory.put(large.toBuilder().memory(3 * GIB, 4 * GIB).build());
    assertThatThrownBy(() -> taken.start("me")).as("it would get more").isInstanceOf(IllegalArgumentException.class);
    inventory.put(large.toBuilder().host(PM1).build());
    assertThatThrownBy(() -> taken.start("me")).as("it has left").isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fixesOfOneNameAreOneAndGoAlongWithWhatIsSaidOfSeveral() {
    Fix one = Fix.of("Do it", user -> CompletableFuture.completedFuture(user));
    Fix other = Fix.of("Do it", user -> CompletableFuture.failedFuture(new IllegalStateException()));
    assertThat(one).isEqualTo(other).isNotEqualTo(one.asking("Sure?")).hasSameHashCodeAs(other);
    Verdict said = new Verdict("Network", Severity.ERROR, "It is off.", "").withFixes(List.of(one));
    JointVerdicts joint = new JointVerdicts();
    joint.add("a", List.of(said));
    joint.add("b", List.of(said.withFixes(List.of(other))));
    joint.add("c", List.of());
    assertThat(joint.all()).singleElement().satisfies(verdict -> {
      assertThat(verdict.reason()).isEqualTo("a, b: It is off.");
      assertThat(verdict.fixes()).containsExactly(one);
    });
  }

  @Test
  void aNameThatIsTaken() {
    there = List.of(machine(VmId.of(UUID.randomUUID()), "web", DomainState.SHUT_OFF));
    assertError("Name", "'pm2' has another VM named 'web'.", "Rename one of them.");
    there = List.of(machine(WEB, "web", DomainState.SHUT_OFF));
    assertThat(check()).as("its own definition there").allMatch(verdict -> verdict.severity() == Severity.OK);
  }
}
