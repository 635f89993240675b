/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** Rules on the engine itself, over simulated hosts. */
class SimulatedAlertsTest {

  private final SimulatedEngine engine = new SimulatedEngine();
  private final AlertsImpl alerts =
      new AlertsImpl(new AlertsImpl.Engine(engine.inventory, new FakeHostGroups(), engine.sampler, engine.polling,
          engine.core.history(), engine.log, engine.core.delivery()), engine.time, Optional.empty());

  @AfterEach
  void close() {
    alerts.stop();
    engine.close();
  }

  private List<Alert> active() {
    return alerts.active(engine.web);
  }

  @Test
  void aBusyVmRaisesAnAlertThatIsOverWhenItsHostIsRemoved() {
    alerts.save(AlertRule.of("not idle", AlertScope.ALL_VMS, "cpu_usage", 0.0001).holds(Duration.ofSeconds(2)).build());
    engine.until("it is raised", () -> !active().isEmpty());
    Alert alert = active().get(0);
    assertThat(alert.hostName()).isEqualTo("a");
    assertThat(Duration.between(alert.since(), alert.raised())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    UUID id = alert.id();
    engine.registry.disconnect(engine.a);
    engine.until("it has no data",
        () -> alerts.alert(id).filter(each -> each.state() == Alert.State.NO_DATA).isPresent());
    engine.registry.connect(engine.a);
    // while time stands: on a busy machine a try would be given up after 30 s of it, which take a moment
    Await.until("it is connected", SimulatedEngine.PATIENCE,
        () -> engine.inventory.host(engine.a).filter(Host::isConnected).isPresent());
    engine.until("it goes on",
        () -> alerts.alert(id).filter(each -> each.state() == Alert.State.RAISED).isPresent());
    engine.registry.remove(engine.a);
    engine.until("it is over", () -> alerts.alert(id).isEmpty());
    engine.until("the log says so", () -> engine.entries(Alert.LOG_KIND).stream()
        .anyMatch(entry -> entry.correlation().equals(id) && entry.status() == LogEntry.Status.INFO));
  }
}
