/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.hosts.internal.HostColumn;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.TrendPainter;
import org.xenworkbench.ui.hosts.internal.Trends;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.NoMatch;
import org.xenworkbench.ui.list.VirtualTable;

/** Filter, what is to be done while there is no VM, and the table. UI thread. */
final class VmsPanel {

  private static final String COLUMNS = "columns";
  private static final String FILTER = "filter";
  /** What is of use to some only. */
  private static final Set<HostColumn> HIDDEN = Set.of(HostColumn.GROUP, HostColumn.TAGS, HostColumn.TREND);

  /** So long the rows of the filter before stay in sight, in milliseconds: mostly the others are there before. */
  private static final int MOMENT = 300;

  private final VmFeed feed;
  private final VmTexts texts;
  private final Text filter;
  private final Link hint;
  private final NoMatch noMatch;
  private final VirtualTable<VmId> table;
  private Optional<VmFeed.Lack> told = Optional.empty();
  private Runnable refresh = () -> {};
  /** Whether the rows of the filter before were taken away. */
  private boolean isFiltering;
  /** Whether all are to be selected once those of the filter are listed. */
  private boolean isAllWanted;
  private boolean isPainting;
  private Set<VmId> wanted = Set.of();

  /**
   * Creates it.
   *
   * @param nanos the monotonic clock
   * @param help what is done about it that there is no VM
   */
  VmsPanel(Composite parent, VmFeed feed, VmTexts texts, LongSupplier nanos, Map<VmFeed.Lack, Runnable> help) {
    this.feed = feed;
    this.texts = texts;
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(panel);
    filter = new Text(panel, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    filter.setMessage(Messages.VmsPanel_filter);
    filter.setData("org.eclipse.swtbot.widget.key", "vms.filter");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
    hint = new Link(panel, SWT.WRAP);
    hint.setVisible(false);
    hint.setData("org.eclipse.swtbot.widget.key", "vms.hint");
    AccessibleNames.hideWhileUnseen(hint);
    hint.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> told.map(help::get).ifPresent(Runnable::run)));
    GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).hint(200, SWT.DEFAULT).exclude(true).applyTo(hint);
    noMatch = new NoMatch(panel, "vms.noMatch", () -> filter.setText(""));
    table = new VirtualTable<>(panel, "vms.table", id -> texts.row(id, this::isShown), nanos);
    VmTexts.COLUMNS.forEach(this::create);
    HIDDEN.stream().map(HostColumn::key).forEach(table.columns()::hideAtFirst);
    filter.addModifyListener(event -> filtered());
    FilterKeys.connect(filter, this::enterTable);
    AccessibleNames.set(table.table(), Messages.VmsPanel_accessible);
    AccessibleNames.derive(panel);
  }

  private void create(HostColumn column) {
    TableColumn created = new TableColumn(table.table(), column.style());
    created.setText(column.title());
    created.setToolTipText(column.meaning());
    if (column.isMeasured()) {
      table.columns().addHighestFirst(created, column.spec());
    } else {
      table.columns().add(created, column.spec());
    }
  }

  private boolean isShown(HostColumn column) {
    return table.columns().isShown(VmTexts.COLUMNS.indexOf(column));
  }

  /** Paints the last ten minutes when that column is first seen: what is painted makes GTK slow for all columns. */
  void paint(Trends trends, Runnable refresh) {
    table.columns().onShown(() -> {
      if (isShown(HostColumn.TREND) && !isPainting) {
        isPainting = true;
        TrendPainter.install(table.table(), VmTexts.COLUMNS.indexOf(HostColumn.TREND), trends);
      }
      refresh.run();
    });
  }

  /** Told when {@link #show} is to be called again. */
  void onUnfilled(Runnable listener) {
    refresh = listener;
    table.onUnfilled(listener);
  }

  VirtualTable<VmId> table() {
    return table;
  }

  Text filter() {
    return filter;
  }

  private void filtered() {
    isAllWanted = false;
    wish();
    filter.getDisplay().timerExec(MOMENT, () -> {
      isFiltering = feed.isBehind();
      if (isFiltering && !filter.isDisposed()) {
        refresh.run();
      }
    });
  }

  private void wish() {
    feed.show(VmWish.of(filter.getText(), VmTexts.COLUMNS.stream().filter(this::isShown).collect(Collectors.toSet()),
        table.columns().sort()));
  }

  /** Shows what is in the feed; whether more is to be done, for which it is called again. */
  boolean show() {
    wish(); // another column may be sorted by
    isFiltering &= feed.isBehind();
    VmFeed.Listing listing = feed.listing();
    boolean more = table.show(isFiltering ? List.of() : listing.order());
    if (!more) {
      selectWanted();
    }
    feed.show(table.inSight());
    texts.look(table.inSight(), this::isShown);
    noMatch.show(!feed.isBehind() && listing.order().isEmpty() && listing.count() > 0);
    tell(listing.lack());
    if (isPainting && isShown(HostColumn.TREND)) {
      table.table().redraw();
    }
    return more;
  }

  /** Selects these as soon as they are listed; no filter hides them. */
  void reveal(Set<VmId> vms) {
    wanted = vms;
    if (!vms.isEmpty() && !filter.getText().isEmpty() && !feed.listing().order().containsAll(vms)) {
      filter.setText("");
    }
    selectWanted();
  }

  /** Selects all that the filter lists: at once, or when they are there. */
  void selectAll() {
    isAllWanted = feed.isBehind();
    if (!isAllWanted) {
      table.selectAll();
    }
  }

  private void selectWanted() {
    if (isAllWanted && !feed.isBehind()) {
      isAllWanted = false;
      table.selectAll();
    }
    if (!wanted.isEmpty() && feed.listing().order().containsAll(wanted)) {
      table.select(wanted);
      wanted = Set.of();
    }
  }

  private void tell(Optional<VmFeed.Lack> lack) {
    told = isFiltering ? Optional.empty() : lack;
    String text = isFiltering ? Messages.VmsPanel_filtering : lack.map(VmsPanel::text).orElse("");
    if (!text.equals(hint.getText())) {
      hint.setText(text);
      ((GridData) hint.getLayoutData()).exclude = text.isEmpty();
      hint.setVisible(!text.isEmpty());
      hint.getParent().layout();
    }
  }

  private static String text(VmFeed.Lack lack) {
    return switch (lack) {
      case HOST -> Messages.VmsPanel_noHosts;
      case CONNECTION -> Messages.VmsPanel_notConnected;
      case MACHINE -> Messages.VmsPanel_noMachines;
    };
  }

  private void enterTable() {
    table.selectFirst();
    table.table().setFocus();
  }

  void save(IMemento memento) {
    table.columns().save(memento.createChild(COLUMNS));
    memento.putString(FILTER, filter.getText());
  }

  void restore(IMemento memento) {
    Optional.ofNullable(memento.getChild(COLUMNS)).ifPresent(table.columns()::restore);
    filter.setText(Objects.requireNonNullElse(memento.getString(FILTER), ""));
    wish();
  }
}
