/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** A host is evacuated by its bean, and gets its VMs back. */
class MaintenanceTest {

  private final FakeCore core = new FakeCore();
  private final PublishedCore published = new PublishedCore(core, MBeanServerFactory.newMBeanServer());

  @AfterEach
  void close() {
    published.close();
  }

  private ObjectName host() throws Exception {
    return published.one("type=Host,id=" + FakeCore.PM1 + ",*");
  }

  private static List<String> lines(Object plan) {
    return Arrays.stream((CompositeData[]) plan)
        .map(row -> row.get("vm") + ">" + row.get("target") + ": " + row.get("reason")).toList();
  }

  private Object end(boolean bringBack) throws Exception {
    return published.server.invoke(host(), "endMaintenance", new Object[] {bringBack}, new String[] {"boolean"});
  }

  @Test
  void thePlanIsToldAndDone() throws Exception {
    core.evacuations.tell(new EvacuationPlan(FakeCore.PM1,
        List.of(new Move(VmId.of(UUID.randomUUID()), "web", HostId.random(), "pm2", "Most room.")),
        List.of(new Stay(VmId.of(UUID.randomUUID()), "db", "Too large."))));
    assertThat(published.server.getAttribute(host(), "InMaintenance")).isEqualTo(false);
    assertThat(lines(published.invoke(host(), "planEvacuation"))).containsExactly("web>pm2: Most room.",
        "db>: Too large.");
    assertThat(core.evacuations.done()).isEmpty();
    assertThat(lines(published.invoke(host(), "evacuate"))).hasSize(2);
    assertThat(published.server.getAttribute(host(), "InMaintenance")).isEqualTo(true);
    assertThat(lines(end(false))).isEmpty();
    assertThat(lines(end(true))).hasSize(2);
    assertThat(core.evacuations.done()).extracting(done -> done.replaceFirst(" for .*", ""))
        .containsExactly("evacuate 1", "leave 0", "leave 1");
  }

  @Test
  void whatCannotBeDoneSaysWhy() {
    assertThatThrownBy(() -> published.invoke(host(), "evacuate")).rootCause()
        .isInstanceOf(IllegalStateException.class).hasMessage("There is no plan.");
  }

  @Test
  void whatIsUnderWayIsPausedResumedStoppedAndRolledBack() throws Exception {
    assertThat(published.server.getAttribute(host(), "Evacuation")).isEqualTo("none");
    assertThatThrownBy(() -> published.invoke(host(), "pauseEvacuation")).rootCause()
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Nothing is under way.");
    core.evacuations.tell(new EvacuationPlan(FakeCore.PM1, List.of(), List.of()));
    published.invoke(host(), "evacuate");
    core.evacuations.tell(FakeCore.PM1, new Progress(3, 1, false));
    assertThat(published.server.getAttribute(host(), "Evacuation")).isEqualTo("3 wait, 1 is under way");
    published.invoke(host(), "pauseEvacuation");
    assertThat(published.server.getAttribute(host(), "Evacuation")).isEqualTo("paused: 3 wait, 1 is under way");
    published.invoke(host(), "resumeEvacuation");
    published.invoke(host(), "stopEvacuation");
    assertThat(String.valueOf(published.invoke(host(), "rollBackEvacuation"))).hasSize(36);
    assertThat(core.evacuations.done()).extracting(done -> done.replaceFirst(" for .*", ""))
        .containsExactly("evacuate 0", "pause", "resume", "stop", "roll back");
    assertThat(core.evacuations.done()).allMatch(done -> done.endsWith("(JMX)"));
  }

  @Test
  void hostsAreBalanced() throws Exception {
    HostId other = HostId.random();
    core.rebalances.tell(new RebalancePlan(List.of(new RebalancePlan.Load(other, "pm2", 8, 1, 8, 4)),
        List.of(new RebalancePlan.Move(VmId.of(UUID.randomUUID()), "web", 1, 1, FakeCore.PM1, other, "CPU.")),
        List.of()));
    ObjectName bean = published.one("type=Migrations");
    String names = String.join(" , ", core.inventory.hosts().stream().map(Host::name).toList());
    assertThat(lines(published.invoke(bean, "planRebalance", names))).containsExactly("web>pm2: CPU.");
    assertThat(core.rebalances.done()).isEmpty();
    assertThat(lines(published.invoke(bean, "rebalance", "*"))).hasSize(1);
    assertThat(core.rebalances.done()).singleElement().asString().startsWith("1 for ").endsWith("(JMX)");
    assertThatThrownBy(() -> published.invoke(bean, "rebalance", " ")).as("a script's variable that is not set")
        .rootCause().isInstanceOf(IllegalArgumentException.class).hasMessageContaining("or * for all");
    assertThatThrownBy(() -> published.invoke(bean, "planRebalance", (Object) null)).hasMessageContaining("hosts");
    assertThat(core.rebalances.done()).hasSize(1);
    assertThatThrownBy(() -> published.invoke(bean, "rebalance", "nowhere")).rootCause()
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nowhere");
  }

  private Object schedule(String operation, Object... arguments) throws Exception {
    String[] types = Arrays.stream(arguments).map(each -> each instanceof Long ? "long" : "java.lang.String")
        .toArray(String[]::new);
    return published.server.invoke(published.one("type=Migrations"), operation, arguments, types);
  }

  @Test
  void migrationsAndEvacuationsAreScheduled() throws Exception {
    String id = String.valueOf(schedule("scheduleEvacuation", FakeCore.PM1.toString(), "2026-06-01T03:00", 30L));
    schedule("scheduleMigration", FakeCore.VM2.uuid().toString(), FakeCore.PM1.toString(), "2026-06-02T03:00", 0L);
    CompositeData[] all =
        (CompositeData[]) published.server.getAttribute(published.one("type=Migrations"), "Scheduled");
    assertThat(all).hasSize(2);
    assertThat(all[0].get("id")).isEqualTo(id);
    assertThat(all[0].get("lateMinutes")).isEqualTo(30L);
    assertThat(String.valueOf(all[0].get("user"))).endsWith("(JMX)");
    schedule("changeScheduled", id, "2026-07-01T03:00", 5L);
    assertThat(core.schedule.orders()).last().satisfies(
        order -> assertThat(order.when().late()).isEqualTo(java.time.Duration.ofMinutes(5)));
    schedule("cancelScheduled", id);
    assertThat(core.schedule.orders()).hasSize(1);
    assertThatThrownBy(() -> schedule("scheduleEvacuation", FakeCore.PM1.toString(), "tomorrow", 0L)).rootCause()
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tomorrow");
    assertThatThrownBy(() -> schedule("scheduleEvacuation", FakeCore.PM1.toString(), "2020-01-01T00:00", 0L))
        .rootCause().isInstanceOf(IllegalArgumentException.class);
  }
}
