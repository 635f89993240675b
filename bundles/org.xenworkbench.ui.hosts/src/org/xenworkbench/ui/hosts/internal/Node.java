/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.xenworkbench.core.model.ModelObject;

/** A row together with its kind, which answers for it; see {@link NodeKind}. */
public record Node<E extends ModelObject>(NodeKind<E> kind, E handle) {

  /** Its icon. */
  public ImageDescriptor icon() {
    return kind.icon(handle);
  }

  /** Whether it bears a warning sign. */
  public boolean isMarked() {
    return kind.isMarked(handle);
  }

  /** Its name. */
  public String name() {
    return kind.name(handle);
  }

  /** Its state in words. */
  public String state() {
    return kind.state(handle);
  }

  /** What the filter looks at. */
  public String matched() {
    return kind.matched(handle);
  }

  /** What commands depend on. */
  public String actionState() {
    return kind.actionState(handle);
  }

  /** The command that a double click runs. */
  public Optional<String> openCommand() {
    return kind.openCommand(handle);
  }

  /** Whether what is below it is shown when it comes. */
  public boolean opensAtFirst() {
    return kind.opensAtFirst();
  }

  /** Asks for what is below it. */
  public void look() {
    kind.look(handle);
  }

  /** The same if it was never asked for. */
  void lookFirst() {
    kind.lookFirst(handle);
  }
}
