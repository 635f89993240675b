/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;

/** Each row where its kind, or another, puts it: VMs below their hosts. The kinds tell where something comes. */
record ByHost(List<NodeKind<?>> kinds) implements Arrangement {

  @Override
  public List<ModelObject> roots() {
    return kinds.stream().<ModelObject>flatMap(kind -> kind.roots().stream())
        .filter(root -> parentOf(root).isEmpty()).toList();
  }

  @Override
  public List<ModelObject> below(ModelObject row) {
    return kinds.stream().<ModelObject>flatMap(kind -> kind.below(row).stream()).toList();
  }

  @Override
  public boolean hasBelow(ModelObject row) {
    return kinds.stream().anyMatch(kind -> kind.hasBelow(row));
  }

  @Override
  public Optional<ModelObject> parentOf(ModelObject row) {
    return kinds.stream().<ModelObject>flatMap(kind -> kind.parentOf(row).stream()).findFirst();
  }

  @Override
  public boolean has(ModelObject object) {
    return kinds.stream().anyMatch(kind -> kind.type().isInstance(object));
  }

  @Override
  public Registration listen(NodeListener listener) {
    return () -> {};
  }
}
