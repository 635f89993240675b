/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.alerts.internal.Watched.Watch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/** All objects of which something is to be remembered, by themselves and by their hosts. Not for several threads. */
final class WatchedObjects {

  private final Map<ObjectId, Watched> objects = new HashMap<>();
  private final Map<HostId, Set<ObjectId>> byHost = new HashMap<>();

  /** The object of that identity; null if nothing is to be remembered of it. */
  @Nullable
  Watched get(ObjectId id) {
    return objects.get(id);
  }

  /** All of them now. */
  List<Watched> all() {
    return List.copyOf(objects.values());
  }

  /** A host and its VMs, as far as something is to be remembered of them now. */
  List<Watched> of(HostId host) {
    return byHost.getOrDefault(host, Set.of()).stream().map(id -> Objects.requireNonNull(objects.get(id))).toList();
  }

  /** Remembers what a rule makes of an object. */
  Watched add(ObjectId id, HostId host, Watch watch) {
    Watched watched = objects.get(id);
    if (watched == null) {
      watched = new Watched(id, host);
      objects.put(id, watched);
      enter(watched);
    }
    watched.watches.put(watch.rule().id(), watch);
    return watched;
  }

  /** Forgets what a rule made of an object. */
  void forget(Watched watched, Watch watch) {
    watched.watches.remove(watch.rule().id(), watch);
    if (watched.watches.isEmpty()) {
      objects.remove(watched.id);
      leave(watched);
    }
  }

  /** Another host owns it now. */
  void move(Watched watched, HostId host) {
    leave(watched);
    watched.setHost(host);
    enter(watched);
  }

  private void enter(Watched watched) {
    byHost.computeIfAbsent(watched.host(), key -> new HashSet<>()).add(watched.id);
  }

  private void leave(Watched watched) {
    Set<ObjectId> there = byHost.getOrDefault(watched.host(), Set.of());
    there.remove(watched.id);
    if (there.isEmpty()) {
      byHost.remove(watched.host());
    }
  }
}
