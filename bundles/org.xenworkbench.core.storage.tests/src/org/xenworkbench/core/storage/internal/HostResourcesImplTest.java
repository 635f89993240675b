/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.testkit.HookedHosts;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** Storage and networks of simulated hosts, through the whole engine. */
class HostResourcesImplTest {

  private final SimulatedEngine engine = new SimulatedEngine();
  private final HostResourcesImpl resources =
      new HostResourcesImpl(engine.inventory, engine.registry, engine.hosts, engine.operations,
          EclipsePreferences::new);

  @AfterEach
  void close() {
    resources.close();
    engine.close();
  }

  private static List<String> names(List<? extends ModelObject> all) {
    return all.stream().map(ModelObject::name).toList();
  }

  private void look(ResourceId what) {
    resources.look(what);
    engine.until("it was told", () -> switch (what.kind()) {
      case STORAGE -> resources.pools(what.host()).told() && !resources.pools(what.host()).asking();
      case POOL -> !resources.volumes(what.host(), what.name()).asking();
      default -> resources.networks(what.host()).told() && !resources.networks(what.host()).asking();
    });
  }

  private OperationState end(OperationHandle handle) throws Exception {
    return engine.get(handle.done());
  }

  private Pool pool(String name) {
    return resources.pools(engine.a).all().stream().filter(pool -> pool.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void nothingIsKnownOfAHostThatNobodyLookedAt() throws Exception {
    Set<ResourceId> told = ConcurrentHashMap.newKeySet();
    resources.addListener(told::add);
    engine.settle();
    assertThat(resources.pools(engine.a).told()).isFalse();
    assertThat(resources.networks(engine.a).told()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void tellsPoolsVolumesAndNetworksOfWhoLooks() {
    look(ResourceId.storage(engine.a));
    assertThat(names(resources.pools(engine.a).all())).containsExactly("images", "iso");
    assertThat(resources.pools(engine.b).told()).as("another host").isFalse();
    look(ResourceId.pool(engine.a, "iso"));
    assertThat(names(resources.volumes(engine.a, "iso").all())).containsExactly("debian-12.iso");
    look(ResourceId.networks(engine.a));
    assertThat(names(resources.networks(engine.a).all())).containsExactly("default", "lab", "lan");
    Network lan = resources.networks(engine.a).all().get(2);
    assertThat(resources.vms(lan)).contains(engine.web);
    assertThat(resources.vms(resources.networks(engine.a).all().get(0))).isEmpty();
  }

  @Test
  void aHostThatIsNotConnectedIsForgottenAndNotAsked() {
    look(ResourceId.storage(engine.a));
    engine.registry.disconnect(engine.a);
    engine.until("it is forgotten", () -> !resources.pools(engine.a).told());
    resources.look(ResourceId.storage(engine.a));
    assertThat(resources.pools(engine.a).asking()).isFalse();
    assertThat(resources.obstacle(ResourceId.pool(engine.a, "iso"), ResourceAction.STOP_POOL))
        .hasValueSatisfying(reason -> assertThat(reason).contains("not connected"));
  }

  private String found(Class<?> facet, String method, Function<HostResourcesImpl, OperationHandle> deed)
      throws Exception {
    HostResourcesImpl cut = new HostResourcesImpl(engine.inventory, engine.registry,
        HookedHosts.after(engine.hosts, facet, method, () -> {
          engine.fleet.cutConnections("a");
          throw new HypervisorException(HypervisorException.Kind.LOST, "It does not answer.");
        }), engine.operations, EclipsePreferences::new);
    OperationHandle handle = deed.apply(cut);
    assertThat(end(handle).error().orElseThrow()).hasMessageContaining("Whether it was done is not known");
    engine.until("it is looked at",
        () -> engine.log.get(handle.id()).orElseThrow().details().contains("Found when 'a' answered again, at "));
    cut.close();
    String details = engine.log.get(handle.id()).orElseThrow().details();
    return details.replaceFirst("(?s).* answered again, at [-0-9]+ [:0-9]+: ", "");
  }

  @Test
  void whatBecameOfAResourceWhoseHostWasLostIsNoted() throws Exception {
    ResourceId lan = ResourceId.network(engine.a, "lan");
    assertThat(found(NetworkControl.class, "stopNetwork",
        cut -> cut.perform(lan, ResourceAction.STOP_NETWORK, "me"))).isEqualTo("'lan' is there and not active.");
    assertThat(found(NetworkControl.class, "startNetwork",
        cut -> cut.perform(lan, ResourceAction.START_NETWORK, "me"))).isEqualTo("'lan' is there and active.");
    assertThat(found(StorageControl.class, "deleteVolume", cut -> cut.perform(
        ResourceId.volume(engine.a, "iso", "debian-12.iso"), ResourceAction.DELETE_VOLUME, "me")))
        .isEqualTo("'debian-12.iso' is not there.");
  }

  @Test
  void whatIsDoneIsLoggedAndSeenByWhoLooks() throws Exception {
    look(ResourceId.storage(engine.a));
    ResourceId iso = ResourceId.pool(engine.a, "iso");
    assertThat(resources.obstacle(iso, ResourceAction.START_POOL)).contains("Pool 'iso' is active already.");
    assertThatThrownBy(() -> resources.perform(iso, ResourceAction.START_POOL, "me"))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Pool 'iso' is active already.");
    assertThat(end(resources.perform(iso, ResourceAction.STOP_POOL, "me")).status())
        .isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("it is seen", () -> !pool("iso").now().isActive());
    assertThat(engine.entries(LogEntry.CONFIGURATION)).extracting(LogEntry::message)
        .anyMatch(text -> text.startsWith("Stopped storage pool 'iso' on '"));
    end(resources.perform(iso, ResourceAction.ENABLE_AUTOSTART_POOL, "me"));
    engine.until("it is seen", () -> pool("iso").now().autostart());
    end(resources.perform(iso, ResourceAction.DELETE_POOL, "me"));
    engine.until("it is seen", () -> names(resources.pools(engine.a).all()).equals(List.of("images")));
    assertThat(resources.obstacle(iso, ResourceAction.DELETE_POOL))
        .hasValueSatisfying(reason -> assertThat(reason).contains("'iso' is not on host"));
  }

  /** Nobody looked: what it is is asked for when it is done. */
  @Test
  void whatHasGoneMeanwhileFailsInWords() throws Exception {
    OperationState end =
        end(resources.perform(ResourceId.pool(engine.a, "none"), ResourceAction.STOP_POOL, "me"));
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow().getMessage()).contains("'none' is not on host");
    OperationState wrong =
        end(resources.perform(ResourceId.pool(engine.a, "iso"), ResourceAction.START_POOL, "me"));
    assertThat(wrong.error().orElseThrow().getMessage()).isEqualTo("Pool 'iso' is active already.");
  }

  @Test
  void makesPoolsVolumesAndNetworks() throws Exception {
    look(ResourceId.storage(engine.a));
    look(ResourceId.networks(engine.a));
    String odd = "<p>&' \u65e5\u672c";
    end(resources.createPool(engine.a, new PoolPlan(odd, "/srv/new"), "me"));
    engine.until("it is seen", () -> names(resources.pools(engine.a).all()).contains(odd));
    look(ResourceId.pool(engine.a, odd));
    end(resources.createVolume(engine.a, odd, new VolumePlan(odd, 1 << 20, 1 << 20, "raw"), "me"));
    engine.until("it is seen", () -> names(resources.volumes(engine.a, odd).all()).equals(List.of(odd)));
    engine.until("its pool has less room", () -> pool(odd).now().allocation() == 1 << 20);
    end(resources.perform(ResourceId.volume(engine.a, odd, odd), ResourceAction.DELETE_VOLUME, "me"));
    engine.until("it is gone", () -> resources.volumes(engine.a, odd).all().isEmpty());
    end(resources.createNetwork(engine.a, new NetworkPlan(odd, NetworkPlan.Mode.NAT, "", 7), "me"));
    engine.until("it is seen", () -> names(resources.networks(engine.a).all()).contains(odd));
    assertThatThrownBy(() -> resources.createPool(engine.a, new PoolPlan("a/b", "/srv"), "me"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'/'");
    OperationState missing = end(resources.createPool(engine.a, new PoolPlan("p", "/none"), "me"));
    assertThat(missing.error().orElseThrow().getMessage()).isEqualTo(
        "The host has no folder '/none'. Make it first, or choose another.");
  }

  @Test
  void aPoolThatIsFullOrRefusedIsToldInWords() throws Exception {
    engine.fleet.fillPool(engine.fleet.definition().hosts().get(0).name(), "iso", true);
    OperationState full = end(resources.createVolume(engine.a, "iso", new VolumePlan("v", 10, 10, "raw"), "me"));
    assertThat(full.error().orElseThrow().getMessage()).contains("no room in pool 'iso'", "the disk is full");
    engine.fleet.refusePool(engine.fleet.definition().hosts().get(0).name(), "iso", Optional.of("The disk is gone."));
    look(ResourceId.pool(engine.a, "iso"));
    assertThat(resources.volumes(engine.a, "iso").problem())
        .contains("The host refuses pool 'iso': The disk is gone.");
    engine.fleet.refusePool(engine.fleet.definition().hosts().get(0).name(), "iso", Optional.empty());
    look(ResourceId.pool(engine.a, "iso"));
    assertThat(resources.volumes(engine.a, "iso").problem()).isEmpty();
  }

  @Test
  void carriesAVolumeBothWays(@TempDir Path folder) throws Exception {
    end(resources.createVolume(engine.a, "images", new VolumePlan("v", 3 << 20, 0, "raw"), "me"));
    ResourceId volume = ResourceId.volume(engine.a, "images", "v");
    byte[] content = new byte[(2 << 20) + 7];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31 >> 3);
    }
    Path source = Files.write(folder.resolve("source"), content);
    OperationState up = end(resources.upload(volume, source, "me"));
    assertThat(up.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(up.fraction()).hasValue(1);
    assertThat(up.description().doneText()).endsWith(" to volume 'v' in pool 'images' on 'a'");
    Path target = Files.writeString(folder.resolve("target"), "before");
    OperationState down = end(resources.download(volume, target, "me"));
    assertThat(down.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(Files.readAllBytes(target)).hasSize(3 << 20).startsWith(content);
    assertThat(down.description().doneText()).startsWith("Downloaded volume 'v' in pool 'images' from ");
    assertThat(list(folder)).containsExactlyInAnyOrder("source", "target");
  }

  private static List<String> list(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aTransferThatFailsLeavesNoFileAndSaysWhy(@TempDir Path folder) throws Exception {
    ResourceId volume = ResourceId.volume(engine.a, "iso", "debian-12.iso");
    OperationState missing = end(resources.upload(volume, folder.resolve("none"), "me"));
    assertThat(missing.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(missing.error().orElseThrow().getMessage()).contains("none could not be used: it is not there.");
    Path kept = Files.writeString(folder.resolve("kept"), "before");
    OperationState gone = end(resources.download(ResourceId.volume(engine.a, "iso", "none"), kept, "me"));
    assertThat(gone.error().orElseThrow().getMessage()).contains("no volume 'none'");
    assertThat(kept).hasContent("before");
    OperationState nowhere = end(resources.download(volume, folder.resolve("no").resolve("file"), "me"));
    assertThat(nowhere.error().orElseThrow().getMessage()).contains("could not be used: it is not there.");
    assertThat(list(folder)).containsExactly("kept");
  }

  /** libvirt would do either, and the VM would be broken. */
  @Test
  void theDiskOfAVmThatRunsIsNeitherDeletedNorOverwritten(@TempDir Path folder) throws Exception {
    ResourceId disk = ResourceId.volume(engine.a, "images", engine.vm(engine.web).name() + ".qcow2");
    Path file = Files.writeString(folder.resolve("other"), "x");
    for (OperationHandle handle : List.of(resources.perform(disk, ResourceAction.DELETE_VOLUME, "me"),
        resources.upload(disk, file, "me"))) {
      OperationState end = end(handle);
      assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
      assertThat(end.error().orElseThrow().getMessage()).contains("is a disk of VM 'web'", "Shut it down first");
    }
    ResourceId unused = ResourceId.volume(engine.a, "iso", "debian-12.iso");
    assertThat(end(resources.perform(unused, ResourceAction.DELETE_VOLUME, "me")).status())
        .isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(engine.entries(LogEntry.CONFIGURATION)).extracting(LogEntry::message)
        .contains("Deleted volume 'debian-12.iso' in pool 'iso' on 'a'");
  }

  @Test
  void whatIsNoRegularFileIsNotUploaded(@TempDir Path folder) throws Exception {
    ResourceId volume = ResourceId.volume(engine.a, "iso", "debian-12.iso");
    for (Path file : List.of(folder, Path.of("/dev/zero"))) {
      OperationState end = end(resources.upload(volume, file, "me"));
      assertThat(end.status()).as(file.toString()).isEqualTo(LogEntry.Status.FAILED);
      assertThat(end.error().orElseThrow().getMessage()).contains("it is no regular file");
    }
  }

  /** As virsh does. */
  @Test
  void whatSomebodyElseDoesIsSeenByWhoLooks() throws Exception {
    look(ResourceId.storage(engine.a));
    look(ResourceId.networks(engine.a));
    engine.hosts.run(engine.a, Role.OPERATIONS, session -> session.require(StorageControl.class).stopPool("iso"));
    engine.until("it is seen", () -> !pool("iso").now().isActive());
    engine.hosts.run(engine.a, Role.OPERATIONS, session -> session.require(NetworkControl.class).startNetwork("lab"));
    engine.until("it is seen", () -> resources.networks(engine.a).all().stream().allMatch(one -> one.now().active()));
    assertThat(resources.pools(engine.b).told()).as("nobody has looked there").isFalse();
  }

  /** Also if it was stopped by somebody else, as virsh does: nobody asks for what cannot be told. */
  @Test
  void theVolumesOfAPoolThatIsStoppedAreNoError() throws Exception {
    ResourceId iso = ResourceId.pool(engine.a, "iso");
    look(ResourceId.storage(engine.a));
    look(iso);
    List<String> problems = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 3; i++) {
      end(resources.perform(iso, ResourceAction.STOP_POOL, "me"));
      engine.until("it is stopped and forgotten",
          () -> !pool("iso").now().isActive() && resources.volumes(engine.a, "iso").equals(Known.nothing()));
      engine.settle();
      resources.volumes(engine.a, "iso").problem().ifPresent(problems::add);
      end(resources.perform(iso, ResourceAction.START_POOL, "me"));
      engine.until("its volumes are told again",
          () -> names(resources.volumes(engine.a, "iso").all()).equals(List.of("debian-12.iso")));
    }
    assertThat(problems).isEmpty();
    end(resources.perform(iso, ResourceAction.STOP_POOL, "me"));
    engine.until("it is seen", () -> !pool("iso").now().isActive());
    end(resources.perform(iso, ResourceAction.DELETE_POOL, "me"));
    engine.until("it is gone", () -> resources.pools(engine.a).all().size() == 1);
    assertThat(resources.volumes(engine.a, "iso")).isEqualTo(Known.nothing());
  }
}
