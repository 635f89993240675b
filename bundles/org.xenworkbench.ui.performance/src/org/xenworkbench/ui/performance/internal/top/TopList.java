/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.list.ListSelection;

/** The list of virtual machines with all that keeps it right, for a view to show. UI thread. */
public final class TopList {

  private final Inventory inventory;
  private final MetricHistory history;
  private final TopMeans means;
  private final TopValues values;
  private final TopFeed feed;
  private final TopPanel panel;
  private final ListSelection selection;
  private final List<ScheduledExecutorService> threads;
  private List<VirtualMachine> told = List.of();
  private Runnable stateListener = () -> {};

  /**
   * Creates it.
   *
   * @param ranges what means can be of; of the first at the beginning
   * @param elsewhere the time that is shown elsewhere, of which they can be, too
   * @param selectedHosts which hosts are selected elsewhere
   * @param log what the event log has about a host
   * @param timing what time it is where these are
   */
  public TopList(Composite parent, Inventory inventory, Sampler sampler, MetricHistory history, RefreshTimes times,
      List<TopRange> ranges, Supplier<MeanTime> elsewhere, Supplier<Set<HostId>> selectedHosts, VmsThen.Log log,
      Timing timing) {
    this.inventory = inventory;
    this.history = history;
    ScheduledExecutorService order = timing.scheduler("xenworkbench-top");
    ScheduledExecutorService reading = timing.scheduler("xenworkbench-top-means");
    threads = List.of(order, reading);
    Clock clock = timing.clock();
    LongSupplier nanos = timing::nanos;
    means = new TopMeans(history, clock, nanos, reading, ranges.get(0).time());
    values = new TopValues(inventory, sampler, means);
    feed = new TopFeed(inventory, sampler, values, means,
        (hosts, time) -> then(hosts, time, clock.instant(), log, new UsageReader(history, clock)), nanos, order);
    panel = new TopPanel(parent, feed, values, new TopTimes(ranges, elsewhere, clock), selectedHosts, nanos);
    selection = new ListSelection(this::selected);
    panel.table().onSelection(selection::changed);
    Refresher refresher =
        Refresher.inPieces(panel.table().table(), "top.table", Refresher.CHART, times, this::showNews);
    panel.table().onUnfilled(refresher::request);
    feed.onChange(refresher::request);
    refresher.request();
  }

  private VmsThen then(Set<HostId> hosts, MeanTime time, Instant now, VmsThen.Log log, UsageReader reader) {
    return VmsThen.of(hosts, time, now, inventory, log, (host, stays) -> HostUse.of(host, stays,
        time.from(now).toEpochMilli(), time.to(now).toEpochMilli(), object -> reader.read(object, time),
        (vm, usage, on) -> HostShares.factor(usage, vm, history::metrics, on, inventory)));
  }

  private boolean showNews() {
    boolean more = panel.show(means.progress());
    List<VirtualMachine> now = selected();
    if (!more && !isSame(now)) {
      told = now;
      stateListener.run();
    }
    return more;
  }

  private boolean isSame(List<VirtualMachine> now) {
    for (int i = 0; i < now.size(); i++) {
      if (i >= told.size() || !now.get(i).sameContent(told.get(i))) {
        return false;
      }
    }
    return now.size() == told.size();
  }

  /** Has somebody told when what is selected is in another state, on which depends what can be done with it. */
  public void onState(Runnable listener) {
    stateListener = listener;
  }

  /** Other hosts are selected elsewhere. */
  public void hostsSelected() {
    panel.hostsSelected();
  }

  /** Another time is shown elsewhere. */
  public void timeShown() {
    panel.timeShown();
  }

  /** Another view asks for a time that is over and its hosts. */
  public void show(TopMoment moment) {
    panel.show(moment);
  }

  /** The event log has something else about hosts. Any thread. */
  public void logged() {
    feed.logged();
  }

  /** Has somebody told the time that is looked back at, in words; empty if it goes on. */
  public void onTime(Consumer<Optional<String>> listener) {
    panel.onTime(listener);
  }

  /** What the workbench knows as selected. */
  public ISelectionProvider selection() {
    return selection;
  }

  /** The selected VMs as they are now. */
  public List<VirtualMachine> selected() {
    return panel.table().selected().stream().flatMap(row -> row.machine().stream()).distinct()
        .map(inventory::virtualMachine).flatMap(Optional::stream).toList();
  }

  /** The table itself. */
  public Table table() {
    return panel.table().table();
  }

  /** The field that the filter is typed into. */
  public Text filter() {
    return panel.filter();
  }

  /** Adds what shows and hides columns. */
  public void contributeColumnsTo(IMenuManager menu) {
    panel.table().columns().contributeTo(menu);
  }

  /** Stores how the user has left it. */
  public void save(IMemento memento) {
    panel.save(memento);
  }

  /** Makes it as it was stored. */
  public void restore(IMemento memento) {
    panel.restore(memento);
  }

  /** Copies what the selected rows say, fields separated by tabs. */
  public void copy() {
    panel.table().copySelected();
  }

  /** Writes all VMs that are listed into a file, in the background. */
  public void export(Path file) {
    List<VirtualMachine> listed = feed.listing().order().stream().map(inventory::virtualMachine)
        .flatMap(Optional::stream).toList();
    MeanTime time = means.time(); // of all lines, though another may be chosen while they are made
    new TopExportJob(listed, time, vm -> TopCsv.Line.of(vm, values,
        means.of(vm.id(), time).orElseGet(() -> means.read(vm.id(), time))), file).schedule();
  }

  /** Hears and reads nothing any more. */
  public void close() {
    feed.close();
    threads.forEach(ScheduledExecutorService::shutdownNow);
  }
}
