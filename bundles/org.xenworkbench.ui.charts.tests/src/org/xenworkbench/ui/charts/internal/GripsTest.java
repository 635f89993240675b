/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.internal.Grips.Part;

class GripsTest {

  private static final long DAY = 86_400_000;
  /** A point is a day and a half. */
  private static final TimeScale YEAR = new TimeScale(0, 360 * DAY, 240);

  @Test
  void eachGripIsTakenWhereItStands() {
    Grips quarter = new Grips(YEAR, 90 * DAY, 180 * DAY);
    assertThat(quarter.left()).isEqualTo(60);
    assertThat(quarter.right()).isEqualTo(120);
    assertThat(quarter.at(54)).isEqualTo(Part.OUTSIDE);
    assertThat(quarter.at(56)).isEqualTo(Part.BEGIN);
    assertThat(quarter.at(64)).isEqualTo(Part.BEGIN);
    assertThat(quarter.at(90)).isEqualTo(Part.MIDDLE);
    assertThat(quarter.at(117)).isEqualTo(Part.END);
    assertThat(quarter.at(126)).isEqualTo(Part.OUTSIDE);
  }

  /** Ten minutes of a year are a part of a point. */
  @Test
  void aWindowThatIsNarrowerThanAPointCanBeTakenAtItsMiddleAndItsGrips() {
    for (long end : new long[] {DAY, 180 * DAY, 360 * DAY}) {
      Grips minutes = new Grips(YEAR, end - 600_000, end);
      assertThat(minutes.right() - minutes.left()).isEqualTo(Grips.LEAST);
      assertThat(minutes.left()).isBetween(0, 240 - Grips.LEAST);
      assertThat(minutes.at(minutes.left() + 3)).isEqualTo(Part.MIDDLE);
      assertThat(minutes.at(minutes.left() - 3)).isEqualTo(Part.BEGIN);
      assertThat(minutes.at(minutes.right() + 3)).isEqualTo(Part.END);
    }
  }

  @Test
  void draggingAGripLeavesTheOtherWhereItIs() {
    Grips quarter = new Grips(YEAR, 90 * DAY, 180 * DAY);
    assertThat(quarter.dragged(Part.BEGIN, -20)).isEqualTo(new Grips(YEAR, 60 * DAY, 180 * DAY));
    assertThat(quarter.dragged(Part.END, 20)).isEqualTo(new Grips(YEAR, 90 * DAY, 210 * DAY));
    assertThat(quarter.dragged(Part.MIDDLE, 20)).isEqualTo(new Grips(YEAR, 120 * DAY, 210 * DAY));
    assertThat(quarter.dragged(Part.BEGIN, 200)).as("not beyond the other").isEqualTo(
        new Grips(YEAR, 180 * DAY - Grips.SHORTEST, 180 * DAY));
    assertThat(quarter.dragged(Part.MIDDLE, 999)).as("as long as it was").isEqualTo(
        new Grips(YEAR, 270 * DAY, 360 * DAY));
    assertThat(quarter.dragged(Part.MIDDLE, 999).isAtEnd()).isTrue();
    assertThat(quarter.isAtEnd()).isFalse();
    assertThat(quarter.centred(0)).isEqualTo(new Grips(YEAR, 0, 90 * DAY));
  }

  /** At the start there is less history than the window is long. */
  @Test
  void aWindowThatBeginsBeforeAllTimeIsNotDraggedThroughIt() {
    Grips long2 = new Grips(YEAR, -300 * DAY, 360 * DAY);
    assertThat(long2.left()).isZero();
    assertThat(long2.right()).isEqualTo(240);
    assertThat(long2.dragged(Part.MIDDLE, -50)).isEqualTo(long2);
    assertThat(long2.dragged(Part.MIDDLE, 50)).isEqualTo(long2);
    assertThat(long2.dragged(Part.BEGIN, 20)).as("follows the mouse at once").isEqualTo(
        new Grips(YEAR, 30 * DAY, 360 * DAY));
  }

  @Test
  void theWheelKeepsWhatIsUnderThePointer() {
    Grips quarter = new Grips(YEAR, 90 * DAY, 180 * DAY);
    assertThat(quarter.zoomed(0.5, 60)).isEqualTo(new Grips(YEAR, 90 * DAY, 135 * DAY));
    assertThat(quarter.zoomed(0.5, 0)).as("outside it is the nearer grip").isEqualTo(quarter.zoomed(0.5, 60));
    assertThat(quarter.stretched(2)).isEqualTo(new Grips(YEAR, 0, 180 * DAY));
  }

  @Test
  void whateverIsDraggedAWindowHasALengthAndAPlaceInTheStrip() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      TimeScale scale = new TimeScale(0, 1 + random.nextInt(Integer.MAX_VALUE), 1 + random.nextInt(2_000));
      long from = random.nextLong(2L * scale.to()) - scale.to() / 2;
      Grips grips = new Grips(scale, from, from + 1 + random.nextInt(Integer.MAX_VALUE));
      Part part = Part.values()[random.nextInt(4)];
      for (Grips next : new Grips[] {grips, grips.dragged(part, random.nextInt(4_000) - 2_000),
          grips.centred(random.nextInt(3_000) - 500), grips.zoomed(2 * random.nextDouble(), random.nextInt(2_000)),
          grips.stretched(2 * random.nextDouble())}) {
        String what = "seed " + seed + ", " + i + ": " + part + " of " + grips + " is " + next;
        assertThat(next.to()).as(what).isGreaterThan(next.from());
        assertThat(next.left()).as(what).isBetween(Math.min(0, (int) scale.width() - Grips.LEAST),
            (int) scale.width());
        assertThat(next.right()).as(what).isBetween(next.left(), Math.max(next.left(), (int) scale.width()));
      }
    }
  }
}
