/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.xenworkbench.core.text.SafeText;
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
  /** Below all hosts and the selected ones stand those that another view has asked for. */
  private static final int FIRST_ASKED = 2;
  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";

  private final TopFeed feed;
  private final TopValues values;
  private final TopTimes times;
  private final Supplier<Set<HostId>> selectedHosts;
  private final Text filter;
  private final Combo scope;
  private final Combo range;
  private final Label progress;
  private final NoMatch noMatch;
  private final VirtualTable<TopRow> table;
  private final Label words;
  private Consumer<Optional<String>> timeListener = past -> {};
  /** Whether the time that means are of does not go on. */
  private boolean isOver;
  private List<VmId> rowsOf = List.of();
  private Optional<VmsThen> rowsThen = Optional.empty();
  private List<TopRow> rows = List.of();
  /** By what the list was sorted before it was sorted by the means of a time that is over. */
  private Optional<ColumnSort> sortOfNow = Optional.empty();

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
    this.values = values;
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
    words = new Label(panel, SWT.WRAP);
    words.setData(WIDGET_KEY, "top.words");
    GridDataFactory.fillDefaults().grab(true, false).indent(5, 2).hint(200, SWT.DEFAULT).applyTo(words);
    noMatch = new NoMatch(panel, "top.noMatch", () -> filter.setText(""));
    table = TopTable.create(panel, values::row, nanos);
    filter.addModifyListener(event -> wish());
    scope.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> wish()));
    range.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showRange()));
    FilterKeys.connect(filter, this::enterTable, table.table());
    AccessibleNames.set(table.table(), Messages.TopPanel_accessible);
    AccessibleNames.derive(panel);
    range.select(times.elsewhere()); // so the list goes where one looks back
    showRange();
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

  VirtualTable<TopRow> table() {
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
    feed.show(feed.wish().withText(filter.getText()).withSort(table.columns().sort()).withHosts(hosts()));
  }

  /** Of which hosts VMs are listed; empty for all. */
  private Optional<Set<HostId>> hosts() {
    Set<HostId> hosts = isOfSelectedHosts() ? selectedHosts.get() : askedHosts();
    return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
  }

  private Set<HostId> askedHosts() {
    List<TopMoment.Place> places = times.asked().map(TopMoment::hosts).orElse(List.of());
    int chosen = scope.getSelectionIndex() - FIRST_ASKED;
    return chosen < 0 ? Set.of() : places.size() > chosen ? Set.of(places.get(chosen).host())
        : places.stream().map(TopMoment.Place::host).collect(Collectors.toSet());
  }

  /** Another view asks for a time and its hosts: they can be chosen beside the others, and are. */
  void show(TopMoment moment) {
    int index = times.ask(moment);
    List<String> hosts = Stream.concat(Stream.of(Messages.TopPanel_allHosts, Messages.TopPanel_selectedHosts),
        TopMoment.labels(moment).stream().map(SafeText::cell)).toList();
    scope.setItems(hosts.toArray(String[]::new));
    scope.select(hosts.size() > FIRST_ASKED ? hosts.size() - 1 : 0); // all of them, where there are several
    range.setItems(times.labels().toArray(String[]::new));
    range.select(index);
    scope.getParent().layout();
    wish();
    showRange();
  }

  /** Told the time that is looked back at, in words, at once and when it is another; empty if it goes on. */
  void onTime(Consumer<Optional<String>> listener) {
    timeListener = listener;
    listener.accept(past());
  }

  private Optional<String> past() {
    return Optional.of(times.time(range.getSelectionIndex())).filter(time -> time.end().isPresent()).map(times::text);
  }

  private void showRange() {
    MeanTime time = times.time(range.getSelectionIndex());
    boolean wasOver = isOver;
    isOver = time.end().isPresent();
    if (isOver != wasOver) {
      table.columns().leaveOut(isOver ? TopColumn.ofNow() : Set.of());
    }
    feed.show(time);
    sort(wasOver);
    timeListener.accept(past());
    showWords();
  }

  /** By who used most then while one looks back, by who uses most now when one does not any more. */
  private void sort(boolean wasOver) {
    TopColumn column = feed.wish().column();
    ColumnSort byMean = new ColumnSort(column.mean().name(), feed.wish().descending());
    if (isOver && !wasOver && column.mean() != column) {
      sortOfNow = Optional.of(new ColumnSort(column.name(), feed.wish().descending()));
      table.columns().sortBy(byMean);
      wish();
    } else if (!isOver && wasOver) {
      sortOfNow.filter(before -> TopColumn.of(before.key()).mean().name().equals(column.name()))
          .ifPresent(table.columns()::sortBy);
      sortOfNow = Optional.empty();
      wish();
    }
  }

  private void showWords() {
    int chosen = range.getSelectionIndex();
    MeanTime time = times.time(chosen);
    String what = times.asked().filter(asked -> times.isAsked(chosen)).map(TopMoment::what).orElse("");
    String text = SafeText.label(TopWords.of(time, times.text(time), what,
        isOfSelectedHosts() ? Messages.TopWords_selectedHosts : scope.getText(), feed.coarse(),
        feed.then()));
    if (!text.equals(words.getText())) {
      words.setText(text);
      words.requestLayout();
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
    boolean more = table.show(rows(listing.order(), isOver ? feed.then() : Optional.empty()));
    feed.show(table.inSight().stream().filter(TopRow.OfVm.class::isInstance).flatMap(row -> row.machine().stream())
        .toList());
    showWords();
    noMatch.show(listing.order().isEmpty() && listing.count() > 0);
    showProgress(reading.map(far -> NLS.bind(Messages.TopPanel_reading, Quantities.count(far.known()),
        Quantities.count(far.all()))).orElse(""));
    return more;
  }

  /** The hosts first, where some are chosen and a time that is over; the same list as before if nothing moved. */
  private List<TopRow> rows(List<VmId> order, Optional<VmsThen> then) {
    if (order != rowsOf || !then.equals(rowsThen)) {
      rowsOf = order;
      rowsThen = then;
      rows = then.map(past -> past.rows(order, values::knows))
          .orElseGet(() -> order.stream().<TopRow>map(TopRow.OfVm::new).toList());
    }
    return rows;
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
