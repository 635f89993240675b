/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.Comparator;
import org.xenworkbench.core.text.NameOrder;

/**
 * By which column a list is sorted.
 *
 * @param key the column's key
 * @param descending whether the highest is on top
 * @since 0.1
 */
public record ColumnSort(String key, boolean descending) {

  /** How texts are sorted, in all lists alike. */
  public static final Comparator<String> TEXTS = NameOrder.NAMES;
}
