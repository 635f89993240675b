/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchPage;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** The charts, and the window of time that they all show. UI thread. */
final class ChartPage {

  private final BoardFeed feed;
  private final BoardPanel panel;
  private final ChartActions actions;
  private final Navigation navigation;
  private final PageBanner banner;
  private final NavigatorStrip strip;
  private final Arrangements arrangements = new Arrangements();
  private final LayoutActions layout;
  private Consumer<TimeWindow> windowChanged = window -> {};
  /** What is still to be restored of an earlier session. */
  private @Nullable IMemento state;

  /**
   * Creates it.
   *
   * @param feed gives the boards
   * @param raster rasters the charts
   * @param times told how long charts hold the UI thread
   * @param pages where views are opened to which bands and markers lead
   * @param own knows the charts that users and bundles define
   * @param state what {@link #save} has written, if anything
   */
  ChartPage(Composite parent, BoardFeed feed, Executor raster, RefreshTimes times,
      Supplier<Optional<IWorkbenchPage>> pages, OwnCharts own, @Nullable IMemento state) {
    this.feed = feed;
    this.state = state;
    Composite page = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
    navigation = new Navigation(feed.window(), this::edge, () -> findOldest(this::beginAt), this::show);
    banner = new PageBanner(page, navigation, () -> findOldest(this::showSince));
    panel = new BoardPanel(page, raster, nanos -> times.record("performance.paint", nanos), navigation,
        arrangements::height, arrangements::setHeight);
    strip = new NavigatorStrip(page, navigation, feed::wantOverview);
    layout = new LayoutActions(arrangements,
        group -> own.inRow(group).map(entry -> entry.chart().name()).orElseGet(() -> ChartGroups.label(group)));
    actions = new ChartActions(panel, new EventActions(feed::events, pages));
    actions.onLayout(layout);
    actions.onColors(strip::setColors);
    if (state != null) {
      arrangements.restore(state);
      strip.restore(state);
      actions.restore(state);
    }
    Refresher refresher = Refresher.inPieces(panel.control(), "performance.charts", Refresher.CHART, times,
        this::showPage);
    feed.onBuilt(refresher::request);
    arrangements.onChanged(() -> {
      panel.heightsChanged();
      refresher.request();
    });
  }

  Navigation navigation() {
    return navigation;
  }

  /** What can be done with the charts. */
  ChartActions actions() {
    return actions;
  }

  /** Charts can be made and changed as well, those that are made from now on, and where there is none of the user's. */
  void onOwn(OwnChartActions own) {
    actions.onOwn(own);
    panel.onNew(own::newChart);
  }

  /** Its part of the view's menu. */
  void contributeTo(IMenuManager menu) {
    layout.contributeTo(menu);
    strip.contributeTo(menu);
    actions.contributeTo(menu);
  }

  Control control() {
    return panel.control();
  }

  void setFocus() {
    panel.setFocus();
  }

  /** Tells of every other window. */
  void onWindowChanged(Consumer<TimeWindow> listener) {
    windowChanged = listener;
  }

  /** Stores which charts are in sight, and how they are shown. */
  void save(IMemento memento) {
    IMemento unused = state;
    if (unused != null) {
      BoardPanel.copy(unused, memento);
    } else {
      panel.save(memento);
    }
    actions.save(memento);
    strip.save(memento);
    arrangements.save(memento);
  }

  /** What is shown follows at once, with what is known of it; the rest comes when it is read. */
  private void show(TimeWindow window) {
    Instant now = feed.now();
    panel.preview(window.from(now), window.to(now));
    strip.window(window, now);
    feed.show(window);
    windowChanged.accept(window);
  }

  /** Of charts that go on with time: whoever drags up to their right edge goes on with them. */
  private Instant edge() {
    return panel.edge().filter(shown -> navigation.window().isLive()).orElseGet(feed::now);
  }

  private void beginAt(Instant time) {
    navigation.beginAt(time);
  }

  private void showSince(Instant time) {
    navigation.rangeChosen(time, feed.now());
  }

  private void findOldest(Consumer<Instant> then) {
    feed.findOldest(time -> {
      Control control = panel.control();
      if (!control.isDisposed()) {
        control.getDisplay().asyncExec(() -> {
          if (!control.isDisposed()) {
            then.accept(time);
          }
        });
      }
    });
  }

  /** Whether there is more to do. */
  private boolean showPage() {
    Optional<BoardFeed.Page> current = feed.page();
    if (current.isEmpty()) {
      return false;
    }
    banner.show(current.get(), navigation.canGoBack());
    strip.show(feed.overview(), current.get().window(), current.get().time());
    boolean more = panel.show(arrangements.applied(current.get().board()));
    if (!more) {
      actions.charted();
    }
    IMemento earlier = state;
    if (!more && earlier != null && !current.get().board().charts().isEmpty()) {
      panel.restore(earlier); // there is something to scroll now
      state = null;
    }
    return more;
  }
}
