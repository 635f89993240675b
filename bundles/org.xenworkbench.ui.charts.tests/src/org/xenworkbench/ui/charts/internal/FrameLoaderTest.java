/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

class FrameLoaderTest {

  @Test
  void aDisplayThatGoesMeanwhileWantsNoPicture() {
    assumeTrue(Display.getCurrent() == null, "the display of a workbench stays");
    Display display = new Display();
    List<Runnable> tasks = new ArrayList<>();
    List<ChartFrame> made = new ArrayList<>();
    try {
      Shell shell = new Shell(display);
      ChartModel model = ChartModel.builder("", Axes.ratio()).range(Instant.EPOCH, Instant.ofEpochMilli(1000)).build();
      TextMetrics text = new TextMetrics(display, shell, shell.getFont());
      ChartPlan plan = ChartPlan.of(model, 300, 200, text,
          new Palette(0xFFFFFF, 0, ChartColors.STANDARD), 100, Presentation.PLAIN);
      text.dispose();
      new FrameLoader(display, tasks::add, made::add).load(plan);
    } finally {
      display.dispose();
    }
    tasks.forEach(Runnable::run);
    assertThat(tasks).hasSize(1);
    assertThat(made).isEmpty();
  }
}
