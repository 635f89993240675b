/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.jmx.Bean;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;

/**
 * The beans of the objects of one kind, as they are when it looks. The kind may be a third party's: what it fails at
 * costs neither other beans nor other objects. Not for several threads at once.
 */
final class KindBeans<E extends ModelObject> {

  private final BeanRegistry beans;
  private final BeanKind<E> kind;
  private final Map<ObjectId, Shown> objects = new HashMap<>();
  private boolean ended;

  /**
   * What there is of an object.
   *
   * @param names of its beans that are registered
   * @param told failures that were reported: each change is another attempt, which may fail for the same reason
   */
  private record Shown(Set<ObjectName> names, Set<String> told) {
  }

  /** What may fail. */
  @FunctionalInterface
  private interface Attempt {
    void make() throws JMException;
  }

  KindBeans(BeanRegistry beans, BeanKind<E> kind) {
    this.beans = beans;
    this.kind = kind;
  }

  /** Registers what is there. */
  void begin() {
    String failed = NLS.bind(Messages.KindBeans_failed, kind.getClass().getName());
    attempt(new HashSet<>(), failed, () -> kind.all().forEach(object -> follow(object.id(), () -> show(object))));
  }

  /** Follows a change: beans come, go, or get other names. */
  void follow(ObjectId id) {
    if (!ended) {
      follow(id, () -> kind.find(id).ifPresentOrElse(this::show, () -> remove(id)));
    }
  }

  private void follow(ObjectId id, Attempt change) {
    attempt(shown(id).told(), NLS.bind(Messages.KindBeans_failed, id.key()), change);
  }

  /** Removes all of them, for good. */
  void end() {
    ended = true;
    List.copyOf(objects.keySet()).forEach(this::remove);
  }

  private Shown shown(ObjectId id) {
    return objects.computeIfAbsent(id, key -> new Shown(new LinkedHashSet<>(), new HashSet<>()));
  }

  private void show(E object) {
    Shown shown = shown(object.id());
    Map<ObjectName, Bean<?>> now = new LinkedHashMap<>();
    for (Bean<?> bean : kind.beans(object)) {
      String failed = NLS.bind(Messages.KindBeans_failed, bean.type() + ' ' + bean.identity());
      attempt(shown.told(), failed, () -> now.put(Names.of(bean), bean));
    }
    shown.names().stream().filter(name -> !now.containsKey(name)).toList().forEach(name -> {
      beans.unregister(name);
      shown.names().remove(name);
    });
    now.forEach((name, bean) -> {
      if (!shown.names().contains(name)) {
        attempt(shown.told(), NLS.bind(Messages.Management_notRegistered, name), () -> {
          register(name, bean);
          shown.names().add(name);
        });
      }
    });
  }

  private <T> void register(ObjectName name, Bean<T> bean) throws JMException {
    beans.add(name, bean.maker().get(), bean.api());
  }

  private void remove(ObjectId id) {
    Shown before = objects.remove(id);
    if (before != null) {
      before.names().forEach(beans::unregister);
    }
  }

  private void attempt(Set<String> told, String failed, Attempt attempt) {
    try {
      attempt.make();
      told.remove(failed);
    } catch (JMException | RuntimeException | LinkageError e) {
      if (told.add(failed)) {
        beans.report(failed, e);
      }
    }
  }
}
