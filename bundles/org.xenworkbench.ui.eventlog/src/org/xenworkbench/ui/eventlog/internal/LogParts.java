/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;

/**
 * Which entries of several things done at once have their parts shown below them: by the right and left arrow, and a
 * click on the mark before the message. UI thread.
 */
final class LogParts {

  private static final String CLOSED = "\u25b8 ";
  private static final String OPEN = "\u25be ";
  private static final String INDENT = "      ";
  /** About as wide as a mark. */
  private static final int MARK = 14;

  private final Table table;
  private final Consumer<LogEntry> shown;
  private final Set<UUID> opened = new HashSet<>();
  private Listener listener = (entry, open) -> {};

  /** Hears what is to be shown. */
  interface Listener {
    void opened(UUID entry, boolean open);
  }

  /** @param shown puts an entry's row right */
  LogParts(Table table, Consumer<LogEntry> shown) {
    this.table = table;
    this.shown = shown;
    table.addListener(SWT.KeyDown, this::pressed);
    table.addListener(SWT.MouseDown, this::clicked);
  }

  void onOpen(Listener hears) {
    listener = hears;
  }

  /** What stands before an entry's message. */
  String lead(LogEntry entry) {
    if (EventQuery.isWhole(entry)) {
      return opened.contains(entry.correlation()) ? OPEN : CLOSED;
    }
    return EventQuery.wholeOf(entry).filter(opened::contains).map(part -> INDENT).orElse("");
  }

  /** Shows an entry's parts, or no longer; whether it has any. */
  boolean toggle(LogEntry entry) {
    return open(entry, !opened.contains(entry.correlation()));
  }

  private boolean open(LogEntry entry, boolean wanted) {
    if (!EventQuery.isWhole(entry)) {
      return false;
    }
    if (wanted ? opened.add(entry.correlation()) : opened.remove(entry.correlation())) {
      shown.accept(entry);
      listener.opened(entry.correlation(), wanted);
    }
    return true;
  }

  private void pressed(Event event) {
    if ((event.keyCode == SWT.ARROW_RIGHT || event.keyCode == SWT.ARROW_LEFT) && table.getSelectionCount() == 1) {
      entry(table.getSelection()[0]).filter(entry -> open(entry, event.keyCode == SWT.ARROW_RIGHT))
          .ifPresent(entry -> event.doit = false);
    }
  }

  private void clicked(Event event) {
    @Nullable TableItem item = event.button == 1 ? table.getItem(new Point(event.x, event.y)) : null;
    if (item != null) {
      int from = item.getTextBounds(0).x;
      entry(item).filter(entry -> event.x >= from && event.x < from + MARK).ifPresent(this::toggle);
    }
  }

  private static Optional<LogEntry> entry(TableItem item) {
    return item.getData() instanceof LogEntry entry ? Optional.of(entry) : Optional.empty();
  }
}
