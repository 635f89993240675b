/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

class DoubleRunAlarmTest {

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final ManualClock clock = new ManualClock();
  private final ManualScheduler timer = new ManualScheduler(clock);
  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final FakeEventLog log = new FakeEventLog();
  private final List<LogEntry> alarms = log.written();
  private final DoubleRunAlarm alarm = new DoubleRunAlarm(inventory, log, timer, clock);

  @BeforeEach
  void runsOnPm1() {
    for (HostId host : List.of(pm1, pm2)) {
      inventory.putHost(Host.of(host, host.equals(pm1) ? "PM1" : "PM2",
          Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    }
    inventory.updateDomain(pm1, running(), 1);
  }

  @AfterEach
  void stop() {
    alarm.stop();
  }

  @Test
  void twoThatRunForLongRaiseOneAlarm() {
    inventory.updateDomain(pm2, DomainInfo.of(uuid, "VM-copy").state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64)
        .build(), 2);
    for (int i = 0; i < 10; i++) {
      pass(5);
    }
    assertThat(alarms).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains("'VM' on 'PM1'", "'VM-copy' on 'PM2'");
    });
  }

  @Test
  void endOfAMigrationOnXenRaisesNone() {
    inventory.setMigrating(VmId.of(uuid), Optional.of(pm2));
    inventory.updateDomain(pm2, running(), 2);
    pass(3);
    inventory.setMigrating(VmId.of(uuid), Optional.empty());
    pass(3);
    inventory.removeDomain(pm1, uuid, 3);
    for (int i = 0; i < 10; i++) {
      pass(3);
    }
    assertThat(alarms).isEmpty();
    assertThat(timer.pending()).isZero();
  }

  @Test
  void migrationBackIsGivenAsMuchPatience() {
    inventory.updateDomain(pm2, running(), 2);
    pass(6);
    inventory.removeDomain(pm1, uuid, 3);
    pass(6);
    inventory.updateDomain(pm1, running(), 4); // 12 s after the first time both ran
    pass(6);
    assertThat(alarms).isEmpty();
    inventory.removeDomain(pm2, uuid, 5);
    pass(60);
    assertThat(alarms).isEmpty();
  }

  private void pass(int seconds) {
    timer.advance(Duration.ofSeconds(seconds));
  }

  private DomainInfo running() {
    return DomainInfo.of(uuid, "VM").state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64).build();
  }
}
