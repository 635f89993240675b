/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.xenworkbench.core.concurrent.Threads;

/** A {@link FakeCore} that is published as MBeans, until it is closed. */
final class PublishedCore implements AutoCloseable {

  final MBeanServer server;
  final ExecutorService executor = Threads.single("test-jmx");
  final Management management;

  PublishedCore(FakeCore core, MBeanServer server) {
    this.server = server;
    management = new Management(server, executor, core.inventory, core.sampler, core.polling,
        core.migrations, core.log, core.retention, () -> core.entryActions, core.alerts, core.rebalances,
        core.schedule);
    management.bindKind(new HostBeans(core.inventory, core.sampler, core.polling, core.registry, core.resources,
        core.creation, core.tags, core.evacuations));
    management.bindKind(new VirtualMachineBeans(core.inventory, core.sampler, core.vms, core.creation, core.devices,
        core.definitions, core.tags));
  }

  /** Waits until what the core has told is published. */
  void settle() throws Exception {
    executor.submit(() -> {
    }).get(10, TimeUnit.SECONDS);
  }

  /** All beans, without the domain. */
  Set<String> names() throws Exception {
    settle();
    return server.queryNames(new ObjectName("org.xenworkbench:*"), null).stream()
        .map(name -> name.getKeyPropertyListString()).collect(Collectors.toSet());
  }

  /** The only bean of that pattern. */
  ObjectName one(String pattern) throws Exception {
    settle();
    Set<ObjectName> found = server.queryNames(new ObjectName("org.xenworkbench:" + pattern), null);
    assertThat(found).hasSize(1);
    return found.iterator().next();
  }

  /** Calls an operation whose parameters are texts. */
  Object invoke(ObjectName name, String operation, Object... arguments) throws JMException {
    String[] types = new String[arguments.length];
    Arrays.fill(types, String.class.getName());
    return server.invoke(name, operation, arguments, types);
  }

  @Override
  public void close() {
    management.close();
  }
}
