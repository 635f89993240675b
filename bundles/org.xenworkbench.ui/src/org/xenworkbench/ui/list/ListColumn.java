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
  /** The same where there is too little room. */
  private static final int TIGHT = 9;
  /** An icon, or the mark of the sort, beside a text. */
  private static final int ICON = 24;

  /** So much of a text is always there. */
  private static final String LITTLE = "xen-88";
  /** One long text does not take the room of all the others. */
  private static final int MOST_TIMES = 2;

  private final int number;
  private final Item item;
  private final ColumnSpec spec;
  private OptionalInt chosen = OptionalInt.empty();
  private boolean hidden;
  /** Whether it has nothing to say for now, whatever the user wants. */
  private boolean away;
  private boolean hiddenAtFirst;
  private boolean highestFirst;
  private int given = -1;
  private int seen;
  private int longest;

  ListColumn(int number, Item item, ColumnSpec spec) {
    this.number = number;
    this.item = item;
    this.spec = spec;
  }

  int number() {
    return number;
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

  boolean isShown() {
    return !hidden && !away;
  }

  void setAway(boolean value) {
    away = value && canHide();
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

  /** Rows say this; whether it is wider than all that was seen before. */
  boolean see(GC gc, String text) {
    if (text.isEmpty() || text.length() * 2 < longest) {
      return false;
    }
    longest = Math.max(longest, text.length());
    int before = seen;
    seen = Math.max(seen, gc.stringExtent(text).x);
    return seen > before;
  }

  /** Whatever was seen was of another font. */
  void forgetSeen() {
    seen = 0;
    longest = 0;
  }

  /**
   * The room it needs for what it says, which only grows, so that columns do not come and go with each value; as long
   * as there are no rows that for what it may say. A number is never cut, since its beginning would look like another.
   *
   * @param hasRows whether there are rows, whatever they say here
   */
  RoomShare.Need need(GC gc, boolean hasRows) {
    if (chosen.isPresent()) {
      return RoomShare.Need.fixed(chosen.getAsInt());
    }
    int extra = PADDING + spec.icons() * ICON;
    int title = gc.stringExtent(item.getText()).x + PADDING;
    int little = gc.stringExtent(LITTLE).x + extra;
    int least = gc.stringExtent(spec.least()).x + extra;
    int wanted = Math.max(least, gc.stringExtent(spec.wanted()).x + extra);
    if (spec.steady()) {
      int width = Math.max(Math.max(title, wanted), seen + extra);
      return new RoomShare.Need(width, width, spec.weight());
    }
    if (hasRows) {
      boolean isNumber = spec.least().equals(spec.wanted());
      int says = seen == 0 ? 0 : seen + extra;
      int tight = seen == 0 ? 0 : says - PADDING + TIGHT;
      int most = Math.min(says, MOST_TIMES * wanted);
      least = isNumber ? says : Math.min(says, least);
      wanted = isNumber ? Math.max(says, wanted) : most;
      little = isNumber ? Math.max(tight, Math.min(title, little)) : Math.min(tight, little);
    }
    int needed = Math.max(title, least);
    int floor = Math.min(Math.max(little, Math.min(title, gc.stringExtent(LITTLE).x)), needed);
    return new RoomShare.Need(floor, Math.max(floor, title), needed,
        Math.max(Math.max(needed, title + ICON), wanted), spec.weight());
  }
}
