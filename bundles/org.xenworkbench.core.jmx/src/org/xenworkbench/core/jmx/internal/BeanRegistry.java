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
  private final BiConsumer<String, Throwable> reporter;
  private final Set<ObjectName> registered = new LinkedHashSet<>();
  private final Map<Class<?>, MBeanInfo> infos = new ConcurrentHashMap<>();
  private boolean closed;

  /**
   * Creates one.
   *
   * @param audit hears what clients ask for
   * @param reporter hears of what could not be registered or removed, and why
   */
  BeanRegistry(MBeanServer server, Audit audit, BiConsumer<String, Throwable> reporter) {
    this.server = server;
    this.audit = audit;
    this.reporter = reporter;
  }

  <T> void register(ObjectName name, T bean, Class<T> type) {
    register(name, bean, type, SILENT);
  }

  /** What cannot be registered is reported. */
  <T> void register(ObjectName name, T bean, Class<T> type, NotificationBroadcasterSupport emitter) {
    try {
      add(name, bean, type, emitter);
    } catch (JMException e) {
      report(NLS.bind(Messages.Management_notRegistered, name), e);
    }
  }

  /**
   * Registers one that its caller reports if it cannot be.
   *
   * @throws JMException also if there is one of that name, of whomever
   */
  <T> void add(ObjectName name, T bean, Class<T> type) throws JMException {
    add(name, bean, type, SILENT);
  }

  private synchronized <T> void add(ObjectName name, T bean, Class<T> type, NotificationBroadcasterSupport emitter)
      throws JMException {
    if (!closed) {
      server.registerMBean(new DescribedBean(name, bean, type, emitter, audit, infos), name);
      registered.add(name);
    }
  }

  /** Tells what went wrong, and why. */
  void report(String text, Throwable cause) {
    reporter.accept(text, cause);
  }

  synchronized void unregister(ObjectName name) {
    if (registered.remove(name)) {
      try {
        server.unregisterMBean(name);
      } catch (JMException e) {
        report(NLS.bind(Messages.Management_notRegistered, name), e);
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
