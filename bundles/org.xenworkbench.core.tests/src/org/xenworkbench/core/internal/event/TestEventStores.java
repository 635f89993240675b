/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.event.EventStore;

/** Gives the choice of a store its stores as the component runtime does. */
public final class TestEventStores {

  private TestEventStores() {
  }

  /** A choice that has one. */
  public static EventStores of(EventStore store) {
    EventStores stores = new EventStores();
    bind(stores, store);
    return stores;
  }

  /** A store comes. */
  public static void bind(EventStores stores, EventStore store) {
    stores.bindStore(new Offered("store", 0, () -> store));
  }

  /** A store as a component registers it; what gives none is one that cannot be activated. */
  static final class Offered implements ComponentServiceObjects<EventStore> {

    private final ServiceReference<EventStore> reference;
    private final Supplier<EventStore> service;
    int uses;

    Offered(String name, int ranking, Supplier<EventStore> service) {
      this.reference = reference(name, ranking);
      this.service = service;
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<EventStore> reference(String name, int ranking) {
      return (ServiceReference<EventStore>) Proxy.newProxyInstance(ServiceReference.class.getClassLoader(),
          new Class<?>[] {ServiceReference.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "getProperty" -> arguments[0].equals("component.name") ? name
                : arguments[0].equals("service.ranking") ? ranking : null;
            case "compareTo" -> Integer.compare(ranking,
                (Integer) ((ServiceReference<?>) arguments[0]).getProperty("service.ranking"));
            default -> throw new UnsupportedOperationException(method.getName());
          });
    }

    @Override
    public EventStore getService() {
      EventStore got = service.get();
      uses += got == null ? 0 : 1;
      return got;
    }

    @Override
    public void ungetService(EventStore given) {
      uses--;
    }

    @Override
    public ServiceReference<EventStore> getServiceReference() {
      return reference;
    }
  }
}
