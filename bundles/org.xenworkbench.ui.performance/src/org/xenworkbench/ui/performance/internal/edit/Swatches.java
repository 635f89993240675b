/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.widgets.Control;
import org.xenworkbench.ui.charts.SeriesColors;

/** The colours that a line can have, as small images for a control, which they go with. UI thread. */
final class Swatches {

  private static final int SIZE = 16;
  private static final int BAR = 6;

  private final Control control;
  private final Map<Integer, Image> images = new HashMap<>();

  Swatches(Control control) {
    this.control = control;
    control.addListener(SWT.Dispose, event -> images.values().forEach(Image::dispose));
  }

  /** What colours are called, from the first on: on a light and a dark background they differ a little. */
  static List<String> names() {
    return List.of(Messages.Swatches_blue, Messages.Swatches_red, Messages.Swatches_green, Messages.Swatches_orange,
        Messages.Swatches_otherBlue, Messages.Swatches_pink, Messages.Swatches_yellow, Messages.Swatches_text);
  }

  /** The image of a colour, from 1 on; none for that which the metric has. */
  @Nullable
  Image of(OptionalInt color) {
    return color.isEmpty() ? null : images.computeIfAbsent(color.getAsInt(), this::make);
  }

  private Image make(int color) {
    Color drawn = new Color(SeriesColors.of(color - 1, control.getBackground().getRGB(),
        control.getForeground().getRGB()));
    ImageGcDrawer drawer = (GC gc, int width, int height) -> {
      gc.setBackground(control.getBackground());
      gc.fillRectangle(0, 0, width, height);
      gc.setBackground(drawn);
      gc.fillRectangle(0, (height - BAR) / 2, width, BAR);
    };
    return new Image(control.getDisplay(), drawer, SIZE, SIZE);
  }
}
