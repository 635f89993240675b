/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xenworkbench.core.alerts.internal.World.A;
import static org.xenworkbench.core.alerts.internal.World.B;
import static org.xenworkbench.core.alerts.internal.World.WEB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.LaunchOptions;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.GroupId;

class AlertsImplTest extends AlertsFixture {

  private List<String> warnings() {
    return world.log.written().stream()
        .filter(entry -> entry.kind().equals(LogEntry.SYSTEM) && entry.status() == LogEntry.Status.WARNING)
        .map(LogEntry::message).toList();
  }

  @Test
  void rulesAreKept() {
    AlertsImpl alerts = start();
    AlertRule rule = busy();
    alerts.save(rule);
    alerts.save(AlertRule.of("a host", AlertScope.host(A), "cpu_avg", 0.5).build());
    assertThat(start().rules()).isEqualTo(alerts.rules()).extracting(AlertRule::name)
        .containsExactly("a host", "Busy VMs");
    alerts.remove(rule.id());
    assertThat(start().rules()).extracting(AlertRule::name).containsExactly("a host");
    assertThat(alerts.rule(rule.id())).isEmpty();
    assertThat(heard).containsExactly("rules", "rules", "rules");
    assertThat(world.log.written()).filteredOn(entry -> entry.kind().equals(LogEntry.CONFIGURATION))
        .extracting(LogEntry::message).containsExactly("Added the alert rule 'Busy VMs'",
            "Added the alert rule 'a host'", "Removed the alert rule 'Busy VMs'");
  }

  @Test
  void anAlertIsOneEntryOfTheLog() {
    start().save(busy());
    cpu(0.95);
    cpu(0.99);
    cpu(0.4);
    assertThat(heard).containsExactly("rules", "RAISED web", "RESOLVED web");
    assertThat(entries()).extracting(LogEntry::correlation).hasSize(2).containsOnly(entries().get(0).correlation());
    LogEntry raised = entries().get(0);
    assertThat(raised.message()).isEqualTo("Alert 'Busy VMs': CPU of VM 'web' on 'a' is 95.0 %, above 90.0 %");
    assertThat(raised.status()).isEqualTo(LogEntry.Status.WARNING);
    assertThat(raised.finished()).isEmpty();
    assertThat(raised.vm()).contains(WEB);
    assertThat(raised.host()).contains(A);
    LogEntry over = entries().get(1);
    assertThat(over.message()).isEqualTo(
        "Alert 'Busy VMs' over after 10 s: CPU of VM 'web' on 'a'; it is 40.0 % now, it was up to 99.0 %");
    assertThat(over.status()).isEqualTo(LogEntry.Status.INFO);
    assertThat(over.duration()).contains(Duration.ofSeconds(10));
    assertThat(LogAttribute.of(over)).as("what is shown besides").isEmpty();
  }

  @Test
  void saysHowLongAndHowBad() {
    start().save(AlertRule.of("Little memory", AlertScope.ALL_HOSTS, "memory_free", 0)
        .level(AlertSense.BELOW, 1 << 30).holds(Duration.ofSeconds(10)).severity(AlertSeverity.CRITICAL).build());
    for (int i = 0; i < 3; i++) {
      world.sampler.tell(world.next(A, Map.of(A, 5e8 - i), "memory_free"));
    }
    world.inventory.remove(A);
    assertThat(entries()).extracting(LogEntry::message).containsExactly(
        "Critical alert 'Little memory': Memory free of host 'a' is 476.8 MiB, below 1.0 GiB for 10 s",
        "Critical alert 'Little memory' over after 10 s: Memory free of host 'a'; it is not listed any more, "
            + "it was down to 476.8 MiB");
  }

  @Test
  void isAcknowledgedOnceAndSilencedForATime() {
    AlertsImpl alerts = start();
    alerts.save(busy().toBuilder().repeat(Duration.ofMinutes(1)).build());
    cpu(0.95);
    UUID id = alerts.active().get(0).id();
    assertThat(alerts.silence(id, Duration.ofMinutes(2), "ann")).isTrue();
    heard.clear();
    for (int i = 0; i < 23; i++) {
      cpu(0.95);
    }
    assertThat(heard).isEmpty();
    cpu(0.95);
    assertThat(heard).containsExactly("REPEATED web");
    assertThat(alerts.acknowledge(id, "ann")).isTrue();
    assertThat(alerts.acknowledge(id, "bob")).isFalse();
    assertThat(alerts.alert(id).flatMap(Alert::acknowledged)).contains("ann");
    assertThat(entries()).last().extracting(LogEntry::details).isEqualTo("Acknowledged by ann.");
    heard.clear();
    for (int i = 0; i < 30; i++) {
      cpu(0.95);
    }
    assertThat(heard).isEmpty();
    assertThat(alerts.acknowledge(UUID.randomUUID(), "ann")).isFalse();
    assertThatThrownBy(() -> alerts.silence(id, Duration.ofDays(400), "ann"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWorstIsTheFirst() {
    AlertsImpl alerts = start();
    alerts.save(busy());
    alerts.save(AlertRule.of("worse", AlertScope.ALL_VMS, "cpu_usage", 0.94).severity(AlertSeverity.CRITICAL).build());
    cpu(0.95);
    world.sampler.tell(world.cpu(B, World.OLD, 0.92));
    assertThat(alerts.active()).extracting(alert -> alert.rule().name() + ' ' + alert.objectName())
        .containsExactly("worse web", "Busy VMs old", "Busy VMs web");
    assertThat(alerts.active(WEB)).hasSize(2);
  }

  @Test
  void saysWhatIsWrongWithARule() {
    AlertsImpl alerts = start();
    alerts.save(busy());
    assertThat(alerts.obstacle(busy())).contains("A rule named 'Busy VMs' exists already. Choose another name.");
    assertThat(alerts.obstacle(busy().toBuilder().name("").build())).isPresent();
    AlertRule other = busy().toBuilder().name("other").build();
    assertThat(alerts.obstacle(other)).isEmpty();
    assertThat(alerts.obstacle(other.toBuilder().level(AlertSense.ABOVE, Double.NaN).build())).isPresent();
    assertThat(alerts.obstacle(other.toBuilder().clearing(0.95).build())).hasValueSatisfying(
        text -> assertThat(text).contains("is beyond the level"));
    assertThat(alerts.obstacle(other.toBuilder().holds(Duration.ofSeconds(-1)).build())).isPresent();
    assertThat(alerts.obstacle(other.toBuilder().repeat(Duration.ofSeconds(1)).build())).isPresent();
    assertThat(alerts.problem(other)).isEmpty();
    assertThat(alerts.problem(other.toBuilder().metric("cpu_avg").build())).hasValueSatisfying(
        text -> assertThat(text).contains("Nobody measures 'cpu_avg' there"));
    assertThat(alerts.problem(other.toBuilder().scope(AlertScope.vmsOf(GroupId.random())).build())).isPresent();
    assertThatThrownBy(() -> alerts.save(other.toBuilder().clearing(0.95).build()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> alerts.remove(other.id())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatANewerVersionStoredIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("alerts"));
    Files.writeString(folder.resolve("alerts/rules.txt"), "form = 2\n");
    AlertsImpl alerts = start();
    assertThatThrownBy(() -> alerts.save(busy())).isInstanceOf(IllegalStateException.class);
    assertThat(Files.readString(folder.resolve("alerts/rules.txt"))).isEqualTo("form = 2\n");
    assertThat(alerts.damage()).isPresent();
    assertThat(warnings()).hasSize(1);
  }

  @Test
  void aDiskThatRefusesIsAFaultOfTheLog() throws IOException {
    AlertsImpl alerts = start();
    Files.writeString(folder.resolve("alerts"), "in the way");
    alerts.save(busy());
    assertThat(alerts.rules()).hasSize(1);
    assertThat(world.log.faults()).last().satisfies(fault -> {
      assertThat(fault.source()).startsWith(EventLog.UNSAVED);
      assertThat(fault.text()).isPresent();
    });
    Files.delete(folder.resolve("alerts"));
    alerts.save(busy().toBuilder().name("two").build());
    assertThat(world.log.faults()).last().satisfies(fault -> assertThat(fault.text()).isEmpty());
  }

  @Test
  void aFileThatIsGivenAtTheStartAddsRulesAndReplacesThoseOfTheSameName() throws IOException {
    Path given = Files.writeString(folder.resolve("given.txt"), """
        name = busy vms
        metric = cpu_usage
        watch = vms
        level = 0.5
        name = new
        metric = cpu_avg
        watch = hosts
        level = 0.5
        action = org.example.pager
        name = odd
        metric = cpu_avg
        watch = hosts
        level = 0.5
        clearing = 0.7
        """);
    AlertsImpl alerts = start();
    AlertRule before = busy();
    alerts.save(before);
    heard.clear();
    alerts.useFile(new LaunchOptions(List.of("-alerts", given.toString())));
    assertThat(heard).as("written once").containsExactly("rules");
    assertThat(alerts.rules()).extracting(AlertRule::name).containsExactly("busy vms", "new");
    assertThat(alerts.rule(before.id())).map(AlertRule::level).contains(0.5);
    assertThat(warnings()).anySatisfy(text -> assertThat(text).contains("'odd'").contains("is beyond the level"));
    heard.clear();
    alerts.useFile(new LaunchOptions(List.of("-alerts", given.toString())));
    assertThat(heard).as("what has not changed").isEmpty();
    alerts.useFile(new LaunchOptions(List.of("-alerts", "/none")));
    assertThat(warnings()).last().asString().contains("/none");
  }

  @Test
  void whatCouldNotBeReadAgainIsNotSaved() {
    AlertsImpl alerts = start();
    alerts.save(busy());
    AlertRule large = busy().toBuilder().id(UUID.randomUUID()).name("large").actions(List.of(
        AlertActionUse.of("org.example.pager", Map.of("text", "x".repeat(1 << 20))))).build();
    assertThatThrownBy(() -> alerts.save(large)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0 MiB");
    assertThat(start().rules()).extracting(AlertRule::name).containsExactly("Busy VMs");
  }

  @Test
  void aFileOfSomethingElseIsNotCopiedIntoTheLog() throws IOException {
    Path given = Files.writeString(folder.resolve("given.txt"), "password=hunter2\n".repeat(500));
    start().useFile(new LaunchOptions(List.of("-alerts", given.toString())));
    assertThat(warnings()).hasSize(11).noneMatch(text -> text.contains("hunter2"));
    assertThat(warnings()).last().asString().contains("490");
  }

  @Test
  void aVmThatIsShutOffHasNoAlert() {
    AlertsImpl alerts = start();
    alerts.save(busy());
    cpu(0.95);
    world.inventory.put(World.vm(WEB, "web", A).toBuilder().state(DomainState.SHUT_OFF, -1).build());
    assertThat(alerts.active()).isEmpty();
    assertThat(entries()).last().satisfies(
        entry -> assertThat(entry.message()).contains("the VM does not run any more, it was up to 95.0 %"));
  }
}
