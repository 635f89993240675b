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
    Placing wide = Placing.of(board(List.of(pm1), FIVE), true);
    assertThat(wide.columns()).isEqualTo(2);
    assertThat(wide.rows()).isEqualTo(3);
    assertThat(wide.cells()).extracting(cell -> cell.map(ChartKey::group).orElse("")).containsExactly("cpu",
        "memory", "network", "disk", "load", "");
    assertThat(wide.lowest()).as("each column has its times").containsExactly(3, 4);
    Placing narrow = Placing.of(board(List.of(pm1), FIVE), false);
    assertThat(narrow.columns()).isEqualTo(1);
    assertThat(narrow.rows()).isEqualTo(5);
    assertThat(narrow.isLike(wide)).isFalse();
    assertThat(Placing.of(board(List.of(pm1), List.of("cpu")), true).columns()).isEqualTo(1);
  }

  @Test
  void severalObjectsStandSideBySide() {
    Board board = board(List.of(pm1, pm2), FIVE);
    Placing two = Placing.of(board, true);
    assertThat(two.columns()).isEqualTo(2);
    assertThat(two.cells()).hasSize(10);
    assertThat(two.cells().get(1)).contains(new ChartKey(pm2, "cpu"));
    Map<ChartKey, ChartModel> some = new HashMap<>(board.charts());
    some.remove(new ChartKey(pm2, "load"));
    Placing holes = Placing.of(new Board(board.objects(), FIVE, some, 0, List.of(), List.of()), true);
    assertThat(holes.lowest()).containsExactly(7, 8);
    assertThat(holes.isLike(two)).isFalse();
    assertThat(holes.cells().get(9)).isEqualTo(Optional.empty());
  }

  @Test
  void aBoardWithoutChartsHasNoPlaces() {
    assertThat(Placing.of(new Board(List.of(), List.of(), Map.of(), 0, List.of(), List.of()), true))
        .isEqualTo(Placing.NONE);
    assertThat(Placing.NONE.rows()).isZero();
  }
}
