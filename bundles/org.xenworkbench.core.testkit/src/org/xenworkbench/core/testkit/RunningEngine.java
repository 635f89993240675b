/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmService;

/**
 * The services of the running engine with its real components, for tests within OSGi. Extend it in a bundle that has
 * been started.
 *
 * @since 0.1
 */
@ConsumerType
public class RunningEngine {

  /** The configured hosts. */
  public final HostRegistry registry = service(HostRegistry.class);
  /** What is there. */
  public final Inventory inventory = service(Inventory.class);
  /** What is measured. */
  public final Sampler sampler = service(Sampler.class);
  /** How often, and how that goes. */
  public final Polling polling = service(Polling.class);
  /** What was measured. */
  public final MetricHistory history = service(MetricHistory.class);
  /** The migrations. */
  public final MigrationService migrations = service(MigrationService.class);
  /** What runs. */
  public final OperationService operations = service(OperationService.class);
  /** What can be done with VMs. */
  public final VmService machines = service(VmService.class);
  /** Their consoles. */
  public final ConsoleService consoles = service(ConsoleService.class);
  /** The event log. */
  public final EventLog log = service(EventLog.class);

  /**
   * One service.
   *
   * @throws AssertionError if it is missing: its component is not satisfied
   */
  protected final <T> T service(Class<T> type) {
    BundleContext context = FrameworkUtil.getBundle(getClass()).getBundleContext();
    ServiceReference<T> reference = context.getServiceReference(type);
    T service = reference == null ? null : context.getService(reference);
    if (service == null) {
      throw new AssertionError("The service " + type.getName() + " is missing: its component is not satisfied");
    }
    return service;
  }
}
