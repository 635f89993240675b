/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;

/** One finished picture: its plan and the image of its plot. To be disposed. Made in any thread, used in the UI's. */
public final class ChartFrame {

  private static final int WHOLE = 100;

  private final ChartPlan plan;
  private final Image image;

  /** Makes the image. */
  public ChartFrame(Device device, ChartPlan plan, ImageData pixels) {
    this.plan = plan;
    ImageDataProvider provider = zoom -> scaled(pixels, zoom, plan.zoom());
    this.image = plan.zoom() == WHOLE ? new Image(device, pixels) : new Image(device, provider);
  }

  private static ImageData scaled(ImageData pixels, int zoom, int ownZoom) {
    return zoom == ownZoom ? pixels
        : pixels.scaledTo(Math.max(1, pixels.width * zoom / ownZoom), Math.max(1, pixels.height * zoom / ownZoom));
  }

  /** What it shows. */
  public ChartPlan plan() {
    return plan;
  }

  Image image() {
    return image;
  }

  /** Frees the image. */
  public void dispose() {
    image.dispose();
  }
}
