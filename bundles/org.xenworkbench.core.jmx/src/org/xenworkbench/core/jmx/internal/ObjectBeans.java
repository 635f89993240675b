/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;

/** The beans of all objects, of whichever kinds there are; kinds come and go. Any thread. */
final class ObjectBeans implements AutoCloseable {

  private final BeanRegistry beans;
  private final Executor executor;
  private final Map<BeanKind<?>, Shown> kinds = new ConcurrentHashMap<>();

  private record Shown(KindBeans<?> beans, Registration changes) {
  }

  /**
   * Creates it, without any.
   *
   * @param executor runs one task at a time
   */
  ObjectBeans(BeanRegistry beans, Executor executor) {
    this.beans = beans;
    this.executor = executor;
  }

  <E extends ModelObject> void add(BeanKind<E> kind) {
    KindBeans<E> shown = new KindBeans<>(beans, kind);
    kinds.put(kind, new Shown(shown, kind.listen(id -> executor.execute(() -> shown.follow(id)))));
    // after listening began: what changes in between is followed twice, which does nothing, but never missed
    executor.execute(shown::begin);
  }

  void remove(BeanKind<?> kind) {
    Shown shown = kinds.remove(kind);
    if (shown != null) {
      shown.changes().close();
      executor.execute(shown.beans()::end);
    }
  }

  /** Follows none any more; the beans are removed with all others. */
  @Override
  public void close() {
    kinds.values().forEach(shown -> shown.changes().close());
    kinds.clear();
  }
}
