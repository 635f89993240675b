/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;

class FormerHostsTest {

  private static final HostInfo MACHINE = machine(UUID.randomUUID());
  private static final HostInfo OTHER = machine(UUID.randomUUID());
  private static final HostInfo UNKNOWN = HostInfo.of("pm1", "Xen").addMarks(Set.of("xen+tls://192.0.2.1:0")).build();

  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final Map<HostId, List<HostId>> told = new HashMap<>();
  private FormerHosts hosts = new FormerHosts(preferences, told::put);

  private static HostInfo machine(UUID uuid) {
    return HostInfo.of("pm1", "Xen").addMarks(Set.of("uuid " + uuid, "xen+tls://192.0.2.1:0")).build();
  }

  private static HostConfiguration host(Transport transport, String address, int port) {
    return new HostConfiguration(HostId.random(), "pm1",
        new Endpoint("xen", transport, address, port, Optional.empty()), Optional.empty(), false, false);
  }

  private static HostConfiguration host() {
    return host(Transport.TLS, "pm1.example", 0);
  }

  /** A host that was there, connected, and is removed. */
  private HostConfiguration removed(HostInfo info) {
    HostConfiguration host = host();
    hosts.added(host);
    hosts.connected(host, info);
    hosts.removed(host, Optional.of(info));
    return host;
  }

  private void restart() {
    told.clear();
    hosts = new FormerHosts(preferences, told::put);
  }

  private HostConfiguration addedAndConnected(HostConfiguration host, HostInfo info) {
    hosts.added(host);
    hosts.connected(host, info);
    return host;
  }

  @Test
  void theSameMachineGoesOnHoweverOftenItIsRemoved() {
    HostConfiguration first = removed(MACHINE);
    HostConfiguration second = addedAndConnected(host(Transport.SSH, "PM1.example", 0), MACHINE);
    assertThat(told).containsExactly(Map.entry(second.id(), List.of(first.id())));
    restart();
    assertThat(told).as("over a restart").containsExactly(Map.entry(second.id(), List.of(first.id())));
    hosts.removed(second, Optional.of(MACHINE));
    restart();
    assertThat(told).isEmpty();
    HostConfiguration third = addedAndConnected(host(), MACHINE);
    assertThat(told).containsExactly(Map.entry(third.id(), List.of(second.id(), first.id())));
  }

  @Test
  void anythingElseBeginsAnew() {
    removed(MACHINE);
    addedAndConnected(host(), OTHER);
    addedAndConnected(host(), UNKNOWN);
    addedAndConnected(host(Transport.TLS, "pm2.example", 0), MACHINE);
    addedAndConnected(host(Transport.TLS, "pm1.example", 17), MACHINE);
    assertThat(told).isEmpty();
    HostConfiguration unknown = removed(UNKNOWN);
    HostConfiguration back = addedAndConnected(host(), UNKNOWN);
    assertThat(told).as("it does not say which machine it is").doesNotContainKeys(unknown.id(), back.id());
  }

  /** What it has sampled meanwhile is its own history, also if it has another address since. */
  @Test
  void onlyTheFirstConnectionCounts() {
    HostConfiguration back = host();
    removed(MACHINE);
    addedAndConnected(back, OTHER);
    hosts.connected(back, MACHINE);
    assertThat(told).isEmpty();
  }

  /** A host that is down when it is added again is no other machine for that. */
  @Test
  void theFirstConnectionMayComeAfterARestart() {
    HostConfiguration first = removed(MACHINE);
    HostConfiguration back = host();
    hosts.added(back);
    restart();
    hosts.connected(back, MACHINE);
    assertThat(told).containsExactly(Map.entry(back.id(), List.of(first.id())));
  }

  @Test
  void damageCostsAHistoryAndTakesNone() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    HostConfiguration first = removed(MACHINE);
    HostConfiguration second = addedAndConnected(host(), MACHINE);
    hosts.removed(second, Optional.of(MACHINE));
    String key = Preferences.STATE + "formerHosts";
    String kept = preferences.node().get(key, "");
    int told = 0;
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(kept);
      for (int i = 0; i <= random.nextInt(3); i++) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
      }
      preferences.node().put(key, text.substring(random.nextInt(4) == 0 ? random.nextInt(text.length()) : 0));
      restart();
      HostConfiguration back = addedAndConnected(host(), MACHINE);
      List<HostId> before = this.told.getOrDefault(back.id(), List.of());
      told += before.equals(List.of(second.id(), first.id())) ? 1 : 0;
      assertThat(before).as("seed " + seed + ", round " + round + ": " + text).hasSizeLessThanOrEqualTo(2);
    }
    System.out.println("former hosts: 400 damaged, " + told + " as they were, seed " + seed);
    assertThat(told).as("seed " + seed).isLessThan(400);
  }
}
