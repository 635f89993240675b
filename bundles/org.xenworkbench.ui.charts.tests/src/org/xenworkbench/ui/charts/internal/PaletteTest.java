/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ColorRole;

class PaletteTest {

  @ParameterizedTest
  @ValueSource(ints = {0xFFFFFF, 0xF0F0F0, 0x2F2F2F, 0x000000})
  void everyColourStandsOutAndDiffers(int background) {
    Palette palette = new Palette(background, background > 0x808080 ? 0x111111 : 0xEEEEEE, ChartColors.STANDARD);
    int[] lines = IntStream.range(0, 8).map(palette::line).toArray();
    assertThat(IntStream.of(lines).distinct().count()).isEqualTo(8);
    for (int line : lines) {
      assertThat(Rgb.contrast(line, background)).isGreaterThanOrEqualTo(3);
    }
    for (ColorRole role : ColorRole.values()) {
      assertThat(Rgb.contrast(palette.role(role), background)).isGreaterThanOrEqualTo(3);
    }
    assertThat(Rgb.contrast(palette.quietText(), background)).as("text").isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void laterRoundsOfColoursAreDashed() {
    Palette palette = new Palette(0xFFFFFF, 0, ChartColors.STANDARD);
    assertThat(palette.dash(7)).isEmpty();
    assertThat(palette.dash(8)).isNotEmpty().isNotEqualTo(palette.dash(16));
    assertThat(palette.line(8)).isEqualTo(palette.line(0));
  }

  @Test
  void coloursMix() {
    assertThat(Rgb.mix(0x000000, 0xFFFFFF, 255)).isEqualTo(0xFFFFFF);
    assertThat(Rgb.mix(0x102030, 0xFFFFFF, 0)).isEqualTo(0x102030);
    assertThat(Rgb.mix(0x000000, 0xFF8000, 0.5)).isEqualTo(0x804000);
    assertThat(Rgb.contrast(0, 0xFFFFFF)).isEqualTo(21);
  }
}
