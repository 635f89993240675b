/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.NetworkPlan.Mode;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VirtualNetwork;

/**
 * What {@link NetworkAccess} and {@link NetworkControl} promise.
 *
 * @since 0.1
 */
@ConsumerType
public interface NetworkContract {

  /** With what XML is made of, and letters beyond Latin. */
  String NETWORK = "<n>&' b\u00fcro \u65e5\u672c";

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  private static Optional<VirtualNetwork> find(NetworkAccess access) throws HypervisorException {
    return access.networks().stream().filter(network -> network.name().equals(NETWORK)).findFirst();
  }

  /** The network is taken away again whatever has become of it. */
  private static void clear(NetworkAccess access, NetworkControl control) throws HypervisorException {
    Optional<VirtualNetwork> left = find(access);
    if (left.isPresent() && left.get().active()) {
      control.stopNetwork(NETWORK);
    }
    if (find(access).isPresent()) {
      control.deleteNetwork(NETWORK);
    }
  }

  @Test
  default void aNetworkIsMadeStartedStoppedAndForgotten() throws Exception {
    OpenHost home = fixture().openHome(Feature.NETWORKS, Feature.NETWORK_CONTROL);
    assumeTrue(fixture().makesNetworks(), "the host cannot make networks");
    NetworkAccess access = home.session(Role.POLLING).require(NetworkAccess.class);
    NetworkControl control = home.session(Role.OPERATIONS).require(NetworkControl.class);
    assertThat(find(access)).isEmpty();
    try {
      NetworkPlan plan = new NetworkPlan(NETWORK, Mode.NAT, "", 211);
      control.createNetwork(plan);
      VirtualNetwork made = find(access).orElseThrow();
      assertThat(made.active()).isTrue();
      assertThat(made.persistent()).isTrue();
      assertThat(made.forward()).isEqualTo("nat");
      assertThat(made.autostart()).isFalse();
      if (home.has(Feature.EVENTS)) {
        home.listener().await("that it was made", heard -> heard.networkChanges() >= 1, fixture().patience());
      }
      control.setNetworkAutostart(NETWORK, true);
      assertThat(find(access).orElseThrow().autostart()).isTrue();
      control.setNetworkAutostart(NETWORK, false);
      assertThat(find(access).orElseThrow().autostart()).isFalse();
      assertFails(Kind.FAILED, () -> control.createNetwork(plan));
      assertFails(Kind.INVALID_STATE, () -> control.startNetwork(NETWORK));
      control.stopNetwork(NETWORK);
      assertThat(find(access).orElseThrow().active()).isFalse();
      assertFails(Kind.INVALID_STATE, () -> control.stopNetwork(NETWORK));
      control.startNetwork(NETWORK);
      control.stopNetwork(NETWORK);
      control.deleteNetwork(NETWORK);
      assertThat(find(access)).isEmpty();
      assertFails(Kind.INVALID_STATE, () -> control.startNetwork(NETWORK));
    } finally {
      clear(access, control);
    }
  }

  @Test
  default void eachKindOfNetworkLeadsOutInItsWay() throws Exception {
    OpenHost home = fixture().openHome(Feature.NETWORKS, Feature.NETWORK_CONTROL);
    assumeTrue(fixture().makesNetworks(), "the host cannot make networks");
    NetworkAccess access = home.session(Role.POLLING).require(NetworkAccess.class);
    NetworkControl control = home.session(Role.OPERATIONS).require(NetworkControl.class);
    try {
      control.createNetwork(new NetworkPlan(NETWORK, Mode.ISOLATED, "", 212));
      assertThat(find(access).orElseThrow().forward()).isEmpty();
      clear(access, control);
      control.createNetwork(new NetworkPlan(NETWORK, Mode.BRIDGE, "xwbr7", 0));
      assertThat(find(access).orElseThrow().forward()).isEqualTo("bridge");
      assertThat(find(access).orElseThrow().bridge()).isEqualTo("xwbr7");
    } finally {
      clear(access, control);
    }
  }

  @Test
  default void tellsWhichDomainsHaveInterfaces() throws Exception {
    OpenHost home = fixture().openHome(Feature.NETWORKS);
    UUID vm = fixture().vmOn(home);
    assertThat(home.session(Role.POLLING).require(NetworkAccess.class).members())
        .allSatisfy(member -> assertThat(member.network() + member.bridge()).isNotEmpty())
        .filteredOn(member -> member.domain().equals(vm)).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  default void aLostSessionTellsNothingOfNetworks() throws Exception {
    OpenHost home = fixture().openHome(Feature.NETWORKS);
    NetworkAccess access = home.session(Role.POLLING).require(NetworkAccess.class);
    home.session(Role.POLLING).close();
    assertFails(Kind.LOST, access::networks);
    assertFails(Kind.LOST, access::members);
  }
}
