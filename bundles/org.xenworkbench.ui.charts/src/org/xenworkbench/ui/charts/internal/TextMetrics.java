/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Drawable;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/** A font with its bold sister and the sizes of texts in it, remembered since measuring is slow. UI thread. */
public final class TextMetrics implements TextMeasure {

  private static final int MOST_REMEMBERED = 1000;
  private static final double POINTS_PER_INCH = 72;
  private static final int UNKNOWN = -1;

  private final Drawable drawable;
  private final Font font;
  private final Font bold;
  private final int height;
  private final TextStyle style;
  private @Nullable GC batch;
  private final Map<String, Integer> widths = new HashMap<>();

  /** Takes a font, which stays the caller's. */
  public TextMetrics(Device device, Drawable drawable, Font font) {
    this.drawable = drawable;
    this.font = font;
    FontData[] data = font.getFontData();
    for (FontData part : data) {
      part.setStyle(part.getStyle() | SWT.BOLD);
    }
    this.bold = new Font(device, data);
    this.height = measure("Ag").y;
    double pixels = data[0].getHeight() * device.getDPI().y / POINTS_PER_INCH;
    int ascent = batch(() -> Objects.requireNonNull(batch).getFontMetrics().getAscent());
    this.style = new TextStyle(data[0].getName(), data[0].getHeight(), pixels, ascent, height);
  }

  @Override
  public int width(String text) {
    if (widths.size() > MOST_REMEMBERED) {
      widths.clear();
    }
    int width = widths.getOrDefault(text, UNKNOWN);
    if (width == UNKNOWN) {
      width = measure(text).x;
      widths.put(text, width);
    }
    return width;
  }

  @Override
  public int boldWidth(String text) {
    return batch(() -> {
      Objects.requireNonNull(batch).setFont(bold);
      return measure(text).x;
    });
  }

  private Point measure(String text) {
    GC open = batch;
    if (open != null) {
      return open.textExtent(text, SWT.DRAW_TRANSPARENT);
    }
    return batch(() -> measure(text));
  }

  /** Runs work that measures many texts, with one graphics context for all. */
  public <T> T batch(Supplier<T> work) {
    GC outer = batch;
    GC gc = outer == null ? new GC(drawable) : outer;
    try {
      gc.setFont(font);
      batch = gc;
      return work.get();
    } finally {
      batch = outer;
      gc.setFont(font);
      if (outer == null) {
        gc.dispose();
      }
    }
  }

  @Override
  public int height() {
    return height;
  }

  /** The font, for who has no GC. */
  TextStyle style() {
    return style;
  }

  /** The font. */
  public Font font() {
    return font;
  }

  Font bold() {
    return bold;
  }

  /** Frees the bold font. */
  public void dispose() {
    bold.dispose();
  }
}
