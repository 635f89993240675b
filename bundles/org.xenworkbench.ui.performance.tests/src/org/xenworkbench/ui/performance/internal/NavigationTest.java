/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.ToolBarManager;
import org.junit.jupiter.api.Test;

class NavigationTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final List<TimeWindow> shown = new ArrayList<>();
  private int oldest;
  private final Navigation navigation =
      new Navigation(Range.HOUR.window(), () -> NOW, () -> oldest++, shown::add);

  /** GTK puts the texts of buttons side by side: "10 min1 hour". */
  @Test
  void theButtonsOfTheRangesHaveRoomAndTheMenuHasNone() {
    MenuManager menu = new MenuManager();
    ToolBarManager toolBar = new ToolBarManager();
    new RangeActions(navigation).contributeTo(menu, toolBar);
    assertThat(text(toolBar.getItems()[1])).isEqualTo("\u20061 hour\u2006");
    assertThat(text(menu.getItems()[1])).isEqualTo("1 hour");
    assertThat(((ActionContributionItem) toolBar.getItems()[1]).getAction().isChecked()).isTrue();
  }

  private static String text(IContributionItem item) {
    return ((ActionContributionItem) item).getAction().getText();
  }

  @Test
  void whatEndsBeforeNowStandsStillAndNowGoesOn() {
    navigation.rangeChosen(NOW.minusSeconds(1800), NOW.minusSeconds(600));
    TimeWindow window = navigation.window();
    assertThat(window.isLive()).isFalse();
    assertThat(window.from(NOW.plusSeconds(999))).isEqualTo(NOW.minusSeconds(1800));
    assertThat(window.to(NOW.plusSeconds(999))).isEqualTo(NOW.minusSeconds(600));
    navigation.newestWanted();
    assertThat(navigation.window()).isEqualTo(TimeWindow.live(Duration.ofSeconds(1200)));
    assertThat(shown).hasSize(2);
    navigation.newestWanted();
    assertThat(shown).as("nothing changed").hasSize(2);
  }

  /** Who looked at two minutes of a migration means the range whose button was pressed. */
  @Test
  void nowIsTheRangeBeforeOneLookedBack() {
    navigation.choose(Range.DAY);
    navigation.rangeChosen(NOW.minusSeconds(1800), NOW.minusSeconds(600));
    navigation.rangeChosen(NOW.minusSeconds(1700), NOW.minusSeconds(1600));
    navigation.nowWanted();
    assertThat(Range.of(navigation.window())).contains(Range.DAY);
    navigation.rangeChosen(NOW.minusSeconds(300), NOW);
    navigation.rangeChosen(NOW.minusSeconds(1700), NOW.minusSeconds(1600));
    navigation.backWanted();
    navigation.nowWanted();
    assertThat(navigation.window()).as("as it was zoomed").isEqualTo(TimeWindow.live(Duration.ofMinutes(5)));
  }

  @Test
  void whatReachesTheRightEdgeGoesOnWithTime() {
    navigation.rangeChosen(NOW.minusSeconds(300), NOW);
    assertThat(navigation.window()).isEqualTo(TimeWindow.live(Duration.ofMinutes(5)));
    navigation.rangeChosen(NOW.minusSeconds(200), NOW.plusSeconds(100));
    assertThat(navigation.window()).isEqualTo(TimeWindow.live(Duration.ofMinutes(5)));
  }

  @Test
  void backGoesBackStepByStep() {
    navigation.choose(Range.YEAR);
    navigation.rangeChosen(NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(60)));
    navigation.rangeChosen(NOW.minus(Duration.ofDays(70)), NOW.minus(Duration.ofDays(69)));
    navigation.backWanted();
    assertThat(navigation.window().length()).isEqualTo(Duration.ofDays(30));
    navigation.backWanted();
    assertThat(Range.of(navigation.window())).contains(Range.YEAR);
    navigation.backWanted();
    navigation.backWanted();
    assertThat(Range.of(navigation.window())).as("no further than the first").contains(Range.HOUR);
  }

  /** Who turns the wheel ten times does not want to press Escape ten times. */
  @Test
  void manyStepsOfTheWheelAreOneToGoBack() {
    for (int i = 1; i <= 10; i++) {
      navigation.rangeChosen(NOW.minusSeconds(3600 - i * 100), NOW.minusSeconds(i * 100));
    }
    assertThat(shown).hasSize(10);
    navigation.backWanted();
    assertThat(Range.of(navigation.window())).contains(Range.HOUR);
  }

  @Test
  void lengthsHaveBoundsAboutTheMiddle() {
    navigation.rangeChosen(NOW.minusSeconds(101), NOW.minusSeconds(100));
    assertThat(navigation.window().length()).isEqualTo(TimeWindow.SHORTEST);
    assertThat(navigation.window().from(NOW)).isEqualTo(NOW.minusMillis(105_500));
    navigation.rangeChosen(NOW.minus(Duration.ofDays(9000)), NOW.minus(Duration.ofDays(1000)));
    assertThat(navigation.window().length()).isEqualTo(TimeWindow.LONGEST);
    assertThat(TimeWindow.live(Duration.ofSeconds(-5)).length()).isEqualTo(TimeWindow.SHORTEST);
  }

  @Test
  void theOldestIsAskedForAndShownFromItsBegin() {
    navigation.oldestWanted();
    assertThat(oldest).isEqualTo(1);
    navigation.beginAt(NOW.minus(Duration.ofDays(3)));
    assertThat(navigation.window().from(NOW)).isEqualTo(NOW.minus(Duration.ofDays(3)));
    assertThat(navigation.window().length()).isEqualTo(Duration.ofHours(1));
    navigation.beginAt(NOW.minusSeconds(60));
    assertThat(navigation.window()).as("there is no more than a minute").isEqualTo(Range.HOUR.window());
  }
}
