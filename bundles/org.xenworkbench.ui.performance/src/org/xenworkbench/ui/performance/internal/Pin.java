/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.model.ObjectId;

/**
 * What a view shows whatever is selected, and how it is called for it. Immutable.
 *
 * @param objects the objects; none if it follows the selection
 * @param name what stands in its title; empty if it follows the selection
 */
record Pin(List<ObjectId> objects, String name) {

  /** Follows the selection. */
  static final Pin NONE = new Pin(List.of(), "");

  private static final String OBJECTS = "pinned";
  private static final String NAME = "pinnedName";
  private static final String SEPARATOR = "\n";

  /** Copies the list. */
  Pin {
    objects = List.copyOf(objects);
  }

  boolean isSet() {
    return !objects.isEmpty();
  }

  void save(IMemento memento) {
    memento.putString(OBJECTS, objects.stream().map(ObjectId::key).collect(Collectors.joining(SEPARATOR)));
    memento.putString(NAME, name);
  }

  /** What was saved; what cannot be read is left out. */
  static Pin restore(@Nullable IMemento memento) {
    String saved = memento == null ? null : memento.getString(OBJECTS);
    if (memento == null || saved == null) {
      return NONE;
    }
    List<ObjectId> objects = Stream.of(saved.split(SEPARATOR)).flatMap(Pin::parsed).toList();
    String name = memento.getString(NAME);
    return objects.isEmpty() ? NONE : new Pin(objects, name == null ? "" : name);
  }

  /** None of a version that knows more kinds of objects. */
  private static Stream<ObjectId> parsed(String key) {
    try {
      return Stream.of(ObjectId.parse(key));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
