/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.ui.hosts.internal.HostColumn;
import org.xenworkbench.ui.list.ColumnSort;

/**
 * What the user wants to see. Immutable.
 *
 * @param words what the columns in sight contain, in lower case; empty for any
 * @param shown the columns in sight
 * @param column by what it is sorted
 * @param descending whether the highest is on top
 */
record VmWish(List<String> words, Set<HostColumn> shown, HostColumn column, boolean descending) {

  /** All, by their names. */
  static final VmWish FIRST = new VmWish(List.of(), EnumSet.allOf(HostColumn.class), HostColumn.NAME, false);

  static VmWish of(String text, Set<HostColumn> shown, Optional<ColumnSort> sort) {
    List<String> words = text.isBlank() ? List.of()
        : Arrays.asList(text.trim().toLowerCase(Locale.ROOT).split("\\s+"));
    return new VmWish(words, EnumSet.copyOf(shown), sort.map(by -> HostColumn.of(by.key())).orElse(FIRST.column),
        sort.filter(ColumnSort::descending).isPresent());
  }

  /** Whether the same VMs are listed for another one, in whichever order. */
  boolean listsAs(VmWish other) {
    return words.equals(other.words) && (words.isEmpty() || shown.equals(other.shown));
  }

  /** Whether it depends on what is measured. */
  boolean isMeasured() {
    return column.isMeasured() || !words.isEmpty();
  }
}
