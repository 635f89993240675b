/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product with its window is told to end, as it is when somebody logs out. */
class WindowSignalTest {

  private static final String STRING = String.class.getName();

  @TempDir
  Path folder;

  /** A question that nobody answers held it up until it was ended in the midst of it. */
  @Test
  void aSignalEndsItInOrderWhileAMigrationRuns() throws Exception {
    Assumptions.assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
    Product product = Product.start(folder);
    try (product; JMXConnector connector = product.attach()) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      String vm = one(server, "type=VirtualMachine,name=\"VM2\"").getKeyProperty("uuid");
      String target = one(server, "type=Host,name=\"pm1\"").getKeyProperty("id");
      server.invoke(one(server, "type=Migrations"), "migrate", new Object[] {vm, target},
          new String[] {STRING, STRING});
    }
    assertThat(product.log()).doesNotContain("stopped before it had closed", "ended before the engine had");
    assertThat(folder.resolve("workspace/.metadata/.lock_info")).as("given back").doesNotExist();
    assertThat(folder.resolve("workspace/.metadata/.plugins/org.xenworkbench.core.store/events.db-wal"))
        .as("the event log was closed").doesNotExist();
  }

  private static ObjectName one(MBeanServerConnection server, String keys) throws Exception {
    Set<ObjectName> found = server.queryNames(new ObjectName("org.xenworkbench:" + keys + ",*"), null);
    assertThat(found).as(keys).hasSize(1);
    return found.iterator().next();
  }
}
