/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;

/** Asks since when and until when entries are wanted; either may be left open. UI thread. */
final class PeriodDialog extends AskingDialog {

  private static final int WIDTH = 60;

  private final LogPeriod offered;
  private final Instant now;
  private Optional<Moment> first = Optional.empty();
  private Optional<Moment> last = Optional.empty();
  private LogPeriod chosen = LogPeriod.ANY;

  /**
   * Creates it.
   *
   * @param offered what is set at first
   * @param now what stands where nothing is set
   */
  PeriodDialog(Shell shell, LogPeriod offered, Instant now) {
    super(shell, Messages.PeriodDialog_title, IDialogConstants.OK_LABEL);
    this.offered = offered;
    this.now = now;
  }

  /** What was chosen. */
  LogPeriod chosen() {
    return chosen;
  }

  /** A date and a time that are wanted or not. */
  private final class Moment {

    private final Button wanted;
    private final DateTime date;
    private final DateTime time;

    Moment(Composite panel, String label, String key, Optional<Instant> set, Instant otherwise) {
      wanted = new Button(panel, SWT.CHECK);
      wanted.setText(label);
      wanted.setSelection(set.isPresent());
      wanted.setData("org.eclipse.swtbot.widget.key", key);
      date = new DateTime(panel, SWT.DATE | SWT.DROP_DOWN | SWT.BORDER);
      time = new DateTime(panel, SWT.TIME | SWT.MEDIUM | SWT.BORDER);
      AccessibleNames.set(date, label);
      AccessibleNames.set(time, label);
      LocalDateTime local = LocalDateTime.ofInstant(set.orElse(otherwise), ZoneId.systemDefault());
      date.setDate(local.getYear(), local.getMonthValue() - 1, local.getDayOfMonth());
      time.setTime(local.getHour(), local.getMinute(), local.getSecond());
      wanted.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> check()));
      date.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> typed()));
      time.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> typed()));
    }

    /** Who sets a time wants it. */
    private void typed() {
      wanted.setSelection(true);
      check();
    }

    Optional<Instant> instant() {
      return !wanted.getSelection() ? Optional.empty()
          : Optional.of(LocalDateTime.of(date.getYear(), date.getMonth() + 1, date.getDay(), time.getHours(),
              time.getMinutes(), time.getSeconds()).atZone(ZoneId.systemDefault()).toInstant());
    }
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 3);
    question(panel, 3, Messages.PeriodDialog_question, WIDTH);
    first = Optional.of(new Moment(panel, Messages.PeriodDialog_from, "eventlog.from", offered.first(),
        offered.last().orElse(now)));
    last = Optional.of(new Moment(panel, Messages.PeriodDialog_to, "eventlog.to", offered.last(), now));
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    check();
  }

  private void check() {
    Optional<Instant> from = first.flatMap(Moment::instant);
    Optional<Instant> to = last.flatMap(Moment::instant);
    boolean backwards = from.isPresent() && to.filter(end -> !end.isAfter(from.get())).isPresent();
    setErrorMessage(backwards ? Messages.PeriodDialog_backwards : null);
    setAcceptable(!backwards);
    chosen = LogPeriod.between(from, to);
  }
}
