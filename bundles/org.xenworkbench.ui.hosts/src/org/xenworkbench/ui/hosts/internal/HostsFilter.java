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
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;

/** Shows what contains all typed words in its name or state, and the hosts above it. */
final class HostsFilter extends ViewerFilter {

  private final Inventory inventory;
  private final HostRows rows;
  private String[] words = {};

  HostsFilter(Inventory inventory, HostRows rows) {
    this.inventory = inventory;
    this.rows = rows;
  }

  void setText(String text) {
    words = text.isBlank() ? new String[0] : text.trim().toLowerCase(Locale.ROOT).split("\\s+");
  }

  @Override
  public boolean select(@Nullable Viewer viewer, @Nullable Object parent, @Nullable Object element) {
    return element != null && (words.length == 0 || matches(element) || parent != null && parent instanceof Host
        && matches(parent) || element instanceof Host host && hasMatchingChild(host));
  }

  private boolean hasMatchingChild(Host host) {
    return inventory.virtualMachines(host.id()).stream().anyMatch(this::matches);
  }

  private boolean matches(Object element) {
    String text = (rows.name(element) + ' ' + rows.state(element)).toLowerCase(Locale.ROOT);
    return Arrays.stream(words).allMatch(text::contains);
  }
}
