/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.readings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices.Disk;
import org.xenworkbench.core.driver.DomainDevices.Interface;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link DeviceControl} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface DeviceContract {

  /** The pool of the disks that are attached. */
  String DEVICES_POOL = "contract-devices";
  /** A disk that is attached. */
  String DEVICES_VOLUME = "contract-disk.img";
  /** Bytes of it. */
  long DEVICES_SIZE = 4 << 20;

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** A domain, and a disk that nobody has. */
  @FunctionalInterface
  @ConsumerType
  interface WithDisk {

    /** Tests with it. */
    void test(OpenHost home, UUID vm, DiskPlan disk) throws Exception;
  }

  private static DeviceControl devices(OpenHost home) throws HypervisorException {
    return home.session(Role.OPERATIONS).require(DeviceControl.class);
  }

  private static DomainDevices now(OpenHost home, UUID vm) throws Exception {
    return DomainDevices.of(home.session(Role.POLLING).require(DefinitionAccess.class).definition(vm));
  }

  private static DomainDevices next(OpenHost home, UUID vm) throws Exception {
    return DomainDevices.of(home.session(Role.OPERATIONS).require(DefinitionControl.class).nextDefinition(vm));
  }

  private static Optional<Disk> disk(DomainDevices devices, String target) {
    return devices.disks().stream().filter(disk -> disk.target().equals(target)).findFirst();
  }

  /** Whatever a test leaves attached is detached, when the domain is off, and the disk is deleted. */
  private void withDisk(WithDisk test) throws Exception {
    OpenHost home = fixture().openHome(Feature.DEVICES, Feature.DEFINITION);
    if (fixture().spareDisk().isPresent()) {
      with(home, fixture().spareDisk().get(), Use.READ_ONLY, test);
      return;
    }
    assumeTrue(home.has(Feature.STORAGE_POOLS) && home.has(Feature.VOLUMES), "no disk can be made");
    StorageControl storage = home.session(Role.OPERATIONS).require(StorageControl.class);
    clear(home, storage);
    storage.createPool(new PoolPlan(DEVICES_POOL, fixture().poolFolder()));
    try {
      storage.createVolume(DEVICES_POOL, new VolumePlan(DEVICES_VOLUME, DEVICES_SIZE, DEVICES_SIZE, "raw"));
      with(home, home.session(Role.POLLING).require(StorageAccess.class).volumes(DEVICES_POOL).stream()
          .filter(volume -> volume.name().equals(DEVICES_VOLUME)).findFirst().orElseThrow().path(), Use.DISK, test);
    } finally {
      clear(home, storage);
    }
  }

  private void with(OpenHost home, String path, Use use, WithDisk test) throws Exception {
    UUID vm = fixture().vmOn(home);
    DomainDevices before = now(home, vm);
    Bus bus = Bus.of(before.hypervisor()).get(0);
    try {
      test.test(home, vm, new DiskPlan(path, bus.freeTarget(before.and(next(home, vm))), bus, "raw", use));
    } finally {
      detachAllBut(home, vm, before);
    }
  }

  private void detachAllBut(OpenHost home, UUID vm, DomainDevices before) throws Exception {
    List<String> kept = before.disks().stream().map(Disk::target).toList();
    for (Disk disk : now(home, vm).and(next(home, vm)).disks()) {
      if (!kept.contains(disk.target())) {
        switchOff(home, vm);
        devices(home).detach(vm, disk.target());
      }
    }
  }

  private void switchOff(OpenHost home, UUID vm) throws HypervisorException {
    if (home.session(Role.POLLING).domain(vm).orElseThrow().isActive()) {
      home.power().power(vm, PowerAction.FORCE_OFF);
      fixture().awaitState(home, vm, DomainState.SHUT_OFF);
    }
  }

  private static void clear(OpenHost home, StorageControl storage) throws HypervisorException {
    StorageAccess access = home.session(Role.POLLING).require(StorageAccess.class);
    if (access.pools().stream().anyMatch(pool -> pool.name().equals(DEVICES_POOL))) {
      if (access.volumes(DEVICES_POOL).stream().anyMatch(volume -> volume.name().equals(DEVICES_VOLUME))) {
        storage.deleteVolume(DEVICES_POOL, DEVICES_VOLUME);
      }
      storage.stopPool(DEVICES_POOL);
      storage.deletePool(DEVICES_POOL);
    }
  }

  @Test
  default void aDiskIsAttachedToARunningDomainAndStays() throws Exception {
    withDisk((home, vm, plan) -> {
      devices(home).attach(vm, plan);
      assertThat(disk(now(home, vm), plan.target()).orElseThrow().path()).isEqualTo(plan.source());
      assertThat(disk(next(home, vm), plan.target()).orElseThrow().path()).isEqualTo(plan.source());
      assertThat(home.session(Role.POLLING).domain(vm).orElseThrow().isActive()).as("it goes on").isTrue();
      assertFails(Kind.INVALID_STATE, () -> devices(home).attach(vm, plan));
      if (home.has(Feature.BLOCK_STATS)) {
        Await.until("its traffic is counted", fixture().patience(),
            () -> readings(home.session(Role.POLLING).poll(new PollRequest(Set.of(), true)), vm).readings().stream()
                .map(Reading::metric).anyMatch(("vbd_" + plan.target() + "_read")::equals));
      }
    });
  }

  /** Its guest, which runs, lets go of it; one that does not in time is said not to have. */
  @Test
  default void aDiskIsDetachedFromARunningDomain() throws Exception {
    withDisk((home, vm, plan) -> {
      devices(home).attach(vm, plan);
      fixture().awaitAnswer(home, vm); // a guest that boots does not let go
      Await.until("the guest lets go of it", fixture().patience(), () -> {
        try {
          devices(home).detach(vm, plan.target());
        } catch (HypervisorException e) {
          assertThat(e.kind()).isEqualTo(Kind.INVALID_STATE);
          assertThat(disk(next(home, vm), plan.target())).as("it is gone at its next start").isEmpty();
        }
        return disk(now(home, vm), plan.target()).isEmpty();
      });
      assertThat(disk(next(home, vm), plan.target())).isEmpty();
      assertFails(Kind.INVALID_STATE, () -> devices(home).detach(vm, plan.target()));
    });
  }

  @Test
  default void aDiskIsAttachedToADomainThatIsOff() throws Exception {
    withDisk((home, vm, plan) -> {
      switchOff(home, vm);
      devices(home).attach(vm, new DiskPlan(plan.source(), plan.target(), plan.bus(), plan.format(), Use.READ_ONLY));
      assertThat(disk(next(home, vm), plan.target())).isPresent();
      home.power().power(vm, PowerAction.START);
      fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
      assertThat(disk(now(home, vm), plan.target())).isPresent();
      switchOff(home, vm);
      devices(home).detach(vm, plan.target());
      assertThat(disk(next(home, vm), plan.target())).isEmpty();
    });
  }

  @Test
  default void whatIsRefusedIsNotAttached() throws Exception {
    withDisk((home, vm, plan) -> {
      DomainDevices before = now(home, vm);
      DomainDevices beforeNext = next(home, vm);
      assertFails(Kind.CONFIGURATION, () -> devices(home).attach(vm,
          new DiskPlan("relative", plan.target(), plan.bus(), "raw", Use.DISK)));
      assertFails(Kind.CONFIGURATION, () -> devices(home).attach(vm,
          new DiskPlan(plan.source(), "<x>'&", plan.bus(), "raw", Use.DISK)));
      assertThatThrownBy(() -> devices(home).attach(vm,
          new DiskPlan(plan.source() + ".<gone>&'", plan.target(), plan.bus(), "raw", Use.DISK)))
          .isInstanceOf(HypervisorException.class);
      assertThat(now(home, vm)).isEqualTo(before);
      assertThat(next(home, vm)).isEqualTo(beforeNext);
    });
  }

  @Test
  default void aMediumIsPutIntoADriveAndEjected() throws Exception {
    withDisk((home, vm, plan) -> {
      assumeTrue(home.has(Feature.MEDIA), "MEDIA");
      switchOff(home, vm);
      Bus bus = Bus.of(now(home, vm).hypervisor()).contains(Bus.SCSI) ? Bus.SCSI : Bus.IDE;
      String drive = bus.freeTarget(next(home, vm));
      devices(home).attach(vm, new DiskPlan("", drive, bus, "raw", Use.CD));
      assertThat(disk(next(home, vm), drive).orElseThrow()).matches(Disk::isDrive)
          .matches(disk -> disk.source().isEmpty());
      devices(home).changeMedium(vm, drive, plan.source());
      assertThat(disk(next(home, vm), drive).orElseThrow().source()).isEqualTo(plan.source());
      devices(home).changeMedium(vm, drive, "");
      assertThat(disk(next(home, vm), drive).orElseThrow().source()).isEmpty();
      assertFails(Kind.INVALID_STATE, () -> devices(home).changeMedium(vm, "hdz", ""));
      String first = next(home, vm).disks().stream().filter(disk -> !disk.isDrive()).findFirst().map(Disk::target)
          .orElse("vdz");
      assertFails(Kind.INVALID_STATE, () -> devices(home).changeMedium(vm, first, ""));
    });
  }

  /** With an address that is made up. */
  @Test
  default void anInterfaceIsAttachedAndDetached() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEVICES, Feature.DEFINITION);
    UUID vm = fixture().vmOn(home);
    DomainDevices before = next(home, vm);
    assumeTrue(!before.interfaces().isEmpty(), "it has none");
    Interface like = before.interfaces().get(0);
    String place = like.network().isEmpty() ? like.bridge() : like.network();
    assumeTrue(!place.isEmpty(), "it is connected otherwise");
    switchOff(home, vm);
    devices(home).attach(vm, new InterfacePlan(
        like.network().isEmpty() ? InterfacePlan.Kind.BRIDGE : InterfacePlan.Kind.NETWORK, place, "", ""));
    List<Interface> after = next(home, vm).interfaces();
    assertThat(after).hasSize(before.interfaces().size() + 1);
    Interface made = after.stream().filter(nic -> !before.interfaces().contains(nic)).findFirst().orElseThrow();
    assertThat(made.mac()).matches("([0-9a-f]{2}:){5}[0-9a-f]{2}").isNotEqualTo(like.mac());
    assertThat(made.source()).isEqualTo(like.source());
    devices(home).detach(vm, made.mac());
    assertThat(next(home, vm).interfaces()).isEqualTo(before.interfaces());
  }

  @Test
  default void noDeviceOfAnUnknownDomainIsChanged() throws Exception {
    OpenHost home = fixture().openHome(Feature.DEVICES);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> devices(home).detach(UNKNOWN, "vda"));
    assertFails(Kind.NO_SUCH_DOMAIN,
        () -> devices(home).attach(UNKNOWN, new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br0", "", "")));
  }

  @Test
  default void aLostSessionChangesNoDevice() throws Exception {
    OpenHost home = fixture().openHomeWith(DeviceControl.class);
    UUID vm = fixture().vmOn(home);
    DeviceControl control = devices(home);
    home.session(Role.OPERATIONS).close();
    assertFails(Kind.LOST, () -> control.detach(vm, "vda"));
  }
}
