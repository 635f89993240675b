/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.event.LogEntry;

class AlertsBeanTest {

  private static final String TEXT = String.class.getName();
  private static final String[] ADD =
      {TEXT, TEXT, TEXT, TEXT, TEXT, "double", "double", "long", "long", TEXT};

  private final FakeCore core = new FakeCore();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PublishedCore published = new PublishedCore(core, server);
  private final AlertRule rule =
      AlertRule.of("Busy VMs", AlertScope.ALL_VMS, "cpu_usage", 0.9).holds(Duration.ofMinutes(1)).build();

  @AfterEach
  void close() {
    published.close();
  }

  private ObjectName bean() throws Exception {
    return published.one("type=Alerts");
  }

  private Alert alert() {
    return Alert.of(rule, FakeCore.VM2, FakeCore.PM2, FakeCore.NOW, 0.95).objectName("VM2").host(FakeCore.PM2, "pm2")
        .build();
  }

  private Object add(Object... values) throws Exception {
    return server.invoke(bean(), "addRule", values, ADD);
  }

  @Test
  void showsRulesAndAlertsAsOpenData() throws Exception {
    core.alerts.save(rule);
    core.alerts.put(alert(), AlertPhase.RAISED);
    CompositeData[] rules = (CompositeData[]) server.getAttribute(bean(), "Rules");
    assertThat(rules[0].getAll(new String[] {"name", "watch", "within", "metric", "sense", "level", "holds", "repeat",
        "severity", "enabled", "problem"})).containsExactly("Busy VMs", "vms", "", "cpu_usage", "ABOVE", 0.9,
            60_000_000_000L, -1L, "WARNING", true, "");
    CompositeData[] active = (CompositeData[]) server.getAttribute(bean(), "Active");
    assertThat(active[0].getAll(new String[] {"rule", "object", "objectId", "host", "state", "value", "raised", "ended",
        "times"})).containsExactly("Busy VMs", "VM2", FakeCore.VM2.key(), "pm2", "RAISED", 0.95,
            Date.from(FakeCore.NOW), null, 1L);
    assertThat(server.getAttribute(bean(), "ActiveCount")).isEqualTo(1);
  }

  @Test
  void addsEnablesAndRemovesRulesAndSaysWhoDid() throws Exception {
    String id = (String) add("New", "hosts", "host/" + FakeCore.PM1, "cpu_avg", "BELOW", 0.1, 0.2, 30L, 3600L,
        "CRITICAL");
    AlertRule added = core.alerts.rules().get(0);
    assertThat(added.id()).hasToString(id);
    assertThat(added.scope()).isEqualTo(AlertScope.host(FakeCore.PM1));
    assertThat(added.repeat()).contains(Duration.ofHours(1));
    assertThat(added.clearing()).isEqualTo(0.2);
    assertThat(server.invoke(bean(), "enableRule", new Object[] {id, false}, new String[] {TEXT, "boolean"}))
        .isEqualTo(true);
    assertThat(core.alerts.rules().get(0).enabled()).isFalse();
    published.invoke(bean(), "removeRule", id);
    assertThat(core.alerts.rules()).isEmpty();
    assertThat(core.log.written()).extracting(LogEntry::message).hasSize(3)
        .allSatisfy(text -> assertThat(text).startsWith("JMX: Alerts "));
  }

  @Test
  void refusesWhatMakesNoRule() throws Exception {
    assertThatThrownBy(() -> add("New", "disks", "", "cpu_avg", "ABOVE", 0.1, 0.1, 0L, 0L, "WARNING"))
        .rootCause().hasMessage("The argument watch must be one of hosts, vms, not \"disks\".");
    assertThatThrownBy(() -> add("New", "hosts", "vm/x", "cpu_avg", "ABOVE", 0.1, 0.1, 0L, 0L, "WARNING"))
        .rootCause().hasMessageContaining("is no key of a host, VM or group");
    assertThatThrownBy(() -> add("New", "hosts", "", "cpu_avg", "OVER", 0.1, 0.1, 0L, 0L, "WARNING"))
        .rootCause().hasMessage("The argument sense must be one of ABOVE, BELOW, not \"OVER\".");
    core.alerts.doubt(any -> Optional.of("Nobody measures it."));
    assertThatThrownBy(() -> add("New", "hosts", "", "cpu", "ABOVE", 0.1, 0.1, 0L, 0L, "WARNING"))
        .rootCause().hasMessage("Nobody measures it.");
    assertThat(core.alerts.rules()).isEmpty();
    assertThat(core.log.written()).extracting(LogEntry::status).containsOnly(LogEntry.Status.FAILED);
  }

  @Test
  void acknowledgesAndSilences() throws Exception {
    Alert alert = core.alerts.put(alert(), AlertPhase.RAISED);
    assertThat(published.invoke(bean(), "acknowledge", alert.id().toString())).isEqualTo(true);
    assertThat(published.invoke(bean(), "acknowledge", alert.id().toString())).isEqualTo(false);
    server.invoke(bean(), "silence", new Object[] {alert.id().toString(), 60L}, new String[] {TEXT, "long"});
    assertThat(core.alerts.silences()).singleElement().satisfies(silence -> {
      assertThat(silence.time()).isEqualTo(Duration.ofMinutes(1));
      assertThat(silence.user()).contains("JMX");
    });
  }

  @Test
  void tellsWhatBecomesOfAlerts() throws Exception {
    List<Notification> heard = new ArrayList<>();
    server.addNotificationListener(bean(), (notification, handback) -> heard.add(notification), null, null);
    Alert alert = core.alerts.put(alert(), AlertPhase.RAISED);
    core.alerts.put(alert.toBuilder().resolved(Alert.End.CLEARED, FakeCore.NOW.plusSeconds(5)).build(),
        AlertPhase.RESOLVED);
    published.settle();
    assertThat(heard).extracting(Notification::getType).containsExactly("org.xenworkbench.alert.raised",
        "org.xenworkbench.alert.resolved");
    assertThat(heard).extracting(Notification::getMessage).first()
        .isEqualTo("WARNING: alert 'Busy VMs' raised: VM2");
    CompositeData over = (CompositeData) heard.get(1).getUserData();
    assertThat(over.get("phase")).isEqualTo("RESOLVED");
    assertThat(over.get("end")).isEqualTo("CLEARED");
    assertThat(over.get("ended")).isEqualTo(Date.from(FakeCore.NOW.plusSeconds(5)));
  }
}
