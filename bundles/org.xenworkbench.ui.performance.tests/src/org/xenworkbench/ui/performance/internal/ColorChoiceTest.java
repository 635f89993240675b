/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.ChartColors;

/** Who needs high contrast needs it in every window. */
class ColorChoiceTest {

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell shell = new Shell(display);
  private final IEclipsePreferences node = new EclipsePreferences();
  private final ColorChoice choice = new ColorChoice(Optional.of(node));

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void aChoiceIsKeptAndToldToEveryView() {
    List<ChartColors> told = new ArrayList<>();
    Shell other = new Shell(display);
    choice.follow(shell, told::add);
    choice.follow(other, told::add);
    assertThat(choice.chosen()).isEmpty();
    choice.choose(ChartColors.HIGH_CONTRAST);
    work();
    assertThat(told).containsExactly(ChartColors.HIGH_CONTRAST, ChartColors.HIGH_CONTRAST);
    assertThat(new ColorChoice(Optional.of(node)).chosen()).contains(ChartColors.HIGH_CONTRAST);
    other.dispose();
    choice.choose(ChartColors.PATTERNS);
    work();
    assertThat(told).as("a view that was closed hears nothing").hasSize(3).last().isEqualTo(ChartColors.PATTERNS);
  }

  @Test
  void whatIsNoChoiceIsNone() {
    node.put("colors", "pink");
    assertThat(choice.chosen()).isEmpty();
    assertThat(ColorChoice.parse(null)).isEmpty();
  }

  private void work() {
    while (display.readAndDispatch()) {
      // until nothing is left to do
    }
  }
}
