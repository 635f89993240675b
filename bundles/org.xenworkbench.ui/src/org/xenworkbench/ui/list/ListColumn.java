/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.OptionalInt;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Item;

/** One column: what it needs, and what the user made of it. UI thread. */
final class ListColumn {

  /** Around a text, on both sides together. */
  private static final int PADDING = 14;
  /** An icon, or the mark of the sort, beside a text. */
  private static final int ICON = 24;

  private final int number;
  private final Item item;
  private final ColumnSpec spec;
  private OptionalInt chosen = OptionalInt.empty();
  private boolean hidden;
  private boolean hiddenAtFirst;
  private boolean highestFirst;
  private int given = -1;

  ListColumn(int number, Item item, ColumnSpec spec) {
    this.number = number;
    this.item = item;
    this.spec = spec;
  }

  String key() {
    return spec.key();
  }

  Item item() {
    return item;
  }

  String title() {
    return item.getText();
  }

  /** What the rows are known by stays. */
  boolean canHide() {
    return number > 0;
  }

  boolean isHidden() {
    return hidden;
  }

  void setHidden(boolean wanted) {
    hidden = wanted && canHide();
  }

  void hideAtFirst() {
    hiddenAtFirst = true;
    setHidden(true);
  }

  /** Whether the first click has the highest on top. */
  boolean isHighestFirst() {
    return highestFirst;
  }

  void setHighestFirst() {
    highestFirst = true;
  }

  /** The width that the user chose, in pixels. */
  OptionalInt chosen() {
    return chosen;
  }

  void setChosen(OptionalInt width) {
    chosen = width;
  }

  /** The width it was given last. */
  int given() {
    return given;
  }

  void setGiven(int width) {
    given = width;
  }

  void reset() {
    chosen = OptionalInt.empty();
    setHidden(hiddenAtFirst);
  }

  RoomShare.Need need(GC gc) {
    if (chosen.isPresent()) {
      return RoomShare.Need.fixed(chosen.getAsInt());
    }
    int extra = PADDING + spec.icons() * ICON;
    int title = gc.stringExtent(item.getText()).x + PADDING;
    int least = Math.max(title, gc.stringExtent(spec.least()).x + extra);
    return new RoomShare.Need(least, Math.max(Math.max(least, title + ICON),
        gc.stringExtent(spec.wanted()).x + extra), spec.weight());
  }
}
