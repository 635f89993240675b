/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.NumberTyping;
import org.xenworkbench.ui.XenUi;

/** Asks for a local time, how late it may be, and for a target where there is a choice. UI thread. */
class TimeDialog extends AskingDialog {

  private static final String KEY = "org.eclipse.swtbot.widget.key";
  private static final int WIDTH = 70;
  private static final int DAY = 24 * 60;
  private static final Duration SOON = Duration.ofHours(1);

  private final ScheduleService schedule;
  private final List<Host> targets;
  private final ZoneId zone = ZoneId.systemDefault();
  private LocalDateTime local;
  private When when;
  private int target;
  private @Nullable DateTime date;
  private @Nullable DateTime time;
  private @Nullable Spinner late;
  private @Nullable Label told;

  /** @param targets hosts to choose from; none if there is no choice */
  TimeDialog(Shell shell, String title, ScheduleService schedule, List<Host> targets) {
    this(shell, title, schedule, targets,
        new When(schedule.now().plus(SOON).truncatedTo(ChronoUnit.MINUTES), Duration.ZERO));
  }

  /** @param first what is shown first */
  TimeDialog(Shell shell, String title, ScheduleService schedule, List<Host> targets, When first) {
    super(shell, title, Words.TimeDialog_ok);
    this.schedule = schedule;
    this.targets = List.copyOf(targets);
    when = first;
    local = LocalDateTime.ofInstant(first.at(), zone);
  }

  /** The time that was accepted. */
  When when() {
    return when;
  }

  /** Which of the targets was chosen. */
  int target() {
    return target;
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(TimeDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 3);
    if (!targets.isEmpty()) {
      target(panel);
    }
    label(panel, Words.TimeDialog_date);
    date = dateTime(panel, SWT.DATE | SWT.DROP_DOWN | SWT.BORDER, "schedule.date");
    label(panel, Words.TimeDialog_time);
    time = dateTime(panel, SWT.TIME | SWT.SHORT | SWT.BORDER, "schedule.time");
    told = question(panel, 3, " ", WIDTH);
    label(panel, Words.TimeDialog_late);
    Spinner number = new Spinner(panel, SWT.BORDER);
    number.setValues((int) Math.min(DAY, when.late().toMinutes()), 0, DAY, 0, 1, 60);
    number.setData(KEY, "schedule.late");
    NumberTyping.guard(number);
    number.addModifyListener(event -> changed());
    late = number;
    question(panel, 1, Words.TimeDialog_lateNote, WIDTH / 2);
    question(panel, 3, Words.TimeDialog_note, WIDTH);
    show();
    XenUi.setHelp(area, "migration");
    return area;
  }

  private static void label(Composite panel, String text) {
    new Label(panel, SWT.NONE).setText(text);
  }

  private void target(Composite panel) {
    label(panel, Words.TimeDialog_target);
    Combo combo = new Combo(panel, SWT.READ_ONLY);
    combo.setItems(targets.stream().map(host -> SafeText.cell(host.name())).toArray(String[]::new));
    combo.select(0);
    combo.setData(KEY, "schedule.target");
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> target = combo.getSelectionIndex()));
    GridDataFactory.fillDefaults().span(2, 1).applyTo(combo);
  }

  private DateTime dateTime(Composite panel, int style, String key) {
    DateTime field = new DateTime(panel, style);
    field.setData(KEY, key);
    field.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
    GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(field);
    return field;
  }

  private void show() {
    DateTime day = date;
    DateTime clock = time;
    if (day != null && clock != null) {
      day.setDate(local.getYear(), local.getMonthValue() - 1, local.getDayOfMonth());
      clock.setTime(local.getHour(), local.getMinute(), 0);
    }
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    changed();
  }

  private void changed() {
    DateTime day = date;
    DateTime clock = time;
    Spinner number = late;
    if (day != null && clock != null && number != null) {
      local = LocalDateTime.of(day.getYear(), day.getMonth() + 1, day.getDay(), clock.getHours(), clock.getMinutes());
      try {
        Instant at = schedule.moment(local, zone);
        when = new When(at, Duration.ofMinutes(number.getSelection()));
        accept(schedule.obstacle(at));
        tell(at);
      } catch (IllegalArgumentException e) { // clocks are set forward over it
        accept(Optional.ofNullable(e.getMessage()));
      }
    }
  }

  private void accept(Optional<String> obstacle) {
    setErrorMessage(obstacle.map(SafeText::block).orElse(null));
    setAcceptable(obstacle.isEmpty());
  }

  private void tell(Instant at) {
    boolean isTwice = zone.getRules().getValidOffsets(local).size() > 1;
    setMessage(isTwice ? NLS.bind(Words.TimeDialog_ambiguous, Formats.dateTime(at)) : "",
        isTwice ? IMessageProvider.WARNING : IMessageProvider.NONE);
    Label label = told;
    if (label != null) {
      label.setText(NLS.bind(Words.TimeDialog_zone, zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
          "UTC" + zone.getRules().getOffset(at).getId().replace("Z", "")));
      label.requestLayout();
    }
  }
}
