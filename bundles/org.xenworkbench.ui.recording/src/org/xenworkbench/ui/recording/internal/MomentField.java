/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DateTime;
import org.xenworkbench.ui.AccessibleNames;

/** A date and a time of day in this time zone, to the second. UI thread. */
final class MomentField {

  private final DateTime date;
  private final DateTime time;

  /**
   * Creates it.
   *
   * @param label what it is, with a colon
   * @param changed is run when the user changes it
   */
  MomentField(Composite parent, String label, Instant value, Runnable changed) {
    Composite row = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
    date = new DateTime(row, SWT.DATE | SWT.DROP_DOWN | SWT.BORDER);
    time = new DateTime(row, SWT.TIME | SWT.BORDER);
    String name = label.replace(":", "");
    AccessibleNames.set(date, NLS.bind(Messages.MomentField_date, name));
    AccessibleNames.set(time, NLS.bind(Messages.MomentField_time, name));
    LocalDateTime local = LocalDateTime.ofInstant(value, ZoneId.systemDefault());
    date.setDate(local.getYear(), local.getMonthValue() - 1, local.getDayOfMonth());
    time.setTime(local.getHour(), local.getMinute(), local.getSecond());
    date.addListener(SWT.Selection, event -> changed.run());
    time.addListener(SWT.Selection, event -> changed.run());
  }

  Instant value() {
    return LocalDateTime.of(date.getYear(), date.getMonth() + 1, date.getDay(), time.getHours(), time.getMinutes(),
        time.getSeconds()).atZone(ZoneId.systemDefault()).toInstant();
  }
}
