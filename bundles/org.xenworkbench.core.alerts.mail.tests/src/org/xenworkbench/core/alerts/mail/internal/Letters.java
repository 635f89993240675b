/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertWords;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** An alert, words for it and settings, as tests want them. */
final class Letters {

  static final Instant NOW = Instant.parse("2026-11-30T06:12:00Z");
  static final HostId HOST = HostId.of("00000000-0000-0000-0000-0000000000a1");
  static final VmId VM = VmId.of(UUID.fromString("00000000-0000-0000-0000-0000000000a2"));

  static final AlertWords WORDS = new AlertWords() {

    @Override
    public String sentence(Alert alert, AlertPhase phase) {
      return phase + " " + alert.rule().name() + " " + alert.objectName();
    }

    @Override
    public String metric(AlertRule rule) {
      return "CPU usage";
    }

    @Override
    public String value(AlertRule rule, double value) {
      return Math.round(value * 100) + " %";
    }
  };

  private Letters() {
  }

  static Alert alert(String vm) {
    AlertRule rule = AlertRule.of("busy", AlertScope.ALL_VMS, "cpu_usage", 0.9).build();
    return Alert.of(rule, VM, HOST, NOW, 0.95).objectName(vm).host(HOST, "pm1").began(NOW.minus(Duration.ofMinutes(5)),
        NOW).build();
  }

  /** Settings that are right but for these; one that is empty is left out. */
  static Map<String, String> settings(String... others) {
    Map<String, String> settings = new HashMap<>(Map.of("to", "ann@example.org", "from", "xen@example.org", "server",
        "mail.example.org"));
    for (int i = 0; i < others.length; i += 2) {
      settings.put(others[i], others[i + 1]);
    }
    settings.values().removeIf(String::isEmpty);
    return settings;
  }

  static AlertActionUse use(String... others) {
    return AlertActionUse.of("mail", settings(others));
  }
}
