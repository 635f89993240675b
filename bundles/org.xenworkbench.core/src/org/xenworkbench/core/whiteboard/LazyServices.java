/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.whiteboard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/**
 * Services of a whiteboard that are got when they are first used rather than when they are bound. What third parties
 * register may itself need the service that binds it; got while that one is still being activated, felix.scr would see
 * a circle and leave it out.
 *
 * @param <T> the kind of service
 * @since 0.1
 */
public final class LazyServices<T> {

  private final Map<ServiceReference<T>, LazyService<T>> services = new ConcurrentSkipListMap<>();

  /** Adds a service. */
  public void add(ComponentServiceObjects<T> objects) {
    services.put(objects.getServiceReference(), new LazyService<>(objects));
  }

  /** Removes a service and gives it back. */
  public void remove(ComponentServiceObjects<T> objects) {
    LazyService<T> lazy = services.remove(objects.getServiceReference());
    if (lazy != null) {
      lazy.release();
    }
  }

  /** The services that are there now. */
  public List<T> get() {
    return stream().toList();
  }

  /** The services that are there now. */
  public Stream<T> stream() {
    return services.values().stream().map(LazyService::get).filter(Objects::nonNull);
  }
}
