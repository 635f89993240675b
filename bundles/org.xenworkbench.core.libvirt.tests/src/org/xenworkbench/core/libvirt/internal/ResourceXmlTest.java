/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.NetworkMember;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.libvirt.internal.jna.NetworkCalls;
import org.xenworkbench.core.libvirt.internal.jna.StorageCalls;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.text.SafeXml;

/** Storage and networks as libvirt describes them, also where what it says is hostile or broken. */
class ResourceXmlTest {

  private static final String ODD = "x</name><name>y\"'&<!-- \u65e5\u672c \ud83d\udc27";

  private final ExecutorService calls = Threads.pool("test-calls", 2);

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    calls.shutdownNow();
  }

  private static String text(Element root, String name) {
    List<Element> found = SafeXml.children(root, name);
    assertThat(found).hasSize(1);
    return found.get(0).getTextContent();
  }

  @Test
  void namesAndPathsCannotBecomeElements() throws Exception {
    Element pool = SafeXml.root(ResourceXml.of(new PoolPlan(ODD, "/srv/" + ODD)));
    assertThat(text(pool, "name")).isEqualTo(ODD);
    assertThat(text(pool, "target")).isEqualTo("/srv/" + ODD);
    Element volume = SafeXml.root(ResourceXml.of(new VolumePlan(ODD, 7, 3, "qcow2")));
    assertThat(text(volume, "name")).isEqualTo(ODD);
    assertThat(text(volume, "capacity")).isEqualTo("7");
    assertThat(text(volume, "allocation")).isEqualTo("3");
    Element network = SafeXml.root(ResourceXml.of(new NetworkPlan(ODD, NetworkPlan.Mode.NAT, "", 9)));
    assertThat(text(network, "name")).isEqualTo(ODD);
    assertThat(SafeXml.children(network, "forward")).hasSize(1);
    assertThat(SafeXml.children(network, "ip").get(0).getAttribute("address")).isEqualTo("192.168.9.1");
  }

  @Test
  void readsWhatLibvirtTells() {
    StoragePool pool = ResourceXml.read(new StorageCalls.Pool("p", 2, 100, 40, 60, true, false,
        "<pool type='dir'><name>p</name><target><path>/srv/p</path></target></pool>")).orElseThrow();
    assertThat(pool).isEqualTo(
        StoragePool.of("p", "dir", "/srv/p").state(StoragePool.State.RUNNING).sizes(100, 40, 60).kept(true, false)
            .build());
    assertThat(ResourceXml.read("p", new StorageCalls.Volume("v", "<volume><capacity unit='bytes'>12</capacity>"
        + "<allocation unit='bytes'>5</allocation><target><path>/x</path><format type='raw'/></target>"
        + "<backingStore><path>/srv/base.img</path></backingStore></volume>")))
        .hasValueSatisfying(volume -> {
          assertThat(volume.capacity()).isEqualTo(12);
          assertThat(volume.allocation()).isEqualTo(5);
          assertThat(volume.format()).isEqualTo("raw");
          assertThat(volume.backing()).isEqualTo("/srv/base.img");
        });
    assertThat(ResourceXml.read(new NetworkCalls.Network("n", true, true, false, "<network><forward/></network>")))
        .hasValueSatisfying(network -> assertThat(network.forward()).isEqualTo("nat"));
    UUID vm = UUID.randomUUID();
    assertThat(ResourceXml.members(vm, "<domain><devices>"
        + "<interface type='network'><source network='n' bridge='virbr0'/></interface><interface type='user'/>"
        + "<interface type='bridge'><source bridge='br0'/></interface></devices></domain>"))
        .containsExactly(new NetworkMember(vm, "n", "virbr0"), new NetworkMember(vm, "", "br0"));
  }

  @Test
  void whatHasGoneIsLeftOutAndWhatIsBrokenHasItsNumbers() {
    assertThat(ResourceXml.read(new StorageCalls.Pool("p", 2, 1, 1, 0, true, true, null))).isEmpty();
    assertThat(ResourceXml.read("p", new StorageCalls.Volume("v", null))).isEmpty();
    assertThat(ResourceXml.read(new StorageCalls.Pool("p", 99, 5, 1, 4, true, true, "<pool"))).hasValueSatisfying(
        pool -> assertThat(pool.state()).isEqualTo(StoragePool.State.INACTIVE));
    assertThat(ResourceXml.members(UUID.randomUUID(), null)).isEmpty();
  }

  @Test
  void randomDescriptionsHarmNothing() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String whole = "<volume><capacity>9</capacity><target><format type='raw'/></target>"
        + "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;</volume>";
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int j = random.nextInt(4); j >= 0; j--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x3000));
      }
      String description = text.substring(0, random.nextInt(text.length()));
      assertThatCode(() -> {
        ResourceXml.read("p", new StorageCalls.Volume("v", description));
        ResourceXml.read(new NetworkCalls.Network("n", true, true, true, description));
        ResourceXml.members(UUID.randomUUID(), description);
      }).as("seed " + seed + ": " + description).doesNotThrowAnyException();
      read += ResourceXml.read("p", new StorageCalls.Volume("v", description)).map(volume -> 1).orElse(0);
    }
    assertThat(read).as("each is there, if only by its name").isEqualTo(2_000);
  }

  /** A handle that is not given back keeps its connection open. */
  @Test
  void handlesAreGivenBack() throws Exception {
    LibvirtDriver driver = new LibvirtDriver(status -> {});
    HypervisorSession session = TestHost.with(folder, 3).open(driver, calls, SessionListener.NONE);
    try (session; ConnectionReferences references = ConnectionReferences.of(session)) {
      int before = references.others();
      StorageControl storage = session.require(StorageControl.class);
      storage.createPool(new PoolPlan("p", "/tmp"));
      storage.createVolume("p", new VolumePlan("v", 1 << 20, 0, "raw"));
      assertThat(session.require(StorageAccess.class).pools()).isNotEmpty();
      assertThat(session.require(StorageAccess.class).volumes("p")).hasSize(1);
      storage.deleteVolume("p", "v");
      storage.stopPool("p");
      storage.deletePool("p");
      NetworkControl networks = session.require(NetworkControl.class);
      networks.createNetwork(new NetworkPlan("n", NetworkPlan.Mode.ISOLATED, "", 3));
      assertThat(session.require(NetworkAccess.class).networks()).isNotEmpty();
      assertThat(session.require(NetworkAccess.class).members()).extracting(NetworkMember::network)
          .containsOnly("default").hasSize(3);
      networks.stopNetwork("n");
      networks.deleteNetwork("n");
      // an event that is being told has one for as long
      Await.until("all handles are freed", Duration.ofSeconds(10), () -> references.others() == before);
    } finally {
      driver.deactivate();
    }
  }

  @Test
  void aReadOnlySessionChangesNothing() throws Exception {
    LibvirtDriver driver = new LibvirtDriver(status -> {});
    try (HypervisorSession session = TestHost.with(folder, 1).openReadOnly(driver)) {
      assertThat(session.capabilities().has(Feature.STORAGE)).isTrue();
      assertThat(session.capabilities().has(Feature.STORAGE_POOLS)).isFalse();
      assertThatCode(() -> session.require(StorageControl.class).createPool(new PoolPlan("p", "/tmp")))
          .hasMessageContaining("read-only");
      assertThat(session.require(StorageAccess.class).pools()).isEmpty();
      assertThat(session.require(NetworkAccess.class).networks()).hasSize(1);
    } finally {
      driver.deactivate();
    }
  }
}
