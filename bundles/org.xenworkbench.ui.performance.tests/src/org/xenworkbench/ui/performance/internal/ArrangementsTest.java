/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

class ArrangementsTest {

  private static final List<String> GROUPS = List.of("cpu", "memory", "network");

  private final ObjectId host = HostId.random();
  private final ObjectId vm = VmId.of(UUID.randomUUID());
  private final Arrangements arrangements = new Arrangements();
  private int changes;

  private Board show(ObjectId... objects) {
    return arrangements.applied(PlacingTest.board(List.of(objects), GROUPS));
  }

  @Test
  void whatIsMovedHiddenAndStretchedIsSoForItsKindOfObjects() {
    arrangements.onChanged(() -> changes++);
    show(host);
    arrangements.move(new ChartKey(host, "memory"), true);
    arrangements.hide(new ChartKey(host, "network"), true);
    arrangements.setHeight(new ChartKey(host, "cpu"), 150);
    assertThat(changes).isEqualTo(3);
    ObjectId other = HostId.random();
    assertThat(show(other).groups()).containsExactly("memory", "cpu");
    assertThat(arrangements.height(new ChartKey(other, "cpu"))).isEqualTo(150);
    assertThat(show(vm).groups()).isEqualTo(GROUPS);
    assertThat(arrangements.height(new ChartKey(vm, "cpu"))).isEqualTo(100);
    Board both = show(vm, other);
    assertThat(both.groups()).as("as the first object has it").isEqualTo(GROUPS);
    assertThat(both.at(2, 1)).as("hidden for hosts").isEmpty();
    assertThat(both.at(2, 0)).isPresent();
    arrangements.reset();
    assertThat(show(host).groups()).isEqualTo(GROUPS);
  }

  @Test
  void whatStandsFirstCannotGoUpAndTheLastOneCannotBeHidden() {
    show(host);
    assertThat(arrangements.canMove(new ChartKey(host, "cpu"), true)).isFalse();
    assertThat(arrangements.canMove(new ChartKey(host, "cpu"), false)).isTrue();
    assertThat(arrangements.canMove(new ChartKey(host, "network"), false)).isFalse();
    arrangements.move(new ChartKey(host, "cpu"), true);
    assertThat(show(host).groups()).isEqualTo(GROUPS);
    arrangements.hide(new ChartKey(host, "cpu"), true);
    arrangements.hide(new ChartKey(host, "memory"), true);
    assertThat(arrangements.canHide(new ChartKey(host, "network"))).isFalse();
    assertThat(arrangements.known()).containsExactly(Map.entry(new ChartKey(host, "cpu"), false),
        Map.entry(new ChartKey(host, "memory"), false), Map.entry(new ChartKey(host, "network"), true));
    assertThat(arrangements.applied(PlacingTest.board(List.of(host), List.of("cpu"))).groups())
        .as("rather than nothing").containsExactly("cpu");
  }

  @Test
  void whatIsHiddenComesBackToItsPlace() {
    show(host);
    arrangements.move(new ChartKey(host, "network"), true);
    arrangements.hide(new ChartKey(host, "network"), true);
    show(host);
    arrangements.move(new ChartKey(host, "memory"), true);
    arrangements.hide(new ChartKey(host, "network"), false);
    assertThat(show(host).groups()).containsExactly("memory", "cpu", "network");
  }

  @Test
  void itIsKeptOverARestart() {
    show(host);
    arrangements.move(new ChartKey(host, "memory"), true);
    arrangements.hide(new ChartKey(host, "network"), true);
    arrangements.setHeight(new ChartKey(host, "cpu"), 10_000);
    IMemento memento = XMLMemento.createWriteRoot("view");
    arrangements.save(memento);
    Arrangements next = new Arrangements();
    next.restore(memento);
    assertThat(next.applied(PlacingTest.board(List.of(host), GROUPS)).groups()).containsExactly("memory", "cpu");
    assertThat(next.height(new ChartKey(host, "cpu"))).as("within bounds").isEqualTo(400);
    IMemento again = XMLMemento.createWriteRoot("view");
    next.save(again);
    assertThat(again.getChildren("charts")).hasSize(1);
  }

  @Test
  void whatIsDamagedIsAsUsual() {
    IMemento memento = XMLMemento.createWriteRoot("view");
    IMemento kind = memento.createChild("charts", "HostId");
    kind.putString("order", "\n\n");
    kind.createChild("height", "cpu");
    memento.createChild("charts");
    Arrangements next = new Arrangements();
    next.restore(memento);
    assertThat(next.applied(PlacingTest.board(List.of(host), GROUPS)).groups()).isEqualTo(GROUPS);
    assertThat(next.height(new ChartKey(host, "cpu"))).isEqualTo(100);
  }

  @Test
  void rowsAreAsHighAsTheyAreWanted() {
    RowHeights rows = RowHeights.of(800, new int[] {200, 100, 100});
    assertThat(rows.content()).as("all fit").isZero();
    assertThat(rows.each()[0]).isEqualTo(2 * rows.each()[1]);
    assertThat(rows.each()[0] + rows.each()[1] + rows.each()[2] + 16).isBetween(795, 800);
    RowHeights many = RowHeights.of(400, new int[] {200, 100, 100});
    assertThat(many.each()).containsExactly(310, 155, 155);
    assertThat(many.content()).isEqualTo(310 + 155 + 155 + 16);
    assertThat(RowHeights.of(400, new int[] {50}).content()).isZero();
  }

  /** Whoever drags a border has it under the mouse. */
  @Test
  void aRowIsAsHighAsItIsDragged() {
    for (int room : new int[] {300, 700, 1200}) {
      for (int height = 120; height < 400; height += 7) {
        int[] percents = {100, 100, 130};
        percents[1] = RowHeights.percent(room, percents, 1, height);
        assertThat(RowHeights.of(room, percents).each()[1]).as("%s in %s", height, room)
            .isCloseTo(height, within(4));
      }
    }
  }
}
