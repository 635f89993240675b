/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

class SignsTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final GroupId rack = GroupId.of(UUID.randomUUID().toString());
  private final Map<HostId, GroupId> groups = new HashMap<>();
  private final Signs signs = new Signs(host -> groups.containsKey(host) ? List.of(groups.get(host)) : List.of());

  private static Alert alert(ObjectId object, HostId host, AlertSeverity severity) {
    AlertRule rule = AlertRule.of("Busy", object instanceof HostId ? AlertScope.ALL_HOSTS : AlertScope.ALL_VMS,
        Metrics.CPU_USAGE, 0.9).severity(severity).build();
    return Alert.of(rule, object, host, NOW, 0.95).build();
  }

  private static Alert over(Alert alert) {
    return alert.toBuilder().resolved(Alert.End.CLEARED, NOW).build();
  }

  @Test
  void aHostShowsTheWorstOfItsVms() {
    VmId first = VmId.of(UUID.randomUUID());
    VmId second = VmId.of(UUID.randomUUID());
    groups.put(pm1, rack);
    Alert warning = alert(first, pm1, AlertSeverity.WARNING);
    assertThat(signs.put(warning)).containsExactlyInAnyOrder(first, pm1, rack);
    assertThat(signs.of(pm1)).hasValue(new Signs.Sign(1, AlertSeverity.WARNING));
    signs.put(alert(second, pm1, AlertSeverity.CRITICAL));
    assertThat(signs.of(pm1)).hasValue(new Signs.Sign(2, AlertSeverity.CRITICAL));
    assertThat(signs.of(rack)).hasValue(new Signs.Sign(2, AlertSeverity.CRITICAL));
    assertThat(signs.of(first)).hasValue(new Signs.Sign(1, AlertSeverity.WARNING));
    assertThat(signs.of(pm2)).isEmpty();
    signs.put(over(warning));
    assertThat(signs.of(first)).isEmpty();
    assertThat(signs.of(pm1)).hasValue(new Signs.Sign(1, AlertSeverity.CRITICAL));
  }

  @Test
  void whatIsOverBeforeItBeganHasNoSign() {
    VmId first = VmId.of(UUID.randomUUID());
    VmId second = VmId.of(UUID.randomUUID());
    Alert brief = alert(first, pm1, AlertSeverity.WARNING);
    Alert lasting = alert(second, pm2, AlertSeverity.WARNING);
    signs.put(over(brief));
    assertThat(signs.begin(List.of(brief, lasting))).containsExactlyInAnyOrder(second, pm2);
    assertThat(signs.of(first)).isEmpty();
    assertThat(signs.of(second)).isPresent();
  }

  @Test
  void whoMovesTakesTheSignAlong() {
    VmId vm = VmId.of(UUID.randomUUID());
    Alert here = alert(vm, pm1, AlertSeverity.WARNING);
    signs.put(here);
    assertThat(signs.put(here.toBuilder().host(pm2, "pm2").build())).contains(pm1, pm2, vm);
    assertThat(signs.of(pm1)).isEmpty();
    assertThat(signs.of(pm2)).isPresent();
  }

  @Test
  void aHostThatComesIntoAGroupMarksIt() {
    signs.put(alert(pm1, pm1, AlertSeverity.CRITICAL));
    assertThat(signs.of(rack)).isEmpty();
    groups.put(pm1, rack);
    assertThat(signs.groupsChanged()).contains(rack);
    assertThat(signs.of(rack)).hasValue(new Signs.Sign(1, AlertSeverity.CRITICAL));
    groups.clear();
    assertThat(signs.groupsChanged()).contains(rack);
    assertThat(signs.of(rack)).isEmpty();
  }

  /** Against a plain model: whatever comes, moves and goes. */
  @Test
  void isAlwaysWhatTheActiveAlertsSay() {
    long seed = System.nanoTime();
    int steps = 3_000;
    System.out.println("SignsTest: seed " + seed + ", " + steps + " steps");
    Random random = new Random(seed);
    List<HostId> hosts = List.of(pm1, pm2, HostId.random());
    List<VmId> vms = Stream.generate(() -> VmId.of(UUID.randomUUID())).limit(6).toList();
    groups.put(pm2, rack);
    List<Alert> active = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      Set<ObjectId> before = new HashSet<>();
      Stream.concat(hosts.stream(), vms.stream()).forEach(before::add);
      Map<ObjectId, Optional<Signs.Sign>> old = new HashMap<>();
      before.forEach(id -> old.put(id, signs.of(id)));
      Set<ObjectId> told = signs.put(next(random, hosts, vms, active));
      before.forEach(id -> {
        assertThat(signs.of(id)).isEqualTo(expected(id, active));
        assertThat(told.contains(id) || signs.of(id).equals(old.get(id))).as("%s is told", id).isTrue();
      });
    }
  }

  private static Alert next(Random random, List<HostId> hosts, List<VmId> vms, List<Alert> active) {
    HostId host = hosts.get(random.nextInt(hosts.size()));
    int what = random.nextInt(3);
    if (what == 0 || active.isEmpty()) {
      ObjectId object = random.nextInt(4) == 0 ? host : vms.get(random.nextInt(vms.size()));
      Alert raised = alert(object, host, AlertSeverity.values()[random.nextInt(2)]);
      active.add(raised);
      return raised;
    }
    int index = random.nextInt(active.size());
    if (what == 1) {
      return over(active.remove(index));
    }
    Alert moved = active.get(index).object() instanceof HostId ? active.get(index)
        : active.get(index).toBuilder().host(host, "").build();
    active.set(index, moved);
    return moved;
  }

  private static Optional<Signs.Sign> expected(ObjectId id, List<Alert> active) {
    List<Alert> mine =
        active.stream().filter(alert -> alert.object().equals(id) || alert.host().equals(id)).toList();
    return mine.stream().map(alert -> alert.rule().severity()).max(AlertSeverity::compareTo)
        .map(worst -> new Signs.Sign(mine.size(), worst));
  }
}
