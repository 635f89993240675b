/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.XenIcon;

/** What the cells of the table show: texts, icons and the bar of what runs. UI thread. */
final class LogCells {

  private static final int BAR_ALPHA = 90;

  private final LogTexts texts;
  private final LogParts parts;
  private final LocalResourceManager images;

  /** Draws bars into this table from now on. */
  LogCells(Table table, LogTexts texts, LogParts parts) {
    this.texts = texts;
    this.parts = parts;
    images = new LocalResourceManager(JFaceResources.getResources(), table);
    table.addListener(SWT.PaintItem, LogCells::drawProgress);
  }

  /** The labels of a column. */
  ColumnLabelProvider of(LogColumn column) {
    return new Labels(column);
  }

  /** A bar over the percentage of what runs. Drawn last: GTK loses images of rows whose erasing is listened to. */
  private static void drawProgress(Event event) {
    if (event.index == LogColumn.STATUS.ordinal() && event.item.getData() instanceof LogEntry entry
        && hasBar(entry, (event.detail & SWT.SELECTED) != 0)) {
      Color old = event.gc.getBackground();
      int alpha = event.gc.getAlpha();
      Rectangle cell = event.item instanceof TableItem item ? item.getBounds(event.index) : event.getBounds();
      event.gc.setBackground(event.display.getSystemColor(SWT.COLOR_LIST_SELECTION));
      event.gc.setAlpha(BAR_ALPHA);
      int width = (int) (cell.width * Math.min(1, Math.max(0, entry.progress().getAsDouble())));
      event.gc.fillRectangle(cell.x, cell.y + 2, width, cell.height - 4);
      event.gc.setAlpha(alpha);
      event.gc.setBackground(old);
    }
  }

  /** Not where the row is selected: in the selection's own colour, it would cover the number. */
  static boolean hasBar(LogEntry entry, boolean selected) {
    return !selected && entry.isRunning() && entry.progress().isPresent();
  }

  static XenIcon icon(LogEntry.Status status) {
    return switch (status) {
      case RUNNING -> XenIcon.STATUS_RUNNING;
      case SUCCEEDED -> XenIcon.STATUS_OK;
      case FAILED -> XenIcon.STATUS_FAILED;
      case CANCELLED -> XenIcon.STATUS_CANCELLED;
      case INFO -> XenIcon.STATUS_INFO;
      case WARNING -> XenIcon.STATUS_WARNING;
    };
  }

  private final class Labels extends ColumnLabelProvider {

    private final LogColumn column;

    Labels(LogColumn column) {
      this.column = column;
    }

    @Override
    public String getText(@Nullable Object element) {
      return element instanceof LogEntry entry
          ? (column == LogColumn.MESSAGE ? parts.lead(entry) : "") + SafeText.cell(column.text(texts, entry)) : "";
    }

    /** What somebody still has to see stands out. */
    @Override
    public @Nullable Font getFont(@Nullable Object element) {
      return column == LogColumn.MESSAGE && element instanceof LogEntry entry && EventQuery.isOpen(entry)
          ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
    }

    @Override
    public @Nullable Image getImage(@Nullable Object element) {
      return column == LogColumn.MESSAGE && element instanceof LogEntry entry
          ? images.get(icon(entry.status()).descriptor()) : null;
    }
  }
}
