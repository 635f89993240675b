/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.alerts.internal.World.A;
import static org.xenworkbench.core.alerts.internal.World.WEB;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.ManualScheduler;

/** What the event log says of an action that failed. */
class FailedActionTest {

  private final World world = new World();
  private final ActionRunner runner = new ActionRunner(List::of, Threads.pool("test-actions", ActionThreads.MOST),
      new ManualScheduler(world.clock), world.log, world.clock);

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void theEntryIsOfTheHostAndTheVmOfTheAlert() {
    AlertRule rule = AlertRule.of("busy", AlertScope.ALL_VMS, "cpu_usage", 0.9)
        .actions(List.of(AlertActionUse.of("none", Map.of()))).build();
    Alert alert = Alert.of(rule, WEB, A, world.now(), 0.95).objectName("web").host(A, "a").build();
    runner.run(alert, AlertPhase.RAISED);
    Await.until("it is told", Duration.ofSeconds(30), () -> !world.log.written().isEmpty());
    assertThat(world.log.written()).singleElement().satisfies(entry -> {
      assertThat(entry.host()).contains(A);
      assertThat(entry.hostName()).isEqualTo("a");
      assertThat(entry.vm()).contains(WEB);
      assertThat(entry.vmName()).isEqualTo("web");
    });
  }
}
