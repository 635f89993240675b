/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.whiteboard;

import java.util.Optional;
import org.osgi.service.component.ComponentServiceObjects;

/**
 * A service that is got when it is first used rather than when it is bound.
 *
 * @param <T> the kind of service
 * @since 0.1
 */
public final class LazyService<T> {

  private final ComponentServiceObjects<T> objects;
  private T service;

  /** Gets nothing yet. */
  public LazyService(ComponentServiceObjects<T> objects) {
    this.objects = objects;
  }

  /** The service. */
  public synchronized T get() {
    if (service == null) {
      service = objects.getService();
    }
    return service;
  }

  /** Whether it was got and is that one. */
  public synchronized boolean gives(Optional<T> wanted) {
    return service != null && wanted.filter(service::equals).isPresent();
  }

  /** Gives it back, if it was got. */
  public synchronized void release() {
    if (service != null) {
      objects.ungetService(service);
      service = null;
    }
  }
}
