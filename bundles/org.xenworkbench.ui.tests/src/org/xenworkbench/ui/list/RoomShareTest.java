/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.list.RoomShare.Need;

class RoomShareTest {

  private static final List<Need> NEEDS = List.of(new Need(50, 100, 1), new Need(50, 150, 0), new Need(20, 20, 3));

  @Test
  void eachHasItsLeastWhereThereIsTooLittleRoom() {
    assertThat(RoomShare.widths(60, NEEDS)).containsExactly(50, 50, 20);
  }

  @Test
  void whatIsMissingIsMissingInEachAlike() {
    assertThat(RoomShare.widths(195, NEEDS)).containsExactly(75, 100, 20);
  }

  @Test
  void eachHasWhatItWantsWhereThereIsJustRoom() {
    assertThat(RoomShare.widths(270, NEEDS)).containsExactly(100, 150, 20);
  }

  /** Else the last columns would leave the window. */
  @Test
  void textsGiveWayBeforeAColumnLeavesTheWindow() {
    List<Need> needs = List.of(new Need(30, 90, 200, 1), new Need(70, 80, 0), new Need(10, 50, 50, 0));
    assertThat(RoomShare.widths(220, needs)).containsExactly(99, 70, 50);
    assertThat(RoomShare.widths(160, needs)).containsExactly(60, 70, 30);
    assertThat(RoomShare.widths(50, needs)).as("no less than what tells something").containsExactly(30, 70, 10);
  }

  /** As the mean of the memory beside rates that had room to spare. */
  @Test
  void titlesGiveWayAfterTexts() {
    List<Need> needs = List.of(new Need(30, 40, 90, 200, 1), new Need(50, 80, 80, 80, 0));
    assertThat(RoomShare.widths(145, needs)).containsExactly(65, 80);
    assertThat(RoomShare.widths(120, needs)).containsExactly(40, 80);
    assertThat(RoomShare.widths(100, needs)).containsExactly(35, 65);
    assertThat(RoomShare.widths(60, needs)).containsExactly(30, 50);
  }

  @Test
  void whatIsLeftOverGoesByWeight() {
    assertThat(RoomShare.widths(310, NEEDS)).containsExactly(110, 150, 50);
  }

  @Test
  void whatTheUserChoseStays() {
    assertThat(RoomShare.widths(500, List.of(Need.fixed(77), new Need(10, 10, 1)))).containsExactly(77, 423);
  }

  @Test
  void neverLessThanTheFloorNorMoreThanTheRoom() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 10_000; run++) {
      List<Need> needs = IntStream.rangeClosed(0, random.nextInt(9)).mapToObj(i -> {
        int floor = random.nextInt(300);
        int least = floor + random.nextInt(300);
        return new Need(floor, floor + random.nextInt(least - floor + 1), least, least + random.nextInt(300),
            random.nextInt(3));
      }).toList();
      int room = random.nextInt(3000);
      int[] widths = RoomShare.widths(room, needs);
      int floor = needs.stream().mapToInt(Need::floor).sum();
      assertThat(IntStream.of(widths).sum()).as("run %s of seed %s", run, seed)
          .isLessThanOrEqualTo(Math.max(room, floor));
      for (int i = 0; i < widths.length; i++) {
        assertThat(widths[i]).as("run %s of seed %s", run, seed).isGreaterThanOrEqualTo(needs.get(i).floor());
      }
    }
  }
}
