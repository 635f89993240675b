/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.junit.jupiter.api.Test;

/** Menus of filters, however many there are. */
class FilterMenusTest {

  /** All that can be chosen, in their order; no menu is too high to be shown. */
  private static List<String> all(MenuManager menu) {
    assertThat(menu.getItems()).hasSizeLessThanOrEqualTo(25);
    List<String> found = new ArrayList<>();
    for (IContributionItem item : menu.getItems()) {
      if (item instanceof MenuManager inner) {
        found.addAll(all(inner));
      } else {
        found.add(((ActionContributionItem) item).getAction().getText());
      }
    }
    return found;
  }

  @Test
  void noMenuIsHigherThanAScreenAndEachFilterIsReached() {
    for (int count : new int[] {0, 1, 25, 26, 625, 626, 3_000, 20_000}) {
      List<String> names = IntStream.range(0, count).mapToObj(number -> "f" + number).toList();
      MenuManager menu = new MenuManager();
      FilterMenus.inPieces(menu, names, name -> new Action(name) {
      });
      assertThat(all(menu)).as("%s", count).isEqualTo(names);
    }
  }

  @Test
  void aPieceIsCalledByItsFirstAndLast() {
    MenuManager menu = new MenuManager();
    FilterMenus.inPieces(menu, IntStream.range(10, 50).mapToObj(number -> "f" + number).toList(),
        name -> new Action(name) {
        });
    assertThat(menu.getItems()).extracting(item -> ((MenuManager) item).getMenuText())
        .containsExactly("f10 \u2013 f34", "f35 \u2013 f49");
  }
}
