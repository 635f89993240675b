/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

/**
 * The room a column needs, told by texts, since only the font knows how wide they are.
 *
 * @param key names the column in what is stored
 * @param least a text that is never cut
 * @param wanted a text that is not cut where there is room
 * @param weight its part of the room that is left over; 0 for none
 * @param icons how many icons, expanders and indents there is room for before its text
 * @param steady whether it always has the room of {@code wanted}, for what gets longer and shorter by itself
 * @since 0.1
 */
public record ColumnSpec(String key, String least, String wanted, int weight, int icons, boolean steady) {

  /** One whose room follows what it says. */
  public ColumnSpec(String key, String least, String wanted, int weight, int icons) {
    this(key, least, wanted, weight, icons, false);
  }

  /** A column of plain text. */
  public static ColumnSpec of(String key, String least, String wanted) {
    return new ColumnSpec(key, least, wanted, 0, 0);
  }

  /** A column that keeps its width, however long its values are up to this one. */
  public static ColumnSpec steady(String key, String longest) {
    return new ColumnSpec(key, longest, longest, 0, 0, true);
  }

  /** A column whose values are all about as long as this one. */
  public static ColumnSpec of(String key, String sample) {
    return of(key, sample, sample);
  }
}
