/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.xenworkbench.core.model.ModelObject;

/** A row together with its kind, which answers for it; see {@link NodeKind}. */
record Node<E extends ModelObject>(NodeKind<E> kind, E handle) {

  ImageDescriptor icon() {
    return kind.icon(handle);
  }

  boolean isMarked() {
    return kind.isMarked(handle);
  }

  String name() {
    return kind.name(handle);
  }

  String state() {
    return kind.state(handle);
  }

  String matched() {
    return kind.matched(handle);
  }

  String actionState() {
    return kind.actionState(handle);
  }

  Optional<String> openCommand() {
    return kind.openCommand(handle);
  }

  Optional<String> openObstacle() {
    return kind.openObstacle(handle);
  }
}
