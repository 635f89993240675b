/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict;

/** The checks of a migration by JMX, which only read. */
class MigrationChecksTest {

  private final FakeCore core = new FakeCore();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PublishedCore published = new PublishedCore(core, server);

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  void tellsWhatEachCheckSaysAndBeginsNothing() throws Exception {
    core.migrations.judge(request -> List.of(Verdict.ok("State", "Running."),
        new Verdict("Disk", Verdict.Severity.ERROR, "'pm1' has no /iso/a.iso.", "Eject it.")
            .withFixes(List.of(Fix.of("Eject a.iso", user -> new CompletableFuture<>())))));
    published.settle();
    CompositeData[] told =
        (CompositeData[]) published.invoke(Names.MIGRATIONS, "check", FakeCore.VM2.uuid().toString(), "pm1");
    assertThat(told).extracting(verdict -> verdict.get("severity")).as("the worst first")
        .containsExactly("ERROR", "OK");
    assertThat(told[0].get("reason")).isEqualTo("'pm1' has no /iso/a.iso.");
    assertThat((String[]) told[0].get("fixes")).containsExactly("Eject a.iso");
    assertThat(core.requests()).isEmpty();
    assertThatThrownBy(() -> published.invoke(Names.MIGRATIONS, "check", FakeCore.VM2.uuid().toString(), "nowhere"))
        .isInstanceOf(RuntimeMBeanException.class).cause().hasMessageContaining("nowhere");
  }

  @Test
  void onlyReads() throws Exception {
    published.settle();
    assertThat(Arrays.stream(server.getMBeanInfo(Names.MIGRATIONS).getOperations())
        .filter(operation -> operation.getName().equals("check")).map(MBeanOperationInfo::getImpact))
        .containsExactly(MBeanOperationInfo.INFO);
  }
}
