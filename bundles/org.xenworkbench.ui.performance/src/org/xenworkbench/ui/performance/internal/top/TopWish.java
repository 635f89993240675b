/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.list.ColumnSort;

/**
 * What the user wants to see. Immutable.
 *
 * @param words what the names of VM and host contain, in lower case; empty for any
 * @param hosts of which hosts; empty for all
 * @param column by what it is sorted
 * @param descending whether what is most is on top
 */
record TopWish(List<String> words, Optional<Set<HostId>> hosts, TopColumn column, boolean descending) {

  /** Who takes most of the CPUs of all hosts. */
  static final TopWish FIRST = new TopWish(List.of(), Optional.empty(), TopColumn.CPU, true);

  TopWish withText(String text) {
    List<String> typed = text.isBlank() ? List.of() : Arrays.asList(text.trim().toLowerCase(Locale.ROOT).split("\\s+"));
    return new TopWish(typed, hosts, column, descending);
  }

  TopWish withHosts(Optional<Set<HostId>> wanted) {
    return new TopWish(words, wanted.map(Set::copyOf), column, descending);
  }

  /** The same, sorted otherwise; as {@link #FIRST} if the user chose nothing. */
  TopWish withSort(Optional<ColumnSort> sort) {
    return new TopWish(words, hosts, sort.map(by -> TopColumn.of(by.key())).orElse(FIRST.column),
        sort.map(ColumnSort::descending).orElse(FIRST.descending));
  }

  /** Whether it has all the words. */
  boolean matches(String vm, String host) {
    if (words.isEmpty()) {
      return true;
    }
    String text = (vm + '\n' + host).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
