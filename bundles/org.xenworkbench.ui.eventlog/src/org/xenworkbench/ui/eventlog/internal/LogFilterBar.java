/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      LogEntry.CONNECTION, LogEntry.CONFIGURATION, Alert.LOG_KIND, LogEntry.RECORDING, LogEntry.SYSTEM);

  private static final Map<LogEntry.Status, String> STATUS_NAMES =
      Stream.of(LogEntry.Status.values()).collect(Collectors.toMap(status -> status, LogTexts::status));
  private static final String WORDS = "words";
  private static final String KIND = "kind";

  private final Text words;
  private final Combo kind;
  /** What the combo offers after all kinds, in its order; those of third parties come with their entries. */
  private final List<String> kinds = new ArrayList<>(KNOWN_KINDS);
  private final Map<LogEntry.Status, ToolItem> statuses = new EnumMap<>(LogEntry.Status.class);
  private final Consumer<EventQuery> changed;

  /**
   * Creates the bar.
   *
   * @param changed hears of another query
   */
  LogFilterBar(Composite parent, Consumer<EventQuery> changed) {
    this.changed = changed;
    Composite bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(4, 0).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    words = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    words.setMessage(Messages.LogFilterBar_words);
    words.setData("org.eclipse.swtbot.widget.key", "eventlog.filter");
    words.addModifyListener(event -> change());
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(words);
    kind = new Combo(bar, SWT.READ_ONLY);
    kind.setData("org.eclipse.swtbot.widget.key", "eventlog.kind");
    AccessibleNames.set(kind, Messages.LogFilterBar_kind);
    kind.setToolTipText(Messages.LogFilterBar_kindTooltip);
    List<String> names = new ArrayList<>(List.of(Messages.LogFilterBar_allKinds));
    kinds.forEach(each -> names.add(LogTexts.kind(each)));
    kind.setItems(names.toArray(String[]::new));
    kind.select(0);
    kind.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> change()));
    createStatuses(bar);
  }

  private void createStatuses(Composite bar) {
    ToolBar tools = new ToolBar(bar, SWT.FLAT | SWT.HORIZONTAL);
    AccessibleNames.set(tools, Messages.LogFilterBar_statuses);
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), tools);
    for (LogEntry.Status status : LogEntry.Status.values()) {
      ToolItem item = new ToolItem(tools, SWT.CHECK);
      item.setImage(images.get(LogCells.icon(status).descriptor()));
      item.setToolTipText(NLS.bind(Messages.LogFilterBar_onlyStatus, LogTexts.status(status)));
      AccessibleNames.set(item, LogTexts.status(status));
      item.setData("org.eclipse.swtbot.widget.key", "eventlog.status." + status);
      item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> change()));
      statuses.put(status, item);
    }
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
    return !words.getText().isBlank() || kind.getSelectionIndex() > 0
        || statuses.values().stream().anyMatch(ToolItem::getSelection);
  }

  @Override
  public void clear() {
    kind.select(0);
    statuses.values().forEach(item -> item.setSelection(false));
    words.setText("");
    change();
  }

  /** Whatever its kind and status. */
  @Override
  public void lookFor(String text) {
    kind.select(0);
    statuses.values().forEach(item -> item.setSelection(false));
    words.setText(text);
    change();
  }

  /** Shows what a query asks for, by its text, its first kind and its statuses. */
  void show(EventQuery wanted) {
    Optional<String> wantedKind = wanted.kinds().stream().findFirst();
    wantedKind.ifPresent(found -> offer(Set.of(found)));
    kind.select(wantedKind.map(kinds::indexOf).orElse(-1) + 1);
    statuses.forEach((status, item) -> item.setSelection(wanted.statuses().contains(status)));
    words.setText(wanted.text());
    change();
  }

  void save(IMemento memento) {
    memento.putString(WORDS, words.getText());
    int index = kind.getSelectionIndex();
    memento.putString(KIND, index <= 0 ? "" : kinds.get(index - 1));
    statuses.forEach((status, item) -> memento.putBoolean(status.name(), item.getSelection()));
  }

  void restore(IMemento memento) {
    String wantedKind = memento.getString(KIND);
    if (wantedKind != null && !wantedKind.isEmpty()) {
      offer(Set.of(wantedKind));
    }
    kind.select(wantedKind == null ? 0 : kinds.indexOf(wantedKind) + 1);
    statuses.forEach((status, item) -> item.setSelection(Boolean.TRUE.equals(memento.getBoolean(status.name()))));
    String wantedWords = memento.getString(WORDS);
    words.setText(wantedWords == null ? "" : wantedWords);
    change();
  }

  private void change() {
    Set<LogEntry.Status> wanted = EnumSet.noneOf(LogEntry.Status.class);
    statuses.forEach((status, item) -> {
      if (item.getSelection()) {
        wanted.add(status);
      }
    });
    int index = kind.getSelectionIndex();
    Set<String> wantedKinds = index <= 0 ? Set.of() : Set.of(kinds.get(index - 1));
    EventQuery query = EventQuery.newest(LogFeed.LIMIT).withText(words.getText().trim()).withStatuses(wanted)
        .withKinds(wantedKinds).withStatusNames(STATUS_NAMES);
    changed.accept(isSearching(wanted) ? query : query.withoutParts());
  }

  /** Whoever looks for something finds it also where it is a part of something else. */
  private boolean isSearching(Set<LogEntry.Status> wanted) {
    return !words.getText().isBlank() || !wanted.isEmpty();
  }
}
