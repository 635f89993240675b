/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.util.List;
import java.util.Optional;
import org.xenworkbench.ui.list.ColumnSort;

/**
 * What the user wants to see.
 *
 * @param words what an alert must say, in small letters; empty for all
 * @param alerts by which column they are sorted; empty for the worst first
 * @param rules by which column rules are sorted; empty for their names
 */
record AlertWish(List<String> words, Optional<ColumnSort> alerts, Optional<ColumnSort> rules) {

  /** All in the order of the engine. */
  static final AlertWish ALL = new AlertWish(List.of(), Optional.empty(), Optional.empty());
}
