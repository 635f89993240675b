/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;

/** Words, kind and statuses that are wanted. UI thread. */
final class LogFilterBar implements Sought.Filter {

  private static final List<String> KNOWN_KINDS = List.of(LogEntry.MIGRATION, LogEntry.POWER, LogEntry.SETTING,
      LogEntry.CONNECTION, LogEntry.CONFIGURATION, Alert.LOG_KIND, LogEntry.RECORDING, LogEntry.EXPERIMENT,
      LogEntry.SYSTEM);

  private static final int MINUTE_MILLIS = 60_000;

  private final Text words;
  private final Combo kind;
  /** What the combo offers after all kinds, in its order; those of third parties come with their entries. */
  private final List<String> kinds = new ArrayList<>(KNOWN_KINDS);
  private final Map<LogEntry.Status, ToolItem> statuses = new EnumMap<>(LogEntry.Status.class);
  private final ToolItem open;
  private final PeriodChoice period;
  private final FilterChips chips;
  private final Clock clock;
  private final Consumer<EventQuery> changed;
  /** What the widgets show, and what only chips do. */
  private LogFilter filter = LogFilter.NONE;
  private EventQuery asked;
  private boolean showing;
  private boolean ticking;

  /**
   * Creates the bar.
   *
   * @param clock what periods go along with
   * @param changed hears of another query
   */
  LogFilterBar(Composite parent, Clock clock, Consumer<EventQuery> changed) {
    this.clock = clock;
    this.changed = changed;
    asked = filter.query(clock);
    Composite bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(4).spacing(4, 0).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    words = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    words.setMessage(Messages.LogFilterBar_words);
    words.setData("org.eclipse.swtbot.widget.key", "eventlog.filter");
    words.addModifyListener(event -> typed());
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(words);
    period = new PeriodChoice(bar, clock, this::typed);
    kind = new Combo(bar, SWT.READ_ONLY);
    createKinds();
    ToolBar tools = createStatuses(bar);
    open = createOpen(tools);
    chips = new FilterChips(parent, this::apply);
  }

  private void createKinds() {
    kind.setData("org.eclipse.swtbot.widget.key", "eventlog.kind");
    AccessibleNames.set(kind, Messages.LogFilterBar_kind);
    kind.setToolTipText(Messages.LogFilterBar_kindTooltip);
    List<String> names = new ArrayList<>(List.of(Messages.LogFilterBar_allKinds));
    kinds.forEach(each -> names.add(LogTexts.kind(each)));
    kind.setItems(names.toArray(String[]::new));
    kind.select(0);
    kind.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> typed()));
  }

  private ToolItem createOpen(ToolBar tools) {
    ToolItem item = new ToolItem(tools, SWT.CHECK);
    item.setText(Messages.LogFilterBar_open);
    item.setToolTipText(Messages.LogFilterBar_openTooltip);
    item.setData("org.eclipse.swtbot.widget.key", "eventlog.open");
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> typed()));
    return item;
  }

  /** Tells how many failures and warnings nobody has acknowledged, empty while that is not known. */
  void count(Optional<String> number) {
    String text = number.map(known -> NLS.bind(Messages.LogFilterBar_openNumber, known))
        .orElse(Messages.LogFilterBar_open);
    if (!text.equals(open.getText())) {
      open.setText(text);
      open.getParent().requestLayout();
    }
  }

  private ToolBar createStatuses(Composite bar) {
    ToolBar tools = new ToolBar(bar, SWT.FLAT | SWT.HORIZONTAL | SWT.RIGHT);
    tools.setData("org.eclipse.swtbot.widget.key", "eventlog.statuses");
    AccessibleNames.set(tools, Messages.LogFilterBar_statuses);
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), tools);
    for (LogEntry.Status status : LogEntry.Status.values()) {
      ToolItem item = new ToolItem(tools, SWT.CHECK);
      item.setImage(images.get(LogCells.icon(status).descriptor()));
      item.setToolTipText(NLS.bind(Messages.LogFilterBar_onlyStatus, LogTexts.status(status)));
      AccessibleNames.set(item, LogTexts.status(status));
      item.setData("org.eclipse.swtbot.widget.key", "eventlog.status." + status);
      item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> typed()));
      statuses.put(status, item);
    }
    return tools;
  }

  /** The field that words are typed into. */
  Text words() {
    return words;
  }

  /** These kinds can be chosen from now on, besides those that can already. */
  void offer(Collection<String> found) {
    found.stream().filter(each -> !kinds.contains(each)).distinct().sorted(NameOrder.NAMES).forEach(each -> {
      kinds.add(each);
      kind.add(SafeText.cell(LogTexts.kind(each)));
    });
  }

  @Override
  public boolean isFiltering() {
    return filter.isFiltering();
  }

  /** What is wanted now. */
  LogFilter filter() {
    return filter;
  }

  @Override
  public void clear() {
    apply(LogFilter.NONE);
  }

  /** Whatever else it is. */
  @Override
  public void lookFor(String text) {
    apply(LogFilter.NONE.withWords(text));
  }

  /** Shows what a query asks for, by its text, its first kind, its statuses, its time and its user. */
  void show(EventQuery wanted) {
    apply(LogFilter.of(wanted));
  }

  void save(IMemento memento) {
    filter.save(memento);
  }

  void restore(IMemento memento) {
    apply(LogFilter.restore(memento));
  }

  /** Filters by this from now on. */
  void apply(LogFilter wanted) {
    showing = true; // the widgets tell of each of their values
    wanted.kind().ifPresent(found -> offer(Set.of(found)));
    kind.select(wanted.kind().map(kinds::indexOf).orElse(-1) + 1);
    statuses.forEach((status, item) -> item.setSelection(wanted.statuses().contains(status)));
    open.setSelection(wanted.open());
    period.choose(wanted.period());
    words.setText(wanted.words());
    showing = false;
    change(wanted);
  }

  private void typed() {
    if (showing) {
      return;
    }
    Set<LogEntry.Status> wanted = EnumSet.noneOf(LogEntry.Status.class);
    statuses.forEach((status, item) -> {
      if (item.getSelection()) {
        wanted.add(status);
      }
    });
    int index = kind.getSelectionIndex();
    change(filter.withWords(words.getText()).withStatuses(wanted).withPeriod(period.chosen())
        .withKind(index <= 0 ? Optional.empty() : Optional.of(kinds.get(index - 1))).withOpen(open.getSelection()));
  }

  private void change(LogFilter wanted) {
    filter = wanted;
    chips.show(wanted);
    ask();
    tick();
  }

  private void ask() {
    asked = filter.query(clock);
    changed.accept(asked);
  }

  /** A period goes along with the clock, also while nothing happens. */
  private void tick() {
    if (!ticking && filter.period().isMoving()) {
      ticking = true;
      words.getDisplay().timerExec(MINUTE_MILLIS, () -> {
        ticking = false;
        if (!words.isDisposed()) {
          if (!filter.query(clock).equals(asked)) {
            ask();
          }
          tick();
        }
      });
    }
  }
}
