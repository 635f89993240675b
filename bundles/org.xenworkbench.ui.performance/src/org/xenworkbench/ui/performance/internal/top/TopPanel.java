/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.list.ColumnSort;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.NoMatch;
import org.xenworkbench.ui.list.VirtualTable;

/** Filter, hosts, range of the means, how far they are read, and the table. UI thread. */
final class TopPanel {

  private static final String COLUMNS = "columns";
  private static final String FILTER = "filter";
  private static final String SELECTED_HOSTS = "selectedHosts";
  private static final String RANGE = "range";
  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";

  private final TopFeed feed;
  private final TopTimes times;
  private final Supplier<Set<HostId>> selectedHosts;
  private final Text filter;
  private final Combo scope;
  private final Combo range;
  private final Label progress;
  private final NoMatch noMatch;
  private final VirtualTable<VmId> table;
  /** Whether the time that means are of does not go on. */
  private boolean isOver;

  /**
   * Creates it.
   *
   * @param times what means can be of, the first being that of the feed
   * @param selectedHosts which hosts are selected elsewhere
   * @param nanos the monotonic clock
   */
  TopPanel(Composite parent, TopFeed feed, TopValues values, TopTimes times,
      Supplier<Set<HostId>> selectedHosts, LongSupplier nanos) {
    this.feed = feed;
    this.times = times;
    this.selectedHosts = selectedHosts;
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(panel);
    Composite bar = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(4).spacing(4, 0).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    filter = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    filter.setMessage(Messages.TopPanel_filter);
    filter.setData(WIDGET_KEY, "top.filter");
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(filter);
    progress = new Label(bar, SWT.NONE);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).exclude(true).applyTo(progress);
    scope = combo(bar, "top.scope", Messages.TopPanel_scope, Messages.TopPanel_allHosts,
        Messages.TopPanel_selectedHosts);
    range = combo(bar, "top.range", Messages.TopPanel_range, times.labels().toArray(String[]::new));
    noMatch = new NoMatch(panel, "top.noMatch", () -> filter.setText(""));
    table = TopTable.create(panel, values::row, nanos);
    filter.addModifyListener(event -> wish());
    scope.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> wish()));
    range.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showRange()));
    FilterKeys.connect(filter, this::enterTable, table.table());
    AccessibleNames.set(table.table(), Messages.TopPanel_accessible);
    AccessibleNames.derive(panel);
  }

  private static Combo combo(Composite bar, String key, String name, String... items) {
    Combo combo = new Combo(bar, SWT.READ_ONLY);
    combo.setData(WIDGET_KEY, key);
    combo.setItems(items);
    combo.select(0);
    combo.setToolTipText(name);
    AccessibleNames.set(combo, name);
    return combo;
  }

  VirtualTable<VmId> table() {
    return table;
  }

  Text filter() {
    return filter;
  }

  /** Other hosts are selected elsewhere. */
  void hostsSelected() {
    if (isOfSelectedHosts()) {
      wish();
    }
  }

  private boolean isOfSelectedHosts() {
    return scope.getSelectionIndex() == 1;
  }

  private void wish() {
    Set<HostId> hosts = selectedHosts.get();
    feed.show(feed.wish().withText(filter.getText()).withSort(table.columns().sort())
        .withHosts(isOfSelectedHosts() && !hosts.isEmpty() ? Optional.of(hosts) : Optional.empty()));
  }

  private void showRange() {
    MeanTime time = times.time(range.getSelectionIndex());
    boolean wasOver = isOver;
    isOver = time.end().isPresent();
    feed.show(time);
    TopColumn column = feed.wish().column();
    if (isOver && !wasOver && column.mean() != column) { // who used most then, not who uses most now
      table.columns().sortBy(new ColumnSort(column.mean().name(), feed.wish().descending()));
      wish();
    }
  }

  /** Another time is shown elsewhere. */
  void timeShown() {
    int chosen = range.getSelectionIndex();
    String label = times.labels().get(times.elsewhere());
    if (!label.equals(range.getItem(times.elsewhere()))) {
      range.setItem(times.elsewhere(), label);
      range.select(chosen); // it may go with the item
      range.requestLayout();
    }
    if (chosen == times.elsewhere()) {
      showRange();
    }
  }

  /** Shows what is in the feed; whether more is to be done, for which it is called again. */
  boolean show(Optional<TopMeans.Progress> reading) {
    wish(); // another column may be sorted by
    TopFeed.Listing listing = feed.listing();
    boolean more = table.show(listing.order());
    feed.show(table.inSight());
    noMatch.show(listing.order().isEmpty() && listing.count() > 0);
    showProgress(reading.map(far -> NLS.bind(Messages.TopPanel_reading, Quantities.count(far.known()),
        Quantities.count(far.all()))).orElse(""));
    return more;
  }

  private void showProgress(String text) {
    if (!text.equals(progress.getText())) {
      progress.setText(text);
      GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).exclude(text.isEmpty()).applyTo(progress);
      progress.setVisible(!text.isEmpty());
      progress.requestLayout();
    }
  }

  private void enterTable() {
    table.selectFirst();
    table.table().setFocus();
  }

  void save(IMemento memento) {
    table.columns().save(memento.createChild(COLUMNS));
    memento.putString(FILTER, filter.getText());
    memento.putBoolean(SELECTED_HOSTS, isOfSelectedHosts());
    memento.putString(RANGE, times.key(range.getSelectionIndex()));
  }

  void restore(IMemento memento) {
    Optional.ofNullable(memento.getChild(COLUMNS)).ifPresent(table.columns()::restore);
    filter.setText(Objects.requireNonNullElse(memento.getString(FILTER), ""));
    scope.select(Boolean.TRUE.equals(memento.getBoolean(SELECTED_HOSTS)) ? 1 : 0);
    range.select(times.index(Objects.requireNonNullElse(memento.getString(RANGE), "")));
    showRange();
    wish();
  }
}
