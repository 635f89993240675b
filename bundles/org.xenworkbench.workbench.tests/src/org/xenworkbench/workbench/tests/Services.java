/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Gets OSGi services. */
final class Services {

  private Services() {
  }

  static BundleContext context() {
    return FrameworkUtil.getBundle(Services.class).getBundleContext();
  }

  /** The service; an error if there is none. */
  static <T> T get(Class<T> type) {
    ServiceReference<T> reference = context().getServiceReference(type);
    if (reference == null) {
      throw new IllegalStateException("No service " + type.getName());
    }
    return context().getService(reference);
  }
}
