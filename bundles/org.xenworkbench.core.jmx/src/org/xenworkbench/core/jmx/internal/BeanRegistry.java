/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import org.eclipse.osgi.util.NLS;

/** The beans that we registered: only those are ever removed. Any thread. */
final class BeanRegistry implements AutoCloseable {

  private static final NotificationBroadcasterSupport SILENT = new NotificationBroadcasterSupport();

  private final MBeanServer server;
  private final Audit audit;
  private final BiConsumer<String, Exception> reporter;
  private final Set<ObjectName> registered = new LinkedHashSet<>();
  private final Map<Class<?>, MBeanInfo> infos = new ConcurrentHashMap<>();
  private boolean closed;

  /**
   * Creates one.
   *
   * @param audit hears what clients ask for
   * @param reporter hears of what could not be registered or removed, and why
   */
  BeanRegistry(MBeanServer server, Audit audit, BiConsumer<String, Exception> reporter) {
    this.server = server;
    this.audit = audit;
    this.reporter = reporter;
  }

  <T> void register(ObjectName name, T bean, Class<T> type) {
    register(name, bean, type, SILENT);
  }

  synchronized <T> void register(ObjectName name, T bean, Class<T> type, NotificationBroadcasterSupport emitter) {
    if (closed || registered.contains(name)) {
      return;
    }
    try {
      server.registerMBean(new DescribedBean(name, bean, type, emitter, audit, infos), name);
      registered.add(name);
    } catch (JMException e) {
      reporter.accept(NLS.bind(Messages.Management_notRegistered, name), e);
    }
  }

  synchronized void unregister(ObjectName name) {
    if (registered.remove(name)) {
      try {
        server.unregisterMBean(name);
      } catch (JMException e) {
        reporter.accept(NLS.bind(Messages.Management_notRegistered, name), e);
      }
    }
  }

  /** Removes all of them; what is registered later, by a task that was still waiting, is not. */
  @Override
  public synchronized void close() {
    closed = true;
    List.copyOf(registered).forEach(this::unregister);
  }
}
