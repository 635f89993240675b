/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

  /** Machado, Oliveira and Fernandes (2009): what is left of linear red, green and blue. */
  private static final double[][][] DEFICIENCIES = {
      {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
      {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
      {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
  private static final double DIFFERENT = 8;

  @ParameterizedTest
  @ValueSource(ints = {0xFFFFFF, 0xF6F5F4, 0x2F2F2F, 0x000000})
  void colourBlindPeopleTellAllColoursApart(int background) {
    Palette palette = new Palette(background, background > 0x808080 ? 0x111111 : 0xEEEEEE, ChartColors.STANDARD);
    for (double[][] deficiency : DEFICIENCIES) {
      for (int one = 0; one < 8; one++) {
        for (int other = 0; other < one; other++) {
          assertThat(difference(seen(palette.line(one), deficiency), seen(palette.line(other), deficiency)))
              .as("%x and %x", palette.line(one), palette.line(other)).isGreaterThan(DIFFERENT);
        }
      }
    }
  }

  @Test
  void whoSeesNoColoursHasPatterns() {
    for (ChartColors colors : new ChartColors[] {ChartColors.PATTERNS, ChartColors.HIGH_CONTRAST}) {
      Palette palette = new Palette(0x2F2F2F, 0xE1E1E1, colors);
      assertThat(IntStream.range(0, 8).mapToObj(index -> Arrays.toString(palette.dash(index))))
          .doesNotHaveDuplicates();
      assertThat(palette.dash(8)).as("another one than the first of that colour").isNotEqualTo(palette.dash(0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0xF6F5F4, 0x2F2F2F})
  void highContrastIsHigh(int background) {
    Palette palette = new Palette(background, 0x808080, ChartColors.HIGH_CONTRAST);
    assertThat(Rgb.contrast(palette.quietText(), palette.background())).isEqualTo(21);
    IntStream.range(0, 8).forEach(index -> assertThat(Rgb.contrast(palette.line(index), palette.background()))
        .isGreaterThanOrEqualTo(7));
  }

  /** In CIE L*a*b*. */
  private static double[] seen(int rgb, double[][] deficiency) {
    double[] linear = IntStream.of(16, 8, 0).mapToDouble(shift -> linear((rgb >> shift & 0xFF) / 255.0)).toArray();
    double[] seen = Arrays.stream(deficiency).mapToDouble(
        row -> Math.max(0, Math.min(1, row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]))).toArray();
    double x = cube((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
    double y = cube(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = cube((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static double cube(double value) {
    return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
  }

  private static double difference(double[] one, double[] other) {
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> (one[i] - other[i]) * (one[i] - other[i])).sum());
  }
}
