/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reaches the MBeans of another Java process of the same user, as JConsole does.
 *
 * @since 0.1
 */
public final class LocalManagement {

  private LocalManagement() {
  }

  /**
   * Attaches to a process and connects to its MBean server.
   *
   * @param pid the process
   * @return the connection, which the caller closes
   * @throws IOException if there is no such process, it belongs to somebody else, or it does not answer
   */
  public static JMXConnector connect(long pid) throws IOException {
    return JMXConnectorFactory.connect(new JMXServiceURL(address(pid)));
  }

  /** By reflection, since no bundle exports the package of the attach API. */
  private static String address(long pid) throws IOException {
    try {
      Class<?> type = ClassLoader.getSystemClassLoader().loadClass("com.sun.tools.attach.VirtualMachine");
      Object machine = type.getMethod("attach", String.class).invoke(null, Long.toString(pid));
      try {
        return (String) type.getMethod("startLocalManagementAgent").invoke(machine);
      } finally {
        type.getMethod("detach").invoke(machine);
      }
    } catch (InvocationTargetException e) {
      throw new IOException("Cannot attach to the process " + pid, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IOException("This JVM cannot attach to others", e);
    }
  }
}
