/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

/**
 * By which column a list is sorted.
 *
 * @param key the column's key
 * @param descending whether the highest is on top
 */
public record ColumnSort(String key, boolean descending) {
}
