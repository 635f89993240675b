/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.performance.internal.compare.Comparison.Place;

class CompareLayoutTest {

  private static final List<Place> XEN = List.of(new Place(Role.SOURCE, "cpu"), new Place(Role.TARGET, "cpu"),
      new Place(Role.VM, "cpu"), new Place(Role.SOURCE, "memory"), new Place(Role.TARGET, "memory"));

  @Test
  void sourceAndTargetStandUnderEachOtherInEachColumn() {
    CompareLayout layout = CompareLayout.of(XEN, 1000, 600);
    assertThat(layout.height()).isLessThanOrEqualTo(600);
    Rectangle source = layout.charts().get(XEN.get(0));
    Rectangle target = layout.charts().get(XEN.get(1));
    assertThat(target.x).isEqualTo(source.x);
    assertThat(target.y).isGreaterThan(source.y);
    assertThat(layout.charts().get(XEN.get(3)).y).isEqualTo(source.y);
    assertThat(Stream.of(0, 1, 2, 3, 4).filter(i -> layout.isLowest(XEN.get(i)))).containsExactly(2, 4);
  }

  @Test
  void whereItIsNarrowAllStandUnderEachOther() {
    CompareLayout layout = CompareLayout.of(XEN, 400, 300);
    assertThat(layout.charts().values()).extracting(bounds -> bounds.x).containsOnly(4);
    assertThat(layout.height()).as("there is something to scroll").isGreaterThan(300);
    assertThat(Stream.of(0, 1, 2, 3, 4).filter(i -> layout.isLowest(XEN.get(i)))).containsExactly(4);
  }

  @Test
  void noneCoversAnother() {
    long seed = Long.getLong("seed", 7);
    System.out.println("CompareLayoutTest: seed " + seed + ", 500 rounds");
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Place> places = XEN.stream().filter(place -> random.nextInt(4) > 0).toList();
      CompareLayout layout = CompareLayout.of(places, random.nextInt(3000), random.nextInt(2000));
      assertThat(layout.charts()).hasSize(places.size());
      for (Place one : places) {
        Rectangle bounds = layout.charts().get(one);
        assertThat(bounds.y + bounds.height).isLessThanOrEqualTo(layout.height());
        assertThat(places).filteredOn(other -> !other.equals(one))
            .noneMatch(other -> bounds.intersects(layout.charts().get(other)));
      }
    }
  }

  @Test
  void noChartsNeedNoRoom() {
    assertThat(CompareLayout.of(List.of(), 500, 500).charts()).isEmpty();
  }
}
