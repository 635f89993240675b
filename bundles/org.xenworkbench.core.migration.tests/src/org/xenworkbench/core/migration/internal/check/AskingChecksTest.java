/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.CpuComparison;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.core.testkit.FakeSession;

/** What the checks find on simulated hosts where one thing is not as it should be, and what can be done about it. */
class AskingChecksTest {

  private final CheckedFleet engine = new CheckedFleet();

  @AfterEach
  void close() {
    engine.close();
  }

  /** The one verdict that is not well. */
  private Verdict complaint() {
    return assertThat(engine.complaints()).singleElement().actual();
  }

  private static Fix fix(Verdict verdict) {
    return assertThat(verdict.fixes()).singleElement().actual();
  }

  @Test
  void whereNothingStandsInTheWayEachCheckSaysSo() {
    assertThat(engine.check()).as("a simulator has no version").allSatisfy(verdict -> assertThat(verdict.severity())
        .isEqualTo(verdict.check().equals("Version") ? Severity.UNSEEN : Severity.OK))
        .extracting(Verdict::check).containsExactly("Version", "CPU", "Disk", "Network", "Host devices", "UUID");
    assertThat(engine.check()).extracting(Verdict::reason).contains("Both hosts have " + CheckedFleet.DISK + ".",
        "'b' has network 'lan', and it is active.",
        "The CPUs of 'b' have all that those of 'a' have.");
  }

  @Test
  void aCpuThatLacksSomethingIsAWarningWhereTheGuestHasItsHosts() {
    engine.fleet.lackCpuFeatures("b", Set.of("avx2", "aes"));
    assertThat(complaint()).satisfies(verdict -> {
      assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
      assertThat(verdict.reason()).contains("'b'", "'a'", "aes, avx2");
    });
  }

  /** Compares guests and no hosts, as a driver may. */
  private static final class GuestsOnly extends FakeSession implements CpuComparison, DefinitionAccess {

    @Override
    public String definition(UUID domain) {
      return "<domain/>";
    }

    @Override
    public String hostCpu() {
      return "<cpu/>";
    }

    @Override
    public Match compareHost(String cpu) throws HypervisorException {
      throw new HypervisorException(HypervisorException.Kind.UNSUPPORTED, "It compares no hosts.");
    }

    @Override
    public Optional<Match> compareGuest(String definition) {
      return Optional.empty();
    }
  }

  @Test
  void whatNobodyComparesIsNotSaidToBeThere() {
    HostFacts facts = new HostFacts(new FakeHostCalls((host, role) -> new GuestsOnly()), engine.polling,
        engine.time, Duration.ofSeconds(2));
    assertThat(new CpuCheck(facts).check(engine.subject())).containsExactly(
        Verdict.unseen("CPU", "The hypervisor of 'b' compares no CPUs: not looked at."));
  }

  @Test
  void aCpuThatTheTargetCannotGivePreventsIt() throws Exception {
    engine.redefine("<os>", "<cpu><model>x</model><feature name=\"avx2\"/></cpu><os>");
    assertThat(engine.complaints()).isEmpty();
    engine.fleet.lackCpuFeatures("b", Set.of("avx2"));
    assertThat(complaint()).satisfies(verdict -> {
      assertThat(verdict.check()).isEqualTo("CPU");
      assertThat(verdict.severity()).isEqualTo(Severity.ERROR);
      assertThat(verdict.reason()).contains("avx2");
    });
  }

  @Test
  void aPoolThatIsNotActiveThereCanBeStarted() throws Exception {
    engine.on(engine.b, session -> session.require(StorageControl.class).stopPool("images"));
    assertThat(complaint().severity()).isEqualTo(Severity.ERROR);
    assertThat(fix(complaint()).label()).isEqualTo("Start storage pool 'images' on 'b'");
    fix(complaint()).start("me");
    assertThat(engine.resources.deeds()).singleElement().satisfies(deed -> {
      assertThat(deed.what()).isEqualTo(ResourceAction.START_POOL);
      assertThat(deed.resource()).isEqualTo(ResourceId.pool(engine.b, "images"));
      assertThat(deed.user()).isEqualTo("me");
    });
  }

  @Test
  void aDiskThatIsNotThereOrAnotherOne() throws Exception {
    engine.on(engine.a, session -> session.require(StorageControl.class).createVolume("iso",
        new VolumePlan("data.img", 8 << 20, 0, "raw")));
    attach("/srv/iso/data.img", DiskPlan.Use.DISK);
    assertThat(complaint()).isEqualTo(new Verdict("Disk", Severity.ERROR, "'b' has no /srv/iso/data.img.",
        "Live migration moves no disks: they must be on storage that both hosts have, under the same path."));
    engine.on(engine.b, session -> session.require(StorageControl.class).createVolume("iso",
        new VolumePlan("data.img", 9 << 20, 0, "raw")));
    assertThat(complaint().severity()).isEqualTo(Severity.ERROR);
    assertThat(complaint().reason()).contains("different sizes");
  }

  /** As two servers that were set up alike have them. */
  @Test
  void twoDisksOfOneSizeOnTheHostsOwnStorageAreNotTakenForOne() throws Exception {
    for (HostId host : List.of(engine.a, engine.b)) {
      engine.on(host, session -> session.require(StorageControl.class).createVolume("iso",
          new VolumePlan("data.img", 8 << 20, 0, "raw")));
    }
    attach("/srv/iso/data.img", DiskPlan.Use.DISK);
    assertThat(complaint().severity()).isEqualTo(Severity.WARNING);
    assertThat(complaint().reason()).contains("'a' and 'b' have /srv/iso/data.img", "one disk cannot be seen");
    engine.fleet.sharePool("a", "iso");
    assertThat(complaint().severity()).as("one has it on a server").isEqualTo(Severity.WARNING);
    engine.fleet.sharePool("b", "iso");
    assertThat(engine.complaints()).isEmpty();
  }

  @Test
  void whatTheSourcesPoolsDoNotShowIsNotCompared() throws Exception {
    engine.on(engine.b, session -> session.require(StorageControl.class).createVolume("iso",
        new VolumePlan("data.img", 8 << 20, 0, "raw")));
    engine.redefine("/srv/images/web.qcow2", "/srv/iso/data.img");
    engine.fleet.sharePool("b", "iso");
    assertThat(complaint().severity()).isEqualTo(Severity.WARNING);
  }

  private void attach(String source, DiskPlan.Use use) throws Exception {
    engine.on(engine.a, session -> session.require(DeviceControl.class).attach(engine.web.uuid(),
        new DiskPlan(source, "xvdb", DiskPlan.Bus.XEN, "raw", use)));
  }

  @Test
  void aCdThatTheTargetHasNotIsToBeEjected() throws Exception {
    attach("/srv/iso/debian-12.iso", DiskPlan.Use.CD);
    assertThat(engine.complaints()).as("there is one like it").isEmpty();
    engine.on(engine.b, session -> session.require(StorageControl.class).deleteVolume("iso", "debian-12.iso"));
    assertThat(complaint().severity()).isEqualTo(Severity.ERROR);
    assertThat(complaint().fix()).isEqualTo("Eject it first.");
    assertThat(fix(complaint()).label()).isEqualTo("Eject /srv/iso/debian-12.iso from xvdb of VM 'web'");
    assertThat(fix(complaint()).question()).as("it is taken from the guest").get().asString()
        .contains("'web'", "xvdb", "/srv/iso/debian-12.iso").endsWith("Eject it?");
    fix(complaint()).start("me");
    assertThat(engine.devices.deeds()).singleElement()
        .satisfies(deed -> assertThat(deed.with()).isEqualTo(List.of("xvdb", "")));
    engine.on(engine.a,
        session -> session.require(DeviceControl.class).changeMedium(engine.web.uuid(), "xvdb", ""));
    assertThat(engine.complaints()).as("an empty drive").isEmpty();
  }

  @Test
  void theHostsOwnDriveStaysWithIt() throws Exception {
    engine.redefine("</devices>", "<disk type=\"block\" device=\"cdrom\"><source dev=\"/dev/sr0\"/>"
        + "<target dev=\"xvdc\"/></disk></devices>");
    assertThat(complaint().reason()).isEqualTo("/dev/sr0 is a drive of 'a' itself.");
    assertThat(fix(complaint()).label()).contains("Eject", "xvdc", "'web'");
  }

  @Test
  void whatIsInNoPoolIsSaidNotToBeSeen() throws Exception {
    engine.redefine("/srv/images/web.qcow2", "/elsewhere/web.img");
    assertThat(engine.complaints()).isEmpty();
    assertThat(engine.check()).contains(Verdict.unseen("Disk",
        "Whether 'b' has /elsewhere/web.img cannot be seen: it is in none of its storage pools."));
  }

  @Test
  void aNetworkThatIsStoppedCanBeStarted() throws Exception {
    engine.on(engine.b, session -> session.require(NetworkControl.class).stopNetwork("lan"));
    assertThat(complaint().reason()).isEqualTo("Network 'lan' is not active on 'b'.");
    assertThat(fix(complaint()).label()).isEqualTo("Start network 'lan' on 'b'");
    fix(complaint()).start("me");
    assertThat(engine.resources.deeds()).extracting(FakeHostResources.Deed::what)
        .containsExactly(ResourceAction.START_NETWORK);
    engine.resources.hinder(Optional.of("The host is read-only."));
    assertThat(complaint().fixes()).as("nothing that cannot be done is offered").isEmpty();
  }

  @Test
  void aNetworkThatIsMissingCanBeMadeIfItLeadsToABridge() throws Exception {
    engine.on(engine.a, session -> {
      session.require(NetworkControl.class)
          .createNetwork(new NetworkPlan("dmz", NetworkPlan.Mode.BRIDGE, "br7", 0));
      session.require(DeviceControl.class).attach(engine.web.uuid(),
          new InterfacePlan(InterfacePlan.Kind.NETWORK, "dmz", "", ""));
    });
    assertThat(complaint().reason()).isEqualTo("'b' has no network 'dmz'.");
    fix(complaint()).start("me");
    assertThat(engine.resources.deeds()).extracting(FakeHostResources.Deed::what)
        .containsExactly(new NetworkPlan("dmz", NetworkPlan.Mode.BRIDGE, "br7", 0));
  }

  @Test
  void aDeviceOfTheHostStaysWithIt() throws Exception {
    engine.redefine("</devices>", "<hostdev mode=\"subsystem\" type=\"pci\"><source>"
        + "<address domain=\"0x0000\" bus=\"0x03\" slot=\"0x00\" function=\"0x0\"/></source></hostdev></devices>");
    assertThat(complaint()).isEqualTo(new Verdict("Host devices", Severity.ERROR,
        "'web' has a device of 'a' that cannot go along: pci 0x0000:0x03:0x00:0x0.", "Detach it first."));
  }

  @Test
  void aConnectionWithoutRoomIsAWarningUntilOneHasEnded() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    List<CompletableFuture<Boolean>> calls = IntStream.range(0, engine.simulator.callsPerConnection())
        .mapToObj(call -> engine.hosts.submit(engine.a, Role.OPERATIONS, session -> {
          try {
            return end.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new HypervisorException(HypervisorException.Kind.CANCELLED, "The test ends.", e);
          }
        })).toList();
    assertThat(engine.hosts.free(engine.a, Role.OPERATIONS)).hasValue(0);
    assertThat(complaint().reason()).isEqualTo("As many operations as the connection to 'a' bears are under way.");
    assertThat(complaint().severity()).isEqualTo(Severity.WARNING);
    end.countDown();
    for (CompletableFuture<Boolean> call : calls) {
      assertThat(engine.get(call)).isTrue();
    }
    engine.until("there is room", () -> engine.complaints().isEmpty());
    assertThat(engine.hosts.free(HostId.random(), Role.OPERATIONS)).isEmpty();
  }

  @Test
  void whatHostsToldOfThemselvesIsCompared() {
    HostInfo old = HostInfo.of("b", "Simulator").hypervisorVersion("4.9.1").architecture("x86_64").build();
    HostInfo recent = old.toBuilder().hypervisorVersion("4.17.0").build();
    assertThat(verdicts(recent, old)).extracting(Verdict::severity).contains(Severity.WARNING);
    assertThat(verdicts(old, recent)).extracting(Verdict::severity).doesNotContain(Severity.WARNING, Severity.ERROR);
    HostInfo arm = recent.toBuilder().architecture("aarch64").build();
    assertThat(verdicts(recent, arm)).filteredOn(verdict -> verdict.severity() == Severity.ERROR)
        .extracting(Verdict::reason).containsExactly("'a' is of architecture x86_64 and 'b' of aarch64.");
    HostInfo untold = recent.toBuilder().hypervisorVersion("").build();
    assertThat(verdicts(recent, untold)).contains(Verdict.unseen("Version",
        "Both hosts have Simulator; which version of it was not compared."));
    assertThat(new VersionCheck().check(told(Optional.of(recent), Optional.empty()))).containsExactly(
        Verdict.unseen("Version", "'b' has not told which version it has: not looked at."));
    HostInfo other = HostInfo.of("b", "Xen").build();
    assertThat(verdicts(recent, other)).extracting(Verdict::severity).contains(Severity.ERROR);
  }

  private List<Verdict> verdicts(HostInfo source, HostInfo target) {
    Subject told = told(Optional.of(source), Optional.of(target));
    return engine.checks(engine.facts()).stream().flatMap(check -> check.check(told).stream()).toList();
  }

  private Subject told(Optional<HostInfo> source, Optional<HostInfo> target) {
    Subject now = engine.subject();
    return new Subject(now.request(), now.vm(),
        now.source().toBuilder().info(source).build(), now.target().toBuilder().info(target).build(),
        now.sourceCapabilities(), now.targetCapabilities(), now.sourceConfiguration(), now.targetConfiguration(),
        now.targetMachines(), now.targetMemoryFree());
  }
}
