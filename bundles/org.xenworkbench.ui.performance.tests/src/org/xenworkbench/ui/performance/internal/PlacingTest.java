/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

class PlacingTest {

  static final ChartModel CHART = ChartModel.builder("x", ValueAxis.of(Steps.DECIMAL, String::valueOf))
      .range(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)).build();
  private static final List<String> FIVE = List.of("cpu", "memory", "network", "disk", "load");

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();

  static Board board(List<ObjectId> objects, List<String> groups) {
    Map<ChartKey, ChartModel> charts = new HashMap<>();
    objects.forEach(object -> groups.forEach(group -> charts.put(new ChartKey(object, group), CHART)));
    return new Board(objects, groups, charts, 0, List.of(), List.of());
  }

  @Test
  void oneObjectUsesTheRoomOfAWideView() {
    Placing wide = Placing.of(board(List.of(pm1), FIVE), true, 9);
    assertThat(wide.columns()).isEqualTo(2);
    assertThat(wide.rows()).isEqualTo(3);
    assertThat(wide.cells()).extracting(cell -> cell.map(ChartKey::group).orElse("")).containsExactly("cpu",
        "memory", "network", "disk", "load", "");
    assertThat(wide.lowest()).as("each column has its times").containsExactly(3, 4);
    Placing narrow = Placing.of(board(List.of(pm1), FIVE), false, 9);
    assertThat(narrow.columns()).isEqualTo(1);
    assertThat(narrow.rows()).isEqualTo(5);
    assertThat(narrow.isLike(wide)).isFalse();
    assertThat(Placing.of(board(List.of(pm1), List.of("cpu")), true, 9).columns()).isEqualTo(1);
  }

  @Test
  void severalObjectsStandSideBySide() {
    Board board = board(List.of(pm1, pm2), FIVE);
    Placing two = Placing.of(board, true, 9);
    assertThat(two.columns()).isEqualTo(2);
    assertThat(two.cells()).hasSize(10);
    assertThat(two.cells().get(1)).contains(new ChartKey(pm2, "cpu"));
    Map<ChartKey, ChartModel> some = new HashMap<>(board.charts());
    some.remove(new ChartKey(pm2, "load"));
    Placing holes = Placing.of(new Board(board.objects(), FIVE, some, 0, List.of(), List.of()), true, 9);
    assertThat(holes.lowest()).containsExactly(7, 8);
    assertThat(holes.isLike(two)).isFalse();
    assertThat(holes.cells().get(9)).isEqualTo(Optional.empty());
  }

  /** Else one scrolls sideways, and up and down. */
  @Test
  void objectsThatDoNotFitSideBySideStandBelowEachOther() {
    HostId pm3 = HostId.random();
    Placing three = Placing.of(board(List.of(pm1, pm2, pm3), List.of("cpu", "load")), false, 2);
    assertThat(three.columns()).isEqualTo(2);
    assertThat(three.cells()).extracting(cell -> cell.map(ChartKey::object).orElse(null)).containsExactly(pm1, pm2, pm3,
        null, pm1, pm2, pm3, null);
    assertThat(three.lowest()).containsExactly(5, 6);
    assertThat(three.isOfOneObject(6)).as("its column has charts of two").isFalse();
    assertThat(Placing.of(board(List.of(pm1, pm2, pm3), FIVE), false, 3).isOfOneObject(14)).isTrue();
    assertThat(Placing.of(board(List.of(pm1, pm2, pm3, HostId.random()), FIVE), false, 3).columns())
        .as("two and two, not three and one").isEqualTo(2);
    assertThat(Placing.of(board(List.of(pm1, pm2), FIVE), false, 1).columns()).isEqualTo(1);
  }

  @Test
  void aBoardWithoutChartsHasNoPlaces() {
    assertThat(Placing.of(new Board(List.of(), List.of(), Map.of(), 0, List.of(), List.of()), true, 9))
        .isEqualTo(Placing.NONE);
    assertThat(Placing.NONE.rows()).isZero();
  }
}
