/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * Tags in memory; listeners hear at once. One thread.
 *
 * @since 0.1
 */
public final class FakeTags implements Tags {

  private final Map<ObjectId, Set<String>> tags = new LinkedHashMap<>();
  private final List<Listener> listeners = new ArrayList<>();

  /** Gives tags to an object. */
  public void put(ObjectId object, String... added) {
    change(List.of(object), Set.of(added), Set.of());
  }

  @Override
  public List<String> of(ObjectId object) {
    return List.copyOf(tags.getOrDefault(object, Set.of()));
  }

  @Override
  public List<String> all() {
    Set<String> all = new TreeSet<>();
    tags.values().forEach(all::addAll);
    return List.copyOf(all);
  }

  @Override
  public Optional<String> obstacle(String tag) {
    return Tags.isTag(tag) ? Optional.empty() : Optional.of("No tag: " + tag);
  }

  @Override
  public void change(Collection<? extends ObjectId> objects, Set<String> added, Set<String> removed) {
    for (ObjectId object : objects) {
      Set<String> own = tags.computeIfAbsent(object, id -> new TreeSet<>());
      own.removeAll(removed);
      own.addAll(added);
    }
    Set<ObjectId> told = Set.copyOf(objects);
    listeners.forEach(listener -> listener.tagsChanged(told));
  }

  @Override
  public Registration addListener(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
