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
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchPage;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;

/** The charts, and the window of time that they all show. UI thread. */
final class ChartPage {

  private final BoardFeed feed;
  private final BoardPanel panel;
  private final ChartActions actions;
  private final Navigation navigation;
  private final Consumer<String> described;
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
   * @param described takes what is said above the charts
   * @param state what {@link #save} has written, if anything
   */
  ChartPage(Composite parent, BoardFeed feed, Executor raster, RefreshTimes times,
      Supplier<Optional<IWorkbenchPage>> pages, Consumer<String> described,
      @Nullable IMemento state) {
    this.feed = feed;
    this.described = described;
    this.state = state;
    navigation = new Navigation(feed.window(), this::edge, this::findOldest, this::show);
    panel = new BoardPanel(parent, raster, nanos -> times.record("performance.paint", nanos), navigation);
    actions = new ChartActions(panel, new EventActions(feed::events, pages));
    if (state != null) {
      actions.restore(state);
    }
    Refresher refresher = Refresher.inPieces(panel.control(), "performance.charts", Refresher.CHART, times,
        this::showPage);
    feed.onBuilt(refresher::request);
  }

  Navigation navigation() {
    return navigation;
  }

  /** What can be done with the charts. */
  ChartActions actions() {
    return actions;
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
      memento.putMemento(unused);
    } else {
      panel.save(memento);
    }
    actions.save(memento);
  }

  /** What is shown follows at once, with what is known of it; the rest comes when it is read. */
  private void show(TimeWindow window) {
    Instant now = feed.now();
    panel.preview(window.from(now), window.to(now));
    feed.show(window);
    windowChanged.accept(window);
  }

  /** Of charts that go on with time: whoever drags up to their right edge goes on with them. */
  private Instant edge() {
    return panel.edge().filter(shown -> navigation.window().isLive()).orElseGet(feed::now);
  }

  private void findOldest() {
    feed.findOldest(time -> {
      Control control = panel.control();
      if (!control.isDisposed()) {
        control.getDisplay().asyncExec(() -> {
          if (!control.isDisposed()) {
            navigation.beginAt(time);
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
    described.accept(PageTexts.description(current.get()));
    boolean more = panel.show(current.get().board());
    IMemento earlier = state;
    if (!more && earlier != null && !current.get().board().charts().isEmpty()) {
      panel.restore(earlier); // there is something to scroll now
      state = null;
    }
    return more;
  }
}
