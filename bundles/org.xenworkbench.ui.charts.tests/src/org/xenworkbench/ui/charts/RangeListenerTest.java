/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/** What mouse and keys do to the range of time. */
class RangeListenerTest {

  private static final Instant FROM = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant TO = FROM.plusSeconds(1000);

  private final List<String> wanted = new ArrayList<>();
  private final List<Instant> chosen = new ArrayList<>();
  private boolean ownDisplay;
  private Shell shell;
  private TimeSeriesChart chart;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    shell = new Shell(ownDisplay ? new Display() : Display.getCurrent(), SWT.NO_TRIM);
    chart = new TimeSeriesChart(shell, SWT.NONE);
    chart.setSize(640, 320);
    chart.setRangeListener(new RangeListener() {

      @Override
      public void rangeChosen(Instant from, Instant to) {
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
    chart.setModel(ChartModel.builder("CPU", Axes.ratio()).range(FROM, TO).build());
  }

  @AfterEach
  void close() {
    Display display = shell.getDisplay();
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void whatIsDraggedIsChosenInEitherDirectionAndNotBeyondThePlot() {
    drag(0.25, 0.75);
    assertChosen(250, 750);
    drag(0.75, 0.25);
    assertChosen(250, 750);
    drag(0.5, 1.2);
    assertChosen(500, 1000);
    drag(0.5, -1);
    assertChosen(0, 500);
  }

  @Test
  void aClickADragOfAnotherButtonAndOneThatIsGivenUpChooseNothing() {
    drag(0.5, 0.503);
    mouse(SWT.MouseDown, 0.2, 3, 0);
    mouse(SWT.MouseMove, 0.6, 0, 0);
    mouse(SWT.MouseUp, 0.6, 3, 0);
    mouse(SWT.MouseDown, 0.2, 1, 0);
    mouse(SWT.MouseMove, 0.6, 0, 0);
    key(SWT.ESC, '\u001b', 0);
    mouse(SWT.MouseUp, 0.6, 1, 0);
    assertThat(chosen).isEmpty();
    assertThat(wanted).isEmpty();
  }

  @Test
  void escapeGivesUpOneThingAfterTheOther() {
    chart.setModel(ChartModel.builder("CPU", Axes.ratio()).range(FROM, TO).add(new Series("a", "A", 0,
        new long[] {FROM.toEpochMilli(), TO.toEpochMilli()}, new double[] {0, 1})).build());
    mouse(SWT.MouseMove, 0.2, 0, 0);
    key(SWT.ARROW_DOWN, '\0', 0);
    mouse(SWT.MouseDown, 0.2, 1, 0);
    mouse(SWT.MouseMove, 0.6, 0, 0);
    key(SWT.ESC, '\u001b', SWT.BUTTON1);
    mouse(SWT.MouseUp, 0.6, 1, 0);
    assertThat(chosen).as("the drag").isEmpty();
    assertThat(chart.getCursorTime()).as("not yet the cursor").isPresent();
    key(SWT.ESC, '\u001b', 0);
    assertThat(chart.getCursorTime()).isEmpty();
    key(SWT.SPACE, ' ', 0);
    assertThat(chart.getHiddenSeries()).as("not yet what was chosen").containsExactly("a");
    key(SWT.SPACE, ' ', 0);
    key(SWT.ESC, '\u001b', 0);
    key(SWT.SPACE, ' ', 0);
    assertThat(chart.getHiddenSeries()).isEmpty();
    assertThat(wanted).isEmpty();
    key(SWT.ESC, '\u001b', 0);
    assertThat(wanted).containsExactly("back");
    key(SWT.ARROW_DOWN, '\0', SWT.MOD1);
    key(SWT.SPACE, ' ', 0);
    assertThat(chart.getHiddenSeries()).as("no series is chosen with a modifier").isEmpty();
  }

  @Test
  void theWheelZoomsAboutThePointer() {
    Event event = mouse(SWT.MouseVerticalWheel, 0.25, 0, 1);
    assertChosen(50, 850);
    assertThat(event.doit).as("the page does not scroll").isFalse();
    mouse(SWT.MouseVerticalWheel, 0.25, 0, -1);
    assertChosen(-62.5, 1187.5);
    Event outside = mouse(SWT.MouseVerticalWheel, -0.1, 0, 1);
    assertThat(chosen).isEmpty();
    assertThat(outside.doit).isTrue();
  }

  @Test
  void keysZoomAboutTheMiddleOrTheCursorAndMove() {
    key(0, '+', 0);
    assertChosen(250, 750);
    key(0, '-', 0);
    assertChosen(-500, 1500);
    key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
    assertChosen(250, 1250);
    key(SWT.ARROW_LEFT, '\0', SWT.MOD1);
    assertChosen(-250, 750);
    chart.setCursorTime(Optional.of(FROM.plusSeconds(900)));
    key(0, '+', 0);
    assertChosen(450, 950);
    key(SWT.ARROW_LEFT, '\0', 0);
    assertThat(chosen).as("moves the cursor only").isEmpty();
  }

  @Test
  void escapeHidesTheCursorFirstAndThenGoesBack() {
    chart.setCursorTime(Optional.of(FROM.plusSeconds(900)));
    key(SWT.ESC, '\u001b', 0);
    assertThat(chart.getCursorTime()).isEmpty();
    assertThat(wanted).isEmpty();
    key(SWT.ESC, '\u001b', 0);
    mouse(SWT.MouseDoubleClick, 0.5, 1, 0);
    key(SWT.HOME, '\0', SWT.MOD1);
    key(SWT.END, '\0', SWT.MOD1);
    key(SWT.HOME, '\0', 0);
    assertThat(wanted).containsExactly("back", "back", "oldest", "newest");
  }

  @Test
  void aShortRangeStaysOne() {
    chart.setModel(ChartModel.builder("CPU", Axes.ratio()).range(FROM, FROM.plusMillis(1500)).build());
    key(0, '+', 0);
    assertThat(Duration.between(chosen.get(0), chosen.get(1))).isEqualTo(Duration.ofSeconds(1));
  }

  private void drag(double from, double to) {
    mouse(SWT.MouseDown, from, 1, 0);
    mouse(SWT.MouseMove, to, 0, 0);
    mouse(SWT.MouseUp, to, 1, 0);
  }

  /** In seconds since the left edge; a pixel is some two seconds. */
  private void assertChosen(double from, double to) {
    assertThat(chosen).hasSize(2);
    assertThat((double) Duration.between(FROM, chosen.get(0)).toMillis()).isCloseTo(from * 1000, within(4000.0));
    assertThat((double) Duration.between(FROM, chosen.get(1)).toMillis()).isCloseTo(to * 1000, within(4000.0));
    chosen.clear();
  }

  private Event mouse(int type, double share, int button, int count) {
    Rectangle plot = chart.getPlotArea();
    Event event = new Event();
    event.x = plot.x + (int) Math.round(share * plot.width);
    event.y = plot.y + plot.height / 2;
    event.button = button;
    event.count = count;
    chart.notifyListeners(type, event);
    return event;
  }

  private void key(int code, char character, int modifiers) {
    Event event = new Event();
    event.keyCode = code;
    event.character = character;
    event.stateMask = modifiers;
    chart.notifyListeners(SWT.KeyDown, event);
  }
}
