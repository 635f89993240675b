/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.xenworkbench.core.testkit.BuiltProduct;

/** The built product on a fleet, and what it costs. */
final class MeasuredProduct implements AutoCloseable {

  private final BuiltProduct product;
  private final MBeanServerConnection server;

  /**
   * Starts it and waits until it is ready.
   *
   * @param home where the product is
   * @param folder takes workspace and log
   * @param windows whether it is the workbench with its window
   */
  MeasuredProduct(Path home, Path folder, Fleet fleet, boolean windows) throws IOException {
    product = BuiltProduct.start(home, folder.resolve("workspace"), fleet.hostsFile(folder.resolve("hosts")),
        windows ? List.of() : BuiltProduct.HEADLESS);
    server = product.beans();
  }

  /** The sum of a number over the polling of all hosts: {@code rounds}, {@code skipped}, {@code failures}. */
  long polling(String count) throws IOException, JMException {
    ObjectName sampler = new ObjectName("org.xenworkbench:type=Sampler");
    if (!server.isRegistered(sampler)) {
      return 0; // beans come a moment after the product is ready
    }
    return Stream.of((CompositeData[]) server.getAttribute(sampler, "Statistics"))
        .mapToLong(host -> (Long) host.get(count)).sum();
  }

  /** CPU time of the process in nanoseconds. */
  long cpu() {
    return product.machine().info().totalCpuDuration().orElseThrow().toNanos();
  }

  /**
   * Memory of the process in MiB.
   *
   * @param kind as the kernel calls it: {@code VmRSS} is all that is resident, {@code RssAnon} what is of no file
   */
  double memory(String kind) throws IOException {
    String status = Files.readString(Path.of("/proc/" + product.machine().pid() + "/status"));
    return Long.parseLong(status.replaceFirst("(?s).*" + kind + ":\\s*(\\d+) kB.*", "$1")) / 1024.0;
  }

  int threads() throws IOException {
    return threadBean().getThreadCount();
  }

  int beans() throws IOException {
    return server.getMBeanCount();
  }

  /** CPU time of the threads that live, in nanoseconds, by name without its number. */
  Map<String, Long> cpuOfThreads() throws IOException {
    ThreadMXBean bean = threadBean();
    Map<String, Long> sums = new TreeMap<>();
    ToLongFunction<ThreadInfo> cpu = thread -> bean.getThreadCpuTime(thread.getThreadId());
    for (ThreadInfo thread : bean.dumpAllThreads(false, false, 0)) {
      sums.merge(thread.getThreadName().replaceAll("(host)?\\d+", "N"), cpu.applyAsLong(thread), Long::sum);
    }
    return sums;
  }

  private ThreadMXBean threadBean() throws IOException {
    return ManagementFactory.getPlatformMXBean(server, ThreadMXBean.class);
  }

  @Override
  public void close() {
    product.close();
  }
}
