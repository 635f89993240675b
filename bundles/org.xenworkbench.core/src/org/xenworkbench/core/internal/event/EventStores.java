/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.whiteboard.LazyService;

/**
 * Chooses the store of the event log, for all that use it: the one with the highest ranking that can be activated. One
 * that cannot is passed over, which is said; it is tried again when a store comes or goes. Any thread.
 */
@Component(service = EventStores.class)
public class EventStores {

  /** Somebody who uses the chosen store. Must not call back. */
  @FunctionalInterface
  public interface User {

    /** Another store is used from now on, or none. The one of before is there until this returns. */
    void use(Optional<EventStore> store);

    /** Stores of a higher ranking cannot be used, in sentences; empty if all can. */
    default void passedOver(Optional<String> text) {
      // most users have nobody to tell
    }
  }

  private final NavigableMap<ServiceReference<EventStore>, LazyService<EventStore>> stores =
      new TreeMap<>(Collections.reverseOrder());
  private final Listeners<User> users = new Listeners<>();
  private Optional<String> passedOver = Optional.empty();
  private volatile Optional<EventStore> chosen = Optional.empty();

  @Reference(service = EventStore.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindStore(ComponentServiceObjects<EventStore> objects) {
    stores.put(objects.getServiceReference(), new LazyService<>(objects));
    choose();
  }

  synchronized void unbindStore(ComponentServiceObjects<EventStore> objects) {
    LazyService<EventStore> gone = stores.remove(objects.getServiceReference());
    choose();
    if (gone != null) {
      gone.release();
    }
  }

  /** That store alone, which is there from the beginning. */
  public static EventStores of(EventStore store) {
    EventStores stores = new EventStores();
    stores.chosen = Optional.of(store);
    return stores;
  }

  /** The store to use now; empty if there is none. */
  public Optional<EventStore> chosen() {
    return chosen;
  }

  /** Tells a user now, if there is a store, and with each change, until it is closed. */
  public synchronized Registration follow(User user) {
    if (chosen.isPresent()) {
      user.use(chosen);
    }
    user.passedOver(passedOver);
    return users.add(user);
  }

  private void choose() {
    List<String> failed = new ArrayList<>();
    Optional<EventStore> best = Optional.empty();
    for (var candidate : stores.entrySet()) {
      best = Optional.ofNullable(candidate.getValue().get());
      if (best.isPresent()) {
        break;
      }
      failed.add(NLS.bind(Messages.EventStores_PassedOver, name(candidate.getKey())));
    }
    use(best);
    tell(failed);
  }

  private void use(Optional<EventStore> best) {
    if (!best.equals(chosen)) {
      chosen = best;
      users.fire(user -> user.use(best));
      stores.values().stream().filter(store -> !store.gives(best)).forEach(LazyService::release);
    }
  }

  private void tell(List<String> failed) {
    Optional<String> text =
        failed.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", failed));
    if (!text.equals(passedOver)) {
      passedOver = text;
      users.fire(user -> user.passedOver(text));
    }
  }

  private static String name(ServiceReference<?> reference) {
    Object component = reference.getProperty("component.name");
    return Objects.toString(component == null ? reference.getProperty(Constants.SERVICE_ID) : component);
  }
}
