/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class VmsOfHostTest {

  private static final Instant NOW = Fleet.NOW;

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final HostId pm2 = fleet.host("pm2");

  private VmStay stay(VmId vm, LogEntry... about) {
    return stay(pm1, vm, about);
  }

  private VmStay stay(HostId host, VmId vm, LogEntry... about) {
    Map<VmId, Instant> seen = fleet.inventory.virtualMachines(host).stream()
        .collect(Collectors.toMap(VirtualMachine::id, there -> NOW.minusSeconds(5)));
    return VmsOfHost.of(host, fleet.inventory, List.of(about), seen).stream().filter(stay -> stay.vm().equals(vm))
        .findFirst()
        .orElseThrow();
  }

  private static boolean wasThere(VmStay stay, long secondsAgo) {
    long time = NOW.minusSeconds(secondsAgo).toEpochMilli();
    return stay.isIn(time - 1, time);
  }

  private static boolean isDoubtful(VmStay stay, long secondsAgo) {
    long time = NOW.minusSeconds(secondsAgo).toEpochMilli();
    return stay.isDoubtful(time - 1, time);
  }

  private static Instant ago(long seconds) {
    return NOW.minusSeconds(seconds);
  }

  @Test
  void ofWhichNothingIsToldWasThereAllTheTime() {
    VmId vm = fleet.vm("web", pm1);
    VmStay stay = stay(vm);
    assertThat(stay.name()).isEqualTo("web");
    assertThat(wasThere(stay, 0)).isTrue();
    assertThat(wasThere(stay, 100_000_000)).isTrue();
  }

  @Test
  void whatCameIsThereSinceThen() {
    VmId vm = fleet.vm("web", pm1);
    VmStay stay = stay(vm, Fleet.migration(vm, pm2, pm1, ago(100)));
    assertThat(wasThere(stay, 99)).isTrue();
    assertThat(wasThere(stay, 101)).isFalse();
    assertThat(stay.share(ago(110).toEpochMilli(), ago(90).toEpochMilli())).isEqualTo(0.5);
  }

  @Test
  void whatLeftWasThereUntilThenAndAgainWhenItCameBackInAnyOrderOfTheLog() {
    VmId vm = fleet.vm("web", pm2);
    VmStay stay = stay(vm, Fleet.migration(vm, pm1, pm2, ago(100)), Fleet.migration(vm, pm1, pm2, ago(300)),
        Fleet.migration(vm, pm2, pm1, ago(200)));
    assertThat(wasThere(stay, 301)).isTrue();
    assertThat(wasThere(stay, 250)).isFalse();
    assertThat(wasThere(stay, 150)).isTrue();
    assertThat(wasThere(stay, 99)).isFalse();
    assertThat(stay.isDoubtful(0, NOW.toEpochMilli())).isFalse();
  }

  @Test
  void oneThatIsGoneWasWhereItWasLast() {
    VmId vm = VmId.of(UUID.randomUUID());
    VmStay stay = stay(vm, Fleet.migration(vm, pm2, pm1, ago(100)));
    assertThat(stay.name()).isEqualTo("moved");
    assertThat(wasThere(stay, 50)).isTrue();
    assertThat(wasThere(stay, 150)).isFalse();
  }

  @Test
  void whatNobodyHasSeenLeaveIsDoubtful() {
    VmId vm = fleet.vm("web", pm2);
    VmStay stay = stay(vm, Fleet.migration(vm, pm2, pm1, ago(100)));
    assertThat(wasThere(stay, 50)).isFalse();
    assertThat(isDoubtful(stay, 50)).isTrue();
    assertThat(isDoubtful(stay, 150)).isFalse();
  }

  @Test
  void whatNobodyHasSeenComeBackIsThereSinceItIsSeen() {
    VmId vm = fleet.vm("web", pm1);
    VmStay stay = stay(vm, Fleet.migration(vm, pm1, pm2, ago(100)));
    assertThat(wasThere(stay, 150)).isTrue();
    assertThat(wasThere(stay, 50)).isFalse();
    assertThat(isDoubtful(stay, 50)).isTrue();
    assertThat(wasThere(stay, 4)).isTrue();
    assertThat(isDoubtful(stay, 4)).isFalse();
  }

  /** As after a restart, and then also in the page that was opened a moment ago. */
  @Test
  void whatNobodyHasSeenComeBackIsThereSinceItsHostIsConnected() {
    HostId restarted = fleet.host("restarted", ago(40));
    VmId vm = fleet.vm("web", restarted);
    VmStay stay = stay(restarted, vm, Fleet.migration(vm, restarted, pm2, ago(100)));
    assertThat(wasThere(stay, 39)).isTrue();
    assertThat(isDoubtful(stay, 39)).isFalse();
    assertThat(isDoubtful(stay, 50)).isTrue();
    VmStay left = stay(restarted, vm, Fleet.migration(vm, restarted, pm2, ago(30)));
    assertThat(wasThere(left, 20)).as("it left while its host was watched").isFalse();
    assertThat(wasThere(left, 4)).isTrue();
  }

  @Test
  void whoLooksBeforeTheLogIsWrittenMisleadsNobody() {
    VmId vm = fleet.vm("web", pm1);
    VmStay stay = stay(vm, Fleet.migration(vm, pm2, pm1, ago(3)));
    assertThat(wasThere(stay, 2)).isTrue();
    assertThat(wasThere(stay, 4)).as("it is seen since five seconds").isFalse();
    assertThat(stay.isDoubtful(0, NOW.toEpochMilli())).isFalse();
  }

  @Test
  void whatWasStartedThereWasThere() {
    VmId vm = fleet.vm("web", pm2);
    VmStay stay = stay(vm, Fleet.power(vm, pm1, ago(300)), Fleet.migration(vm, pm1, pm2, ago(100)));
    assertThat(wasThere(stay, 200)).isTrue();
    assertThat(wasThere(stay, 50)).isFalse();
  }

  @Test
  void whatWasStartedHereAfterItHadLeftHadComeBackUnseen() {
    VmId vm = fleet.vm("web", pm1);
    VmStay stay = stay(vm, Fleet.migration(vm, pm1, pm2, ago(300)), Fleet.power(vm, pm1, ago(100)));
    assertThat(wasThere(stay, 400)).isTrue();
    assertThat(wasThere(stay, 200)).isFalse();
    assertThat(isDoubtful(stay, 200)).isTrue();
    assertThat(wasThere(stay, 50)).isTrue();
  }

  @Test
  void betweenItsArrivalAndTheEndOfItsMigrationInTheLogNothingIsDoubtful() {
    VmId vm = fleet.vm("web", pm2);
    LogEntry running = Fleet.migration(vm, pm1, pm2, ago(0)).toBuilder().status(LogEntry.Status.RUNNING)
        .finished(Optional.empty()).build();
    VmStay stay = stay(vm, running);
    assertThat(wasThere(stay, 50)).as("it left half a minute ago or later").isTrue();
    assertThat(stay.isDoubtful(0, NOW.toEpochMilli())).isFalse();
  }

  @Test
  void aMigrationThatFailedOrGoesOnMovesNothing() {
    VmId vm = fleet.vm("web", pm1);
    LogEntry done = Fleet.migration(vm, pm1, pm2, ago(100));
    VmStay stay = stay(vm, done.toBuilder().status(LogEntry.Status.FAILED).build(),
        Fleet.migration(vm, pm1, pm2, ago(10)).toBuilder().status(LogEntry.Status.RUNNING)
            .finished(Optional.empty()).build());
    assertThat(wasThere(stay, 150)).isTrue();
    assertThat(wasThere(stay, 50)).isTrue();
    assertThat(stay.isDoubtful(0, NOW.toEpochMilli())).isFalse();
  }

  @Test
  void theControlDomainIsAlwaysThere() {
    VmId dom0 = fleet.put(VmId.controlDomain(pm1), "Domain-0", pm1);
    assertThat(wasThere(stay(dom0), 1_000_000)).isTrue();
  }
}
