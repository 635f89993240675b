/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.xenworkbench.core.testkit.BuiltProduct;

/** The built product without windows on the lab's hosts, driven through its MBeans. */
final class HeadlessProduct implements AutoCloseable {

  private final BuiltProduct product;
  private final MBeanServerConnection server;

  /** Starts it on a workspace with the lab's hosts and waits until it runs. */
  HeadlessProduct(Lab lab, Path workspace) throws IOException {
    product = BuiltProduct.start(lab.product(), workspace, lab.hostsFile(), BuiltProduct.HEADLESS);
    server = product.beans();
  }

  /** An attribute of the host's bean, such as {@code ConnectionState}; empty if there is no such bean yet. */
  String host(String name, String attribute) throws IOException, JMException {
    List<ObjectName> found = List.copyOf(
        server.queryNames(new ObjectName("org.xenworkbench:type=Host,name=" + ObjectName.quote(name) + ",*"), null));
    return found.isEmpty() ? "" : String.valueOf(server.getAttribute(found.get(0), attribute));
  }

  /** Whether it knows a VM of that UUID. */
  boolean knows(String vm) throws IOException, JMException {
    return !server.queryNames(new ObjectName("org.xenworkbench:type=VirtualMachine,uuid=" + vm + ",*"), null).isEmpty();
  }

  /** Starts a migration; returns its id. */
  String migrate(String vm, String target) throws IOException, JMException {
    return (String) server.invoke(new ObjectName("org.xenworkbench:type=Migrations"), "migrate",
        new Object[] {vm, target}, new String[] {String.class.getName(), String.class.getName()});
  }

  /** The event log's entry of that identity; {@code null} if there is none (yet). */
  CompositeData entry(String correlation) throws IOException, JMException {
    ObjectName log = new ObjectName("org.xenworkbench:type=EventLog");
    if (!server.isRegistered(log)) {
      return null; // beans come a moment after the product runs
    }
    CompositeData[] recent = (CompositeData[]) server.getAttribute(log, "Recent");
    for (CompositeData entry : recent) {
      if (correlation.equals(entry.get("correlation"))) {
        return entry;
      }
    }
    return null;
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    product.kill();
  }

  @Override
  public void close() {
    product.close();
  }
}
