/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.VmId;

class TagAttributesTest {

  private final FakeCore core = new FakeCore();
  private final PublishedCore published = new PublishedCore(core, MBeanServerFactory.newMBeanServer());

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  void hostsAndVmsHaveTheTagsThatTheyHaveNow() throws Exception {
    ObjectName host = published.one("type=Host,id=" + FakeCore.PM1 + ",*");
    assertThat((String[]) published.server.getAttribute(host, "Tags")).isEmpty();
    core.tags.put(FakeCore.PM1, "web", "db");
    assertThat((String[]) published.server.getAttribute(host, "Tags")).containsExactly("db", "web");
    VmId control = VmId.controlDomain(FakeCore.PM1);
    core.tags.put(control, "x");
    ObjectName machine = published.one("type=VirtualMachine,host=" + FakeCore.PM1 + ",*");
    assertThat((String[]) published.server.getAttribute(machine, "Tags")).containsExactly("x");
  }
}
