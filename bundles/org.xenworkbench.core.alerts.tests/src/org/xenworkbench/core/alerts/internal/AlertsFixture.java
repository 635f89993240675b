/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.xenworkbench.core.alerts.internal.World.A;
import static org.xenworkbench.core.alerts.internal.World.WEB;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertListener;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.event.LogEntry;

/** Alerts with a rules file and an event log, which can be started again as a later process would. */
abstract class AlertsFixture {

  @TempDir
  Path folder;
  final World world = new World();
  final List<AlertsImpl> started = new ArrayList<>();
  final List<String> heard = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(AlertsImpl::stop);
  }

  AlertsImpl start() {
    AlertsImpl alerts = new AlertsImpl(world.engine(), world.time,
        Optional.of(new RuleFile(folder.resolve("alerts/rules.txt"), Optional.empty())));
    started.add(alerts);
    alerts.addListener(new AlertListener() {
      @Override
      public void alertChanged(Alert alert, AlertPhase phase) {
        heard.add(phase + " " + alert.objectName());
      }

      @Override
      public void rulesChanged() {
        heard.add("rules");
      }
    });
    world.time.advance(Duration.ZERO);
    return alerts;
  }

  static AlertRule busy() {
    return AlertRule.of("Busy VMs", AlertScope.ALL_VMS, "cpu_usage", 0.9).clearing(0.8).build();
  }

  void cpu(double usage) {
    world.sampler.tell(world.cpu(A, WEB, usage));
  }

  List<LogEntry> entries() {
    return world.log.written().stream().filter(entry -> entry.kind().equals(Alert.LOG_KIND)).toList();
  }
}
