/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;

/** The strip of all time, by mouse and keys. */
class TimeNavigatorTest extends ChartWindow {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration ALL = Duration.ofDays(360);
  private static final Instant END = BEGIN.plus(ALL);

  private final List<String> wanted = new ArrayList<>();
  private final List<Instant> chosen = new ArrayList<>();
  private TimeNavigator strip;

  @BeforeEach
  void show() {
    strip = new TimeNavigator(shell, SWT.NONE, new RangeListener() {

      @Override
      public void rangeChosen(Instant from, Instant to) {
        chosen.clear();
        chosen.addAll(List.of(from, to));
      }

      @Override
      public void backWanted() {
        wanted.add("back");
      }

      @Override
      public void oldestWanted() {
        wanted.add("oldest");
      }

      @Override
      public void newestWanted() {
        wanted.add("newest");
      }
    });
    strip.setSize(736, strip.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
    strip.setModel(model().build());
    window(90, 180);
  }

  private static ChartModel.Builder model() {
    return ChartModel.builder("All history", Axes.ratio()).range(BEGIN, END).zone(ZoneOffset.UTC);
  }

  private void window(int from, int to) {
    strip.setWindow(BEGIN.plus(Duration.ofDays(from)), BEGIN.plus(Duration.ofDays(to)));
  }

  @Test
  void gripsAndWindowAreDragged() {
    drag(90, 60);
    assertChosen(60, 180);
    window(90, 180);
    drag(180, 270);
    assertChosen(90, 270);
    window(90, 180);
    drag(135, 165);
    assertChosen(120, 210);
  }

  /** While the user drags, the window is where the mouse has it, and what comes meanwhile does not take it away. */
  @Test
  void aDragIsSeenAtOnceAndKeptFromSamples() {
    mouse(SWT.MouseDown, 135, 0);
    mouse(SWT.MouseMove, 165, 0);
    assertChosen(120, 210);
    window(90, 180);
    assertThat(strip.getWindowArea().x).isCloseTo(x(120), within(2));
    mouse(SWT.MouseUp, 165, 0);
    assertThat(strip.getWindowArea().x).isCloseTo(x(90), within(2));
  }

  @Test
  void aClickBesideTheWindowGoesThere() {
    mouse(SWT.MouseDown, 300, 0);
    mouse(SWT.MouseUp, 300, 0);
    assertChosen(255, 345);
    mouse(SWT.MouseDown, 20, 0);
    mouse(SWT.MouseUp, 20, 0);
    assertChosen(0, 90);
  }

  @Test
  void whatReachesTheEndGoesOnWithTime() {
    drag(180, 360);
    assertThat(chosen.get(1)).isAfter(END.plus(Duration.ofHours(1)));
    assertThat(Duration.between(chosen.get(0), chosen.get(1))).isCloseTo(Duration.ofDays(270), Duration.ofDays(1));
    window(90, 180);
    drag(135, 400);
    assertThat(chosen.get(1)).isAfter(END.plus(Duration.ofHours(1)));
    assertThat(Duration.between(chosen.get(0), chosen.get(1))).isEqualTo(Duration.ofDays(90));
  }

  /** A value stands for its step: of a hole of one step not two are white. Nobody knows how long the last one stood. */
  @Test
  void aHoleIsAsWideAsItIsLong() {
    long[] times = new long[36];
    double[] values = new double[36];
    for (int i = 0; i < times.length; i++) {
      times[i] = BEGIN.plus(Duration.ofDays(i < 30 ? 10 * i : 10 * i + 5)).toEpochMilli();
      values[i] = i == 18 || i >= 30 ? Double.NaN : 0.5;
    }
    strip.setModel(model().add(new Series("cpu", "CPU", 0, times, values)).build());
    window(0, 360);
    assertThat(white(100, 250)).as("pixels of one step").isCloseTo(20, within(2));
    assertThat(white(250, 360)).as("from half a step after the last value on")
        .isCloseTo(x(360) - x(295), within(5));
  }

  /** How many points there are without an area between two days. */
  private int white(int from, int to) {
    ImageData data = picture();
    Rectangle plot = strip.getPlotArea();
    int y = plot.y + plot.height - 4;
    RGB white = data.palette.getRGB(data.getPixel(x(180), y)); // in the middle of the hole
    return (int) IntStream.range(x(from) + 4, x(to) - 4)
        .filter(x -> data.palette.getRGB(data.getPixel(x, y)).equals(white)).count();
  }

  @Test
  void keysDoTheSame() {
    key(SWT.ARROW_RIGHT, 0, '\0');
    assertChosen(112.5, 202.5);
    key(SWT.ARROW_LEFT, 0, '\0');
    assertChosen(67.5, 157.5);
    key(SWT.ARROW_LEFT, SWT.SHIFT, '\0');
    assertChosen(67.5, 180);
    key(SWT.ARROW_RIGHT, SWT.SHIFT, '\0');
    assertChosen(108, 180);
    key(0, 0, '+');
    assertChosen(135, 180);
    key(SWT.HOME, 0, '\0');
    key(SWT.END, 0, '\0');
    key(SWT.ESC, 0, '\0');
    mouse(SWT.MouseDoubleClick, 135, 0);
    assertThat(wanted).containsExactly("oldest", "newest", "back", "back");
  }

  @Test
  void escapeLetsADragGo() {
    mouse(SWT.MouseDown, 135, 0);
    mouse(SWT.MouseMove, 165, 0);
    key(SWT.ESC, 0, '\0');
    assertChosen(90, 180);
    assertThat(wanted).isEmpty();
    mouse(SWT.MouseMove, 200, 0);
    assertChosen(90, 180);
  }

  @Test
  void theWheelZoomsAboutThePointerAndDoesNotScroll() {
    assertThat(mouse(SWT.MouseVerticalWheel, 90, 1).doit).isFalse();
    assertChosen(90, 162);
    mouse(SWT.MouseVerticalWheel, 90, -1);
    assertChosen(90, 202.5);
  }

  @Test
  void itIsToldInWords() {
    assertThat(strip.getValue()).isEqualTo("2026-04-01 00:00:00 to 2026-06-30 00:00:00");
    assertThat(new TimeNavigator(shell, SWT.NONE, new NoRange()).getValue()).isEmpty();
  }

  @Test
  void whatIsMeasuredMarkedAndOutsideLooksDifferent() {
    strip.setBackground(display.getSystemColor(SWT.COLOR_WHITE));
    RGB empty = pixel(135, 0.8);
    strip.setModel(model().add(new Series("a", "A", 0, new long[] {BEGIN.toEpochMilli(), END.toEpochMilli()},
        new double[] {1, 1})).add(Band.of(BEGIN.plus(Duration.ofDays(150)), BEGIN.plus(Duration.ofDays(151)), "m",
            ColorRole.ACTIVITY))
        .build());
    RGB inside = pixel(135, 0.8);
    assertThat(inside).as("the area").isNotEqualTo(empty);
    assertThat(pixel(300, 0.8)).as("behind the veil").isNotEqualTo(inside).isNotEqualTo(empty);
    assertThat(pixel(150.5, 0.08)).as("the mark").isNotEqualTo(pixel(140, 0.08));
  }

  @Test
  void noSizeIsTooSmallAndNoNumberBad() {
    strip.setModel(model().add(new Series("a", "A", 0, new long[] {1, 2, 3, BEGIN.toEpochMilli(), END.toEpochMilli()},
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, -5, 1e308, 3})).build());
    for (int size = 1; size < 120; size += 7) {
      strip.setSize(size, size);
      assertThatNoException().isThrownBy(this::picture);
    }
    strip.setModel(ChartModel.builder("", Axes.ratio()).range(BEGIN, BEGIN.plusMillis(1)).build());
    assertThatNoException().isThrownBy(this::picture);
  }

  private RGB pixel(double day, double height) {
    ImageData data = picture();
    Rectangle plot = strip.getPlotArea();
    return data.palette.getRGB(data.getPixel(x(day), plot.y + (int) (height * plot.height)));
  }

  private ImageData picture() {
    Image image = new Image(display, 736, 120);
    GC gc = new GC(image);
    Event event = new Event();
    event.gc = gc;
    strip.notifyListeners(SWT.Paint, event);
    ImageData data = image.getImageData();
    gc.dispose();
    image.dispose();
    return data;
  }

  private int x(double day) {
    Rectangle plot = strip.getPlotArea();
    return plot.x + (int) Math.round(day / ALL.toDays() * plot.width);
  }

  private void drag(double from, double to) {
    mouse(SWT.MouseDown, from, 0);
    mouse(SWT.MouseMove, to, 0);
    mouse(SWT.MouseUp, to, 0);
  }

  /** In days; a point is half of one. */
  private void assertChosen(double from, double to) {
    assertThat(chosen).hasSize(2);
    assertThat(Duration.between(BEGIN, chosen.get(0)).toHours() / 24.0).isEqualTo(from, within(1.0));
    assertThat(Duration.between(BEGIN, chosen.get(1)).toHours() / 24.0).isEqualTo(to, within(1.0));
  }

  private Event mouse(int type, double day, int count) {
    Event event = new Event();
    event.x = x(day);
    event.y = strip.getPlotArea().y + 5;
    event.button = type == SWT.MouseMove ? 0 : 1;
    event.count = count;
    strip.notifyListeners(type, event);
    return event;
  }

  private void key(int code, int modifiers, char character) {
    Event event = new Event();
    event.keyCode = code;
    event.character = character;
    event.stateMask = modifiers;
    strip.notifyListeners(SWT.KeyDown, event);
  }

  /** Nobody hears it. */
  private static final class NoRange implements RangeListener {

    @Override
    public void rangeChosen(Instant from, Instant to) {
      // nobody asks
    }

    @Override
    public void backWanted() {
      // nobody asks
    }

    @Override
    public void oldestWanted() {
      // nobody asks
    }

    @Override
    public void newestWanted() {
      // nobody asks
    }
  }
}
