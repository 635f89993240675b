/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** The rows, each below the one that it belongs to. */
final class HostsContent implements ITreeContentProvider {

  private final Nodes nodes;

  HostsContent(Nodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public Object[] getElements(@Nullable Object input) {
    return nodes.roots().toArray();
  }

  @Override
  public Object[] getChildren(@Nullable Object parent) {
    return nodes.children(parent).toArray();
  }

  @Override
  public @Nullable Object getParent(@Nullable Object element) {
    return nodes.parent(element).orElse(null);
  }

  @Override
  public boolean hasChildren(@Nullable Object element) {
    return nodes.hasChildren(element);
  }
}
