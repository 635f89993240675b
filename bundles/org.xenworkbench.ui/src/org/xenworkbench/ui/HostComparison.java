/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.UUID;
import org.eclipse.ui.IWorkbenchPage;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;

/**
 * The comparison of the source and the target of a migration before, during and after it, a page for each migration
 * that is known by its entry in the event log. UI thread.
 *
 * @since 0.1
 */
public final class HostComparison {

  private HostComparison() {
  }

  /** Whether an entry tells which VM moved, or was to move, from where to where. Any thread. */
  public static boolean fits(LogEntry entry) {
    return entry.isMigration() && entry.vm().isPresent() && LogAttribute.SOURCE.isIn(entry)
        && LogAttribute.TARGET.isIn(entry);
  }

  /**
   * Opens the page of a migration, or brings it to the front.
   *
   * @param migration the correlation id of its entry
   */
  public static void open(IWorkbenchPage page, UUID migration) {
    ShowIn.open(page, XenUi.COMPARE_VIEW, migration.toString());
  }
}
