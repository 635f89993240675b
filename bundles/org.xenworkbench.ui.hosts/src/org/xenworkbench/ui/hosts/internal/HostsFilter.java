/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.xenworkbench.core.model.ModelObject;

/**
 * Shows what contains all typed words in its name, state or tags, what stands below that, and the rows above it; and no
 * hosts that are not connected, if the user wants none.
 */
public final class HostsFilter extends ViewerFilter {

  /** What a word begins with that is a tag. */
  private static final String TAG = "tag:";

  private final Nodes nodes;
  private String[] words = {};
  private boolean hidesOff;

  HostsFilter(Nodes nodes) {
    this.nodes = nodes;
  }

  void setText(String text) {
    words = text.isBlank() ? new String[0] : text.trim().toLowerCase(Locale.ROOT).split("\\s+");
  }

  /** The tag that a typed word names; an empty one for any; empty if it is another word. */
  public static Optional<String> tag(String word) {
    return word.startsWith(TAG) ? Optional.of(word.substring(TAG.length())) : Optional.empty();
  }

  boolean hidesOff() {
    return hidesOff;
  }

  /** Whether hosts that are not connected are left out, with what is below them. */
  void setHidesOff(boolean hides) {
    hidesOff = hides;
  }

  /** Whether it leaves anything out. */
  boolean isActive() {
    return words.length > 0 || hidesOff;
  }

  @Override
  public boolean select(@Nullable Viewer viewer, @Nullable Object parent, @Nullable Object element) {
    return element instanceof ModelObject node && shows(node);
  }

  /** Whether a row is shown. */
  boolean shows(ModelObject node) {
    return !(hidesOff && nodes.isOff(node)) && isFound(node);
  }

  private boolean isFound(ModelObject node) {
    return words.length == 0 || nodes.withAncestors(node).anyMatch(this::matches) || hasMatchBelow(node);
  }

  private boolean hasMatchBelow(ModelObject node) {
    return nodes.children(node).stream().filter(child -> !(hidesOff && nodes.isOff(child)))
        .anyMatch(child -> matches(child) || hasMatchBelow(child));
  }

  private boolean matches(ModelObject node) {
    String text = nodes.matched(node).toLowerCase(Locale.ROOT);
    return Arrays.stream(words).allMatch(word -> tag(word)
        .map(tag -> RowFacts.isAmong(nodes.text(node, HostColumn.TAGS), tag)).orElseGet(() -> text.contains(word)));
  }
}
