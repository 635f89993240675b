/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client or a guest chose to write. */
class HostileTextTest {

  private final FakeCore core = new FakeCore();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PublishedCore published = new PublishedCore(core, server);

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  void whatAClientGaveIsQuotedInOneShortLine() throws Exception {
    published.settle();
    String bad = "\u001b[2J\r\n" + "y".repeat(1_000_000);
    String vm = FakeCore.VM2.uuid().toString();
    for (String[] arguments : new String[][] {{bad, "pm2"}, {"x/" + bad, "pm2"}, {vm, bad}}) {
      Throwable thrown = catchThrowable(() -> published.invoke(Names.MIGRATIONS, "migrate", (Object[]) arguments));
      assertThat(thrown).hasRootCauseInstanceOf(IllegalArgumentException.class);
      assertThat(thrown.getCause().getMessage()).hasSizeLessThan(400).doesNotContain("\u001b", "\r", "\n");
    }
    assertThat(core.log.written()).hasSize(3).allSatisfy(
        entry -> assertThat(entry.message() + entry.details()).hasSizeLessThan(700).doesNotContain("\u001b", "\n"));
    assertThat(catchThrowable(() -> server.invoke(Names.EVENT_LOG, "find", new Object[] {bad, 1},
        new String[] {String.class.getName(), "int"}))).hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameHasNoControls() throws Exception {
    core.inventory.put(FakeCore.vm(FakeCore.VM2, "R&D\u001b[2J\n\u202e", FakeCore.PM1));
    ObjectName bean = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    assertThat(ObjectName.unquote(bean.getKeyProperty("name"))).isEqualTo("R&D\\u001b[2J\\n\\u202e");
    assertThat(server.getAttribute(bean, "Name")).isEqualTo("R&D\u001b[2J\n\u202e");
  }
}
