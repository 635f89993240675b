/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.performance.internal.ChartActions;
import org.xenworkbench.ui.performance.internal.EventActions;
import org.xenworkbench.ui.performance.internal.TimeWindow;

/** What the log has of a migration, the charts of both hosts and the VM, and the table of means. UI thread. */
final class ComparePage {

  private static final int CHARTS = 68;
  private static final int HUNDRED = 100;

  private final CompareFeed feed;
  private final Composite page;
  private final Label words;
  private final SashForm sash;
  private final ComparePanel panel;
  private final MeansTable means;
  private final CompareZoom zoom;
  private final ChartActions actions;
  private Runnable shownListener = () -> {};

  /**
   * Creates it; the feed is asked for the first time.
   *
   * @param raster rasters the charts
   * @param events what can be done with bands and markers
   */
  ComparePage(Composite parent, CompareFeed feed, Executor raster, RefreshTimes times, EventActions events) {
    this.feed = feed;
    page = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
    words = new Label(page, SWT.WRAP);
    words.setData("org.eclipse.swtbot.widget.key", "compare.words");
    GridDataFactory.fillDefaults().grab(true, false).indent(5, 2).hint(200, SWT.DEFAULT).applyTo(words);
    sash = new SashForm(page, SWT.VERTICAL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
    zoom = new CompareZoom(this::zoomed);
    panel = new ComparePanel(sash, raster, nanos -> times.record("compare.paint", nanos), zoom);
    actions = new ChartActions(panel, events);
    means = new MeansTable(sash);
    sash.setWeights(CHARTS, HUNDRED - CHARTS);
    setWords(Messages.Compare_loading);
    sash.setVisible(false);
    Refresher refresher = Refresher.inPieces(page, "compare.page", Refresher.CHART, times, this::refresh);
    feed.onBuilt(refresher::request);
    feed.request();
  }

  Control control() {
    return page;
  }

  MeansTable means() {
    return means;
  }

  /** What can be done with the charts. */
  ChartActions actions() {
    return actions;
  }

  /** What is shown of it. */
  CompareZoom zoom() {
    return zoom;
  }

  /** Told when something else is shown. */
  void onShown(Runnable listener) {
    shownListener = listener;
  }

  void setFocus() {
    if (sash.getVisible()) {
      panel.setFocus();
    } else {
      page.setFocus();
    }
  }

  /** What is shown follows at once, with what is known of it; the rest comes when it is read. */
  private void zoomed(Optional<TimeWindow> part) {
    Instant now = feed.now();
    Optional<CompareTimes> times = feed.latest().map(Comparison::times);
    if (part.isPresent()) {
      panel.preview(part.get().from(now), part.get().to(now));
    } else {
      times.ifPresent(all -> panel.preview(all.from(), all.to()));
    }
    feed.show(part);
  }

  /** Whether there is more to do. */
  private boolean refresh() {
    Optional<CompareFeed.Page> current = feed.page();
    if (current.isEmpty()) {
      return false;
    }
    Optional<Comparison> comparison = current.get().comparison();
    sash.setVisible(comparison.isPresent());
    boolean more = comparison.isPresent() && panel.show(comparison.get());
    if (!more) {
      actions.charted();
      comparison.ifPresent(means::show);
      setWords(comparison.map(ComparePage::text).orElse(current.get().problem()));
      shownListener.run();
    }
    return more;
  }

  private static String text(Comparison shown) {
    String notes = CompareTexts.notes(shown);
    String migration = CompareTexts.migration(shown.migration());
    return notes.isEmpty() ? migration : migration + '\n' + notes;
  }

  private void setWords(String text) {
    String safe = SafeText.label(text);
    if (!safe.equals(words.getText())) {
      words.setText(safe);
      page.layout();
    }
  }
}
