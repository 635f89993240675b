/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.ui.AccessibleNames;

/** The choice of a period: those that go along with the clock, the certain one that is set, and another. UI thread. */
final class PeriodChoice {

  private final Combo combo;
  private final Clock clock;
  private final Runnable changed;
  private List<LogPeriod> offered = List.of();
  private LogPeriod chosen = LogPeriod.ANY;

  PeriodChoice(Composite parent, Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
    combo = new Combo(parent, SWT.READ_ONLY);
    combo.setData("org.eclipse.swtbot.widget.key", "eventlog.period");
    AccessibleNames.set(combo, Messages.LogFilterBar_period);
    combo.setToolTipText(Messages.LogFilterBar_periodTooltip);
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> selected()));
    choose(LogPeriod.ANY);
  }

  LogPeriod chosen() {
    return chosen;
  }

  /** Shows that this is chosen; nobody is told. */
  void choose(LogPeriod period) {
    chosen = period;
    List<LogPeriod> all = new ArrayList<>(Stream.of(LogPeriod.Kind.values())
        .filter(kind -> kind != LogPeriod.Kind.CERTAIN).map(LogPeriod::of).toList());
    if (!all.contains(period)) {
      all.add(period);
    }
    if (!all.equals(offered)) {
      boolean isFirst = offered.isEmpty();
      offered = all;
      combo.setItems(Stream.concat(all.stream().map(LogPeriod::text), Stream.of(Messages.LogPeriod_other))
          .toArray(String[]::new));
      if (!isFirst) {
        combo.requestLayout();
      }
    }
    combo.select(all.indexOf(period));
  }

  private void selected() {
    int index = combo.getSelectionIndex();
    if (index == offered.size()) {
      PeriodDialog dialog = new PeriodDialog(combo.getShell(), chosen, clock.instant());
      choose(dialog.isAccepted() ? dialog.chosen() : chosen);
    } else if (index >= 0) {
      choose(offered.get(index));
    }
    changed.run();
  }
}
