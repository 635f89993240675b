/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.list.ColumnSort;
import org.xenworkbench.ui.list.ColumnSpec;

/** The columns of the table of active alerts. */
enum AlertColumn {
  OBJECT(Messages.AlertColumn_object, SWT.LEFT, (texts, alert, now) -> alert.objectName()),
  SEVERITY(Messages.AlertColumn_severity, SWT.LEFT,
      (texts, alert, now) -> AlertTexts.severity(alert.rule().severity()),
      (texts, alert, now) -> Key.of("", alert.rule().severity().ordinal())),
  RULE(Messages.AlertColumn_rule, SWT.LEFT, (texts, alert, now) -> alert.rule().name()),
  VALUE(Messages.AlertColumn_value, SWT.RIGHT, (texts, alert, now) -> texts.value(alert.rule(), now(alert)),
      (texts, alert, now) -> quantity(texts, alert, now(alert))),
  PEAK(Messages.AlertColumn_peak, SWT.RIGHT, (texts, alert, now) -> texts.value(alert.rule(), alert.peak()),
      (texts, alert, now) -> quantity(texts, alert, alert.peak())),
  SINCE(Messages.AlertColumn_since, SWT.LEFT, (texts, alert, now) -> Formats.dateTime(alert.since()),
      (texts, alert, now) -> Key.of("", alert.since().toEpochMilli())),
  HOST(Messages.AlertColumn_host, SWT.LEFT, (texts, alert, now) -> alert.hostName()),
  STATE(Messages.AlertColumn_state, SWT.LEFT, (texts, alert, now) -> AlertTexts.state(alert, now));

  /** What a column says of an alert. */
  private interface Cell {
    String of(AlertTexts texts, Alert alert, Instant now);
  }

  /** What alerts are sorted by. */
  private interface Sorting {
    Key of(AlertTexts texts, Alert alert, Instant now);
  }

  /**
   * Where an alert stands among others: what is not known is the last, whichever way it is sorted.
   *
   * @param text compared first
   * @param number compared where that is the same; NaN if it is not known
   */
  private record Key(String text, double number) {

    static final Comparator<Key> ORDER = Comparator.comparing(Key::text, ColumnSort.TEXTS)
        .thenComparingDouble(Key::number);

    static Key of(String text, double number) {
      return new Key(text, number);
    }

    boolean isUnknown() {
      return Double.isNaN(number);
    }
  }

  private record Keyed(Alert alert, Key key) {
  }

  private final String title;
  private final int alignment;
  private final Cell cell;
  private final Sorting sorting;

  AlertColumn(String title, int alignment, Cell cell) {
    this(title, alignment, cell, (texts, alert, now) -> Key.of(cell.of(texts, alert, now), 0));
  }

  AlertColumn(String title, int alignment, Cell cell, Sorting sorting) {
    this.title = title;
    this.alignment = alignment;
    this.cell = cell;
    this.sorting = sorting;
  }

  /** Its value; NaN where there is none now. */
  private static double now(Alert alert) {
    return alert.state() == Alert.State.NO_DATA ? Double.NaN : alert.latest();
  }

  /** Only values of one unit can be compared. */
  private static Key quantity(AlertTexts texts, Alert alert, double value) {
    return Key.of(texts.unit(alert.rule().scope().measured(), alert.rule().metric()).name(), value);
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
    Comparator<Keyed> by = Comparator.comparing(Keyed::key, descending ? Key.ORDER.reversed() : Key.ORDER);
    return alerts.stream().map(alert -> new Keyed(alert, sorting.of(texts, alert, now)))
        .sorted(Comparator.comparing((Keyed keyed) -> keyed.key().isUnknown()).thenComparing(by)).map(Keyed::alert)
        .toList();
  }

  /** What all columns say of an alert, with tabs between them. */
  static String row(AlertTexts texts, Alert alert, Instant now) {
    return Stream.of(values()).map(column -> SafeText.row(column.text(texts, alert, now)))
        .collect(Collectors.joining("\t"));
  }
}
