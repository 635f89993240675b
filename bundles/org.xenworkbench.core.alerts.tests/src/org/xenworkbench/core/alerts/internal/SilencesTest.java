/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.Await;

/** A silence is of a rule and an object, whatever becomes of the alert meanwhile. */
class SilencesTest extends AlertsFixture {

  private final List<AlertPhase> ran = new CopyOnWriteArrayList<>();

  /** Notes what it is run for. */
  private final class Noting implements AlertAction, ComponentServiceObjects<AlertAction> {

    @Override
    public String id() {
      return "noting";
    }

    @Override
    public String label() {
      return "Noting";
    }

    @Override
    public List<AlertActionSetting> settings() {
      return List.of();
    }

    @Override
    public void run(Alert alert, AlertPhase phase, AlertActionUse use) {
      ran.add(phase);
    }

    @Override
    public AlertAction getService() {
      return this;
    }

    @Override
    public void ungetService(AlertAction service) {
      // nothing to give back
    }

    @Override
    @SuppressWarnings("unchecked")
    public ServiceReference<AlertAction> getServiceReference() {
      return (ServiceReference<AlertAction>) Proxy.newProxyInstance(ServiceReference.class.getClassLoader(),
          new Class<?>[] {ServiceReference.class}, (proxy, method, arguments) -> 0); // the only one: compared to itself
    }
  }

  private AlertsImpl silenced() {
    AlertsImpl alerts = start();
    alerts.bindAction(new Noting());
    alerts.save(busy().toBuilder().actions(List.of(AlertActionUse.of("noting", Map.of()))).build());
    cpu(0.95);
    awaitRan(1);
    alerts.silence(alerts.active().get(0).id(), Duration.ofMinutes(1), "ann");
    cpu(0.1);
    assertThat(alerts.active()).isEmpty();
    cpu(0.95);
    return alerts;
  }

  private void awaitRan(int count) {
    Await.until("the action ran", Duration.ofSeconds(30), () -> ran.size() >= count);
  }

  @Test
  void holdsAlsoIfTheAlertIsOverAndComesAgain() {
    AlertsImpl alerts = silenced();
    assertThat(alerts.active()).singleElement()
        .satisfies(alert -> assertThat(alert.isLoud(world.time.clock().instant())).isFalse());
    assertThat(heard).as("listed all the same").containsExactly("rules", "RAISED web", "CHANGED web", "RESOLVED web",
        "RAISED web");
    assertThat(entries()).last().extracting(LogEntry::details).asString().startsWith("Silenced until ");
    for (int i = 0; i < 15; i++) {
      cpu(0.95);
    }
    awaitRan(2);
    assertThat(ran).as("it lasts, and nobody was told").containsExactly(AlertPhase.RAISED, AlertPhase.REPEATED);
    cpu(0.1);
    cpu(0.95);
    awaitRan(4);
    assertThat(ran.subList(2, 4)).as("it is over").containsExactly(AlertPhase.RESOLVED, AlertPhase.RAISED);
    assertThat(alerts.active()).singleElement().satisfies(alert -> assertThat(alert.silencedUntil()).isEmpty());
  }

  @Test
  void whatWasEndedDoesNotComeBack() {
    AlertsImpl alerts = silenced();
    alerts.silence(alerts.active().get(0).id(), Duration.ZERO, "bob");
    cpu(0.95);
    awaitRan(2);
    cpu(0.1);
    cpu(0.95);
    awaitRan(4);
    assertThat(ran).containsExactly(AlertPhase.RAISED, AlertPhase.REPEATED, AlertPhase.RESOLVED, AlertPhase.RAISED);
  }
}
