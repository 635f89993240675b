/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Arrays;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.xenworkbench.core.model.ModelObject;

/** Shows what contains all typed words in its name or state, what stands below that, and the rows above it. */
final class HostsFilter extends ViewerFilter {

  private final Nodes nodes;
  private String[] words = {};

  HostsFilter(Nodes nodes) {
    this.nodes = nodes;
  }

  void setText(String text) {
    words = text.isBlank() ? new String[0] : text.trim().toLowerCase(Locale.ROOT).split("\\s+");
  }

  @Override
  public boolean select(@Nullable Viewer viewer, @Nullable Object parent, @Nullable Object element) {
    return element instanceof ModelObject node && shows(node);
  }

  /** Whether a row is shown. */
  boolean shows(ModelObject node) {
    return words.length == 0 || nodes.withAncestors(node).anyMatch(this::matches) || hasMatchBelow(node);
  }

  private boolean hasMatchBelow(ModelObject node) {
    return nodes.children(node).stream().anyMatch(child -> matches(child) || hasMatchBelow(child));
  }

  private boolean matches(ModelObject node) {
    String text = nodes.matched(node).toLowerCase(Locale.ROOT);
    return Arrays.stream(words).allMatch(text::contains);
  }
}
