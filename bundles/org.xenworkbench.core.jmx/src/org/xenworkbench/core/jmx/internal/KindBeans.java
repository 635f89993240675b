/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.xenworkbench.core.jmx.Bean;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;

/** The beans of the objects of one kind, as they are when it looks. Not for several threads at once. */
final class KindBeans<E extends ModelObject> {

  private final BeanRegistry beans;
  private final BeanKind<E> kind;
  private final Map<ObjectId, List<ObjectName>> names = new HashMap<>();
  private boolean ended;

  KindBeans(BeanRegistry beans, BeanKind<E> kind) {
    this.beans = beans;
    this.kind = kind;
  }

  /** Registers what is there. */
  void begin() {
    kind.all().forEach(this::show);
  }

  /** Follows a change: beans come, go, or get other names. */
  void follow(ObjectId id) {
    if (!ended) {
      kind.find(id).ifPresentOrElse(this::show, () -> remove(id));
    }
  }

  /** Removes all of them, for good. */
  void end() {
    ended = true;
    List.copyOf(names.keySet()).forEach(this::remove);
  }

  private void show(E object) {
    List<Bean<?>> now = kind.beans(object);
    List<ObjectName> called = now.stream().map(Names::of).toList();
    if (!called.equals(names.get(object.id()))) {
      remove(object.id());
      names.put(object.id(), called);
      for (Bean<?> bean : now) {
        register(bean);
      }
    }
  }

  private <T> void register(Bean<T> bean) {
    beans.register(Names.of(bean), bean.maker().get(), bean.api());
  }

  private void remove(ObjectId id) {
    List<ObjectName> before = names.remove(id);
    if (before != null) {
      before.forEach(beans::unregister);
    }
  }
}
