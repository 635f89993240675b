/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.list.ColumnSort;
import org.xenworkbench.ui.list.ColumnSpec;

/** The columns of the table of active alerts. */
enum AlertColumn {
  OBJECT(Messages.AlertColumn_object, SWT.LEFT, (texts, alert, now) -> alert.objectName(), null),
  SEVERITY(Messages.AlertColumn_severity, SWT.LEFT,
      (texts, alert, now) -> AlertTexts.severity(alert.rule().severity()),
      Comparator.comparing(alert -> alert.rule().severity())),
  RULE(Messages.AlertColumn_rule, SWT.LEFT, (texts, alert, now) -> alert.rule().name(), null),
  VALUE(Messages.AlertColumn_value, SWT.RIGHT, (texts, alert, now) -> texts.value(alert.rule(), alert.latest()),
      Comparator.comparingDouble(Alert::latest)),
  PEAK(Messages.AlertColumn_peak, SWT.RIGHT, (texts, alert, now) -> texts.value(alert.rule(), alert.peak()),
      Comparator.comparingDouble(Alert::peak)),
  SINCE(Messages.AlertColumn_since, SWT.LEFT, (texts, alert, now) -> Formats.dateTime(alert.since()),
      Comparator.comparing(Alert::since)),
  HOST(Messages.AlertColumn_host, SWT.LEFT, (texts, alert, now) -> alert.hostName(), null),
  STATE(Messages.AlertColumn_state, SWT.LEFT, (texts, alert, now) -> AlertTexts.state(alert, now), null);

  /** What a column says of an alert. */
  private interface Cell {
    String of(AlertTexts texts, Alert alert, Instant now);
  }

  private final String title;
  private final int alignment;
  private final Cell cell;
  private final @Nullable Comparator<Alert> order;

  AlertColumn(String title, int alignment, Cell cell, @Nullable Comparator<Alert> order) {
    this.title = title;
    this.alignment = alignment;
    this.cell = cell;
    this.order = order;
  }

  String title() {
    return title;
  }

  int alignment() {
    return alignment;
  }

  /** The room it needs; its name is what it is called in what is stored. */
  ColumnSpec spec() {
    return switch (this) {
      case OBJECT -> new ColumnSpec(name(), "database-8", "database-88-replica", 1, 1);
      case RULE -> new ColumnSpec(name(), Messages.AlertColumn_ruleLeast, Messages.AlertColumn_ruleWanted, 1, 0);
      case SEVERITY -> ColumnSpec.of(name(), Messages.AlertTexts_warning);
      case VALUE, PEAK -> ColumnSpec.of(name(), "888.8 MiB/s");
      case SINCE -> ColumnSpec.of(name(), Formats.dateTime(Instant.parse("2028-12-28T20:58:58Z")));
      case HOST -> ColumnSpec.of(name(), "xen8", "xen-host-8");
      case STATE -> ColumnSpec.of(name(), Messages.AlertTexts_raised, Messages.AlertColumn_stateWanted);
    };
  }

  String text(AlertTexts texts, Alert alert, Instant now) {
    return cell.of(texts, alert, now);
  }

  /** The order of alerts by what the column says; where that is the same, theirs. */
  List<Alert> sorted(List<Alert> alerts, AlertTexts texts, Instant now, boolean descending) {
    Comparator<Alert> known = order;
    Comparator<Alert> by = known != null ? known
        : Comparator.comparing(alert -> text(texts, alert, now), ColumnSort.TEXTS);
    return alerts.stream().sorted(descending ? by.reversed() : by).toList();
  }
}
