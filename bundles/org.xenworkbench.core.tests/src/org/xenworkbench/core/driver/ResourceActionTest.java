/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done with storage and networks, and what is refused before a host is asked. */
class ResourceActionTest {

  private static StoragePool pool(StoragePool.State state, boolean persistent, boolean autostart) {
    return StoragePool.of("iso", "dir", "/srv/iso").state(state).sizes(100, 25, 75).kept(persistent, autostart).build();
  }

  @Test
  void eachFitsOneStateOfAPool() {
    StoragePool on = pool(StoragePool.State.RUNNING, true, false);
    StoragePool off = pool(StoragePool.State.INACTIVE, true, true);
    assertThat(ResourceAction.START_POOL.obstacle(on)).contains("Pool 'iso' is active already.");
    assertThat(ResourceAction.START_POOL.obstacle(off)).isEmpty();
    assertThat(ResourceAction.STOP_POOL.obstacle(off)).contains("Pool 'iso' is not active.");
    assertThat(ResourceAction.DELETE_POOL.obstacle(on)).contains("Pool 'iso' is active; stop it first.");
    assertThat(ResourceAction.DELETE_POOL.obstacle(off)).isEmpty();
    assertThat(ResourceAction.ENABLE_AUTOSTART_POOL.obstacle(on)).isEmpty();
    assertThat(ResourceAction.ENABLE_AUTOSTART_POOL.obstacle(off)).isPresent();
    assertThat(ResourceAction.ENABLE_AUTOSTART_POOL.obstacle(pool(StoragePool.State.RUNNING, false, false)))
        .isPresent();
    assertThat(ResourceAction.DISABLE_AUTOSTART_POOL.obstacle(off)).isEmpty();
    assertThat(ResourceAction.STOP_POOL.obstacle(pool(StoragePool.State.INACCESSIBLE, true, true))).isEmpty();
  }

  @Test
  void useIsAShareOrUnknown() {
    assertThat(pool(StoragePool.State.RUNNING, true, false).use()).isEqualTo(0.25);
    assertThat(StoragePool.of("p", "", "").build().use()).isNaN();
    assertThat(StoragePool.of("p", "", "").state(StoragePool.State.RUNNING).sizes(-5, 7, -1).build().use()).isNaN();
    assertThat(new StorageVolume("p", "v", "", "raw", 10, 20).use()).isEqualTo(1);
  }

  @Test
  void aMemberIsInItsNetworkByNameElseByBridge() {
    VirtualNetwork lan = new VirtualNetwork("lan", "br0", "bridge", true, true, true);
    UUID vm = new UUID(1, 2);
    assertThat(new NetworkMember(vm, "lan", "").isIn(lan)).isTrue();
    assertThat(new NetworkMember(vm, "", "br0").isIn(lan)).isTrue();
    assertThat(new NetworkMember(vm, "other", "br0").isIn(lan)).isFalse();
    assertThat(new NetworkMember(vm, "", "").isIn(new VirtualNetwork("x", "", "", true, true, true))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", ".hidden", "a\nb", "a\u0000b", "\ud800", " a"})
  void namesThatNoHostCanKeepAreRefused(String name) {
    assertThat(new PoolPlan(name, "/srv").refusal()).isPresent();
    assertThat(new VolumePlan(name, 1, 0, "raw").refusal()).isPresent();
    assertThat(new NetworkPlan(name, NetworkPlan.Mode.NAT, "", 1).refusal()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "srv", "relative/x", "/", "/a\nb", "/a\u0007", "/\ud800"})
  void pathsThatAreNoneAreRefused(String path) {
    assertThat(new PoolPlan("p", path).refusal()).isPresent();
  }

  @Test
  void whatXmlIsMadeOfIsNotRefused() {
    assertThat(new PoolPlan("<p>&' \u65e5\u672c", "/srv/<b>&\u00fc").refusal()).isEmpty();
    assertThat(new VolumePlan("<v>&'.img", 10, 10, "qcow2").refusal()).isEmpty();
    assertThat(new NetworkPlan("<n>&'", NetworkPlan.Mode.BRIDGE, "xenbr0", -1).refusal()).isEmpty();
  }

  @Test
  void sizesFormatsBridgesAndSubnetsHaveBounds() {
    assertThat(new VolumePlan("v", 0, 0, "raw").refusal()).isPresent();
    assertThat(new VolumePlan("v", Long.MAX_VALUE, 0, "raw").refusal()).isPresent();
    assertThat(new VolumePlan("v", 10, 11, "raw").refusal()).isPresent();
    assertThat(new VolumePlan("v", 10, -1, "raw").refusal()).isPresent();
    assertThat(new VolumePlan("v", 10, 1, "zip").refusal()).hasValueSatisfying(
        reason -> assertThat(reason).contains("'zip'", "raw, qcow2"));
    assertThat(new NetworkPlan("n", NetworkPlan.Mode.BRIDGE, "br0'/><x", 1).refusal()).isPresent();
    assertThat(new NetworkPlan("n", NetworkPlan.Mode.BRIDGE, "", 1).refusal()).isPresent();
    assertThat(new NetworkPlan("n", NetworkPlan.Mode.NAT, "", 255).refusal()).isPresent();
    assertThat(new NetworkPlan("n", NetworkPlan.Mode.ISOLATED, "", -1).refusal()).isPresent();
  }
}
