/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Networks;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.Storage;
import org.xenworkbench.ui.NoQuestionOpen;

/**
 * Has the keys of hosts and VMs do the same with storage and networks while these are selected: what starts a VM starts
 * a pool. Each kind has a context of its own for that. UI thread.
 */
final class KindKeys {

  private static final Map<Class<? extends ModelObject>, String> CONTEXTS = Map.of(Storage.class,
      context("storage"), Pool.class, context("pool"), Networks.class, context("networks"), Network.class,
      context("network"));

  private final IContextService contexts;
  private Optional<String> shown = Optional.empty();
  private @Nullable IContextActivation activation;

  KindKeys(IContextService contexts) {
    this.contexts = contexts;
  }

  private static String context(String kind) {
    return HostCommands.TREE_CONTEXT + '.' + kind;
  }

  /** The context of what is selected, if all of it is of one such kind. */
  static Optional<String> of(List<? extends ModelObject> selected) {
    List<Class<?>> kinds = selected.stream().<Class<?>>map(Object::getClass).distinct().toList();
    return kinds.size() == 1 ? Optional.ofNullable(CONTEXTS.get(kinds.get(0))) : Optional.empty();
  }

  /** That is selected, in a list that has the focus; nothing if it has not. */
  void follow(List<? extends ModelObject> selected) {
    Optional<String> now = of(selected);
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    IContextActivation before = activation;
    if (before != null) {
      contexts.deactivateContext(before);
    }
    activation = now.isEmpty() ? null : contexts.activateContext(now.get(), new NoQuestionOpen());
  }
}
