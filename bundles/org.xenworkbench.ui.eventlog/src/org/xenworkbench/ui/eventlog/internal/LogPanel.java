/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.HostComparison;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.NoMatch;

/** Filter, table and, while one entry is selected, that entry in full below, unless the user closed that. UI thread. */
final class LogPanel {

  private static final String COLUMNS = "columns";
  private static final String FILTER = "filter";
  private static final String DETAILS = "details";
  private static final String HEIGHT = "detailsHeight";
  private static final String WIDTH = "detailsWidth";
  private static final int HUNDRED = 100;
  private static final int FIRST_HEIGHT = 50;
  private static final int FIRST_WIDTH = 35;
  private static final int LEAST = 10;

  private final LogFilterBar filter;
  private final FaultBanner banner;
  private final NoMatch noMatch;
  private final Label cut;
  private final LogTable table;
  private final SashForm sash;
  private final DetailsPane details;
  private final LogSummary summary;
  private boolean detailsWanted = true;
  private Optional<Sought> sought = Optional.empty();
  /** The share of the details in percent that the user wants below the table, and beside it; and what was given. */
  private int wantedHeight = FIRST_HEIGHT;
  private int wantedWidth = FIRST_WIDTH;
  private int given;
  private Optional<LogCourse> course = Optional.empty();
  private Runnable detailsListener = () -> {};
  private Runnable compareListener = () -> {};

  LogPanel(Composite parent, LogTexts texts, Consumer<EventQuery> query) {
    summary = new LogSummary(texts);
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(panel);
    filter = new LogFilterBar(panel, texts.clock(), query);
    banner = new FaultBanner(panel);
    noMatch = new NoMatch(panel, "eventlog.noMatch", filter::clear);
    cut = new Label(panel, SWT.WRAP);
    cut.setText(MessageFormat.format(Messages.LogPanel_cut, LogFeed.MOST));
    cut.setData("org.eclipse.swtbot.widget.key", "eventlog.cut");
    GridDataFactory.fillDefaults().indent(5, 3).exclude(true).applyTo(cut);
    cut.setVisible(false);
    sash = new SashForm(panel, SWT.VERTICAL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
    table = new LogTable(sash, texts);
    details = new DetailsPane(sash, () -> wantDetails(false), () -> compareListener.run());
    give(FIRST_HEIGHT);
    details.setVisible(false);
    sash.addListener(SWT.Resize, event -> {
      showDetails();
      share();
    });
    AccessibleNames.set(table.viewer().getTable(), Messages.LogTable_accessible);
    AccessibleNames.set(details.text(), Messages.LogPanel_details);
    AccessibleNames.derive(panel);
    table.viewer().addSelectionChangedListener(event -> showDetails());
    FilterKeys.connect(filter.words(), this::enterTable, table.viewer().getTable());
  }

  LogTable table() {
    return table;
  }

  LogFilterBar filter() {
    return filter;
  }

  Text details() {
    return details.text();
  }

  /** Selects an entry, as soon as it is shown. */
  void seek(LogEntry entry, LogFeed feed) {
    Sought wanted = new Sought(entry, filter);
    sought = Optional.of(wanted);
    seek(wanted, feed);
  }

  private void seek(Sought wanted, LogFeed feed) {
    if (table.select(wanted.correlation())) {
      sought = Optional.empty();
    } else if (feed.isAnswered() && !wanted.next()) {
      sought = Optional.empty(); // it was forgotten, or cannot be read
    }
  }

  /** Shows what is in the feed; whether rows are still to be filled, for which it is called again. */
  boolean show(LogFeed feed) {
    List<LogEntry> rows = feed.rows();
    boolean more = table.show(rows);
    sought.ifPresent(wanted -> seek(wanted, feed));
    filter.offer(rows.stream().map(LogEntry::kind).toList());
    banner.show(feed.fault());
    if (table.isAtTop()) {
      feed.newest();
    }
    if (feed.isCut() != cut.getVisible() && cut.getLayoutData() instanceof GridData data) {
      data.exclude = !feed.isCut();
      cut.setVisible(feed.isCut());
      cut.requestLayout();
    }
    noMatch.show(rows.isEmpty() && filter.isFiltering() && !feed.isIncomplete());
    showDetails();
    return more;
  }

  boolean areDetailsWanted() {
    return detailsWanted;
  }

  /** Opens or closes the details of what is selected. */
  void wantDetails(boolean wanted) {
    detailsWanted = wanted;
    showDetails();
    detailsListener.run();
  }

  /** Told when they are opened or closed. */
  void onDetails(Runnable listener) {
    detailsListener = listener;
  }

  /** Told when the hosts of the migration whose details are shown are to be compared. */
  void onCompare(Runnable listener) {
    compareListener = listener;
  }

  void save(IMemento memento) {
    table.columns().save(memento.createChild(COLUMNS));
    filter.save(memento.createChild(FILTER));
    memento.putBoolean(DETAILS, detailsWanted);
    noteWanted();
    memento.putInteger(HEIGHT, wantedHeight);
    memento.putInteger(WIDTH, wantedWidth);
  }

  void restore(IMemento memento) {
    Optional.ofNullable(memento.getChild(COLUMNS)).ifPresent(table.columns()::restore);
    Optional.ofNullable(memento.getChild(FILTER)).ifPresent(filter::restore);
    wantedHeight = share(memento.getInteger(HEIGHT), wantedHeight);
    wantedWidth = share(memento.getInteger(WIDTH), wantedWidth);
    give(isBeside() ? wantedWidth : wantedHeight);
    wantDetails(!Boolean.FALSE.equals(memento.getBoolean(DETAILS)));
  }

  private static int share(@Nullable Integer stored, int usual) {
    return stored != null && stored >= LEAST && stored <= HUNDRED - LEAST ? stored : usual;
  }

  private boolean isBeside() {
    return sash.getOrientation() == SWT.HORIZONTAL;
  }

  private void share() {
    noteWanted();
    boolean beside = TableRoom.isBeside(sash, table.viewer().getTable());
    if (beside != isBeside()) {
      sash.setOrientation(beside ? SWT.HORIZONTAL : SWT.VERTICAL);
    }
    if (details.isShown()) {
      give(beside ? wantedWidth : TableRoom.details(sash, table.viewer().getTable(), wantedHeight));
    }
  }

  private void give(int share) {
    if (share != given) {
      sash.setWeights(HUNDRED - share, share);
      given = given();
    }
  }

  /** Another share than was given is the user's, who moved the sash. */
  private void noteWanted() {
    if (given() != given) {
      given = given();
      if (isBeside()) {
        wantedWidth = given;
      } else {
        wantedHeight = given;
      }
    }
  }

  private int given() {
    int[] weights = sash.getWeights();
    return Math.round((float) HUNDRED * weights[1] / (weights[0] + weights[1]));
  }

  private void enterTable() {
    Table list = table.viewer().getTable();
    if (list.getSelectionCount() == 0 && list.getItemCount() > 0) {
      list.setSelection(0);
      list.notifyListeners(SWT.Selection, new Event()); // SWT tells of what the user does only
    }
    list.setFocus();
  }

  /** The details say from now on what else belongs to an entry. */
  void follow(LogCourse told) {
    course = Optional.of(told);
  }

  private String inFull(LogEntry entry) {
    return summary.of(entry) + course.map(told -> told.text(entry)).filter(text -> !text.isEmpty())
        .map(text -> "\n" + text).orElse("");
  }

  private void showDetails() {
    List<LogEntry> selected = table.selected();
    details.show(selected.size() == 1 ? SafeText.block(inFull(selected.get(0))) : "");
    details.setComparable(selected.size() == 1 && HostComparison.fits(selected.get(0)));
    boolean wanted =
        detailsWanted && selected.size() == 1 && TableRoom.hasDetails(sash, table.viewer().getTable());
    if (details.isShown() != wanted) {
      details.setVisible(wanted);
      share();
      sash.layout();
      Displays.later(sash.getDisplay(), this::showSelection); // GTK knows of the table's new height only then
    }
  }

  private void showSelection() {
    if (!sash.isDisposed()) {
      TableRoom.reveal(table.viewer().getTable());
    }
  }
}
