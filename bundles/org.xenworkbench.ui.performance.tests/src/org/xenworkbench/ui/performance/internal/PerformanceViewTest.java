/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.FakePolling;

/** What the user chose in the view is kept from one session to the next. */
class PerformanceViewTest {

  @Test
  void showAllMetricsIsKeptEvenIfTheViewIsNeverSeen() throws Exception {
    for (boolean all : List.of(true, false)) {
      IMemento first = XMLMemento.createWriteRoot("view");
      first.putBoolean("all", all);
      first.putInteger("left", 3);
      first.putInteger("top", 400);
      IMemento third = restarted(restarted(first));
      assertThat(third.getBoolean("all")).isEqualTo(all);
      assertThat(third.getInteger("left")).isEqualTo(3);
      assertThat(third.getInteger("top")).isEqualTo(400);
    }
  }

  @Test
  void theMenuShowsWhatWasKeptAndTellsWhatIsChosen() {
    List<Boolean> told = new ArrayList<>();
    IAction shown = showAll(true, told);
    assertThat(shown.isChecked()).isTrue();
    shown.setChecked(false);
    shown.run();
    assertThat(told).containsExactly(false);
    assertThat(showAll(false, told).isChecked()).isFalse();
  }

  private static IMemento restarted(IMemento before) throws Exception {
    PerformanceView view = new PerformanceView();
    view.init(fake(IViewSite.class), before);
    IMemento after = XMLMemento.createWriteRoot("view");
    view.saveState(after);
    return after;
  }

  private static IAction showAll(boolean all, List<Boolean> told) {
    MenuManager menu = new MenuManager();
    new ViewActions(new FakePolling(), all, told::add).contributeTo(menu, new ToolBarManager());
    return Stream.of(menu.getItems()).filter(ActionContributionItem.class::isInstance)
        .map(item -> ((ActionContributionItem) item).getAction())
        .filter(action -> action.getText().equals(Messages.ViewActions_showAll)).findFirst().orElseThrow();
  }

  /** Nobody asks it anything. */
  private static <T> T fake(Class<T> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> null));
  }
}
