/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.testkit.Await;

/**
 * A workbench that is killed in the middle of a migration: the VM arrives, since the hosts do it themselves, and the
 * next start writes the end into the log. Driven from another process through MBeans; on both labs.
 */
@Tag(Lab.QEMU)
@Tag(Lab.XEN)
class KilledWorkbenchTest {

  private static final Duration POLLED = Duration.ofSeconds(60);

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);

  @BeforeEach
  void bringHome() {
    engine.bringHome();
  }

  @AfterEach
  void leaveHome() {
    lab.bringHome();
  }

  @Test
  void theVmArrivesAndTheLogIsCompleted(@TempDir Path folder) throws Exception {
    Path workspace = folder.resolve("workspace");
    String vm = engine.vmId("VM2").uuid().toString();
    lab.slowDown("PM2", "VM2");
    String id;
    try (HeadlessProduct first = new HeadlessProduct(lab, workspace)) {
      awaitConnected(first);
      Await.until("the product knows VM2", POLLED.plus(lab.patience()), () -> first.knows(vm));
      id = first.migrate(vm, "PM1");
      Await.until("the migration is in the log", lab.patience(), () -> first.entry(id) != null);
      Await.until("libvirt is migrating VM2", lab.patience(), () -> lab.hasJob("PM2", "VM2"));
      first.kill();
      assertThat(lab.runs("PM1", "VM2")).as("VM2 had not arrived when the workbench was killed").isFalse();
    }
    Await.until("VM2 runs on PM1", lab.migrationPatience(), () -> lab.runs("PM1", "VM2"));
    Await.until("PM2 has let go of VM2", lab.migrationPatience(), () -> lab.state("PM2", "VM2").isEmpty());
    try (HeadlessProduct second = new HeadlessProduct(lab, workspace)) {
      Await.until("the log has the migration's end", POLLED.plus(lab.patience()), () -> {
        CompositeData entry = second.entry(id);
        return entry != null && !"RUNNING".equals(entry.get("status"));
      });
      CompositeData entry = second.entry(id);
      assertThat(entry.get("status")).isEqualTo("SUCCEEDED");
      assertThat(entry.get("message")).asString().isEqualTo("Migrated VM 'VM2' from 'PM2' to 'PM1'");
      assertThat(entry.get("finished")).isInstanceOf(Date.class);
      assertThat(entry.get("details")).as("the end was not seen, so that there is no duration").asString().isNotBlank();
      System.out.println(lab.name() + " lab: after kill -9 the log says: " + entry.get("message") + "; "
          + entry.get("details"));
    }
  }

  private void awaitConnected(HeadlessProduct product) {
    for (String host : new String[] {"PM1", "PM2"}) {
      Await.until(host + " is connected in the product", POLLED.plus(lab.patience()),
          () -> "CONNECTED".equals(product.host(host, "ConnectionState")));
    }
  }
}
