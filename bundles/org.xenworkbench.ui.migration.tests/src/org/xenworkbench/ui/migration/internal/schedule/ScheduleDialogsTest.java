/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeSchedule;
import org.xenworkbench.ui.migration.internal.OpenDialog;

/** The dialogs that ask for a time, and that list what is scheduled. */
class ScheduleDialogsTest {

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell window = new Shell(display);
  private final FakeSchedule schedule = new FakeSchedule();
  private final TimeDialog time =
      new TimeDialog(window, "Schedule the migration of 1 virtual machine", schedule, List.of(host("a"), host("b"))) {
        @Override
        protected IDialogSettings getDialogBoundsSettings() {
          return null; // the workspace keeps them
        }
      };
  private final List<String> asked = new ArrayList<>();
  private final ScheduledDialog list = new ScheduledDialog(window, schedule) {
    @Override
    boolean isConfirmed(String question) {
      asked.add(question);
      return asked.size() > 1; // the first time it was not meant
    }

    @Override
    protected IDialogSettings getDialogBoundsSettings() {
      return null; // the workspace keeps them
    }
  };

  private static Host host(String name) {
    return Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
  }

  @AfterEach
  void close() {
    time.close();
    list.close();
    window.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private static void set(OpenDialog open, int year, int hour) {
    DateTime date = open.find(DateTime.class, "schedule.date");
    date.setDate(year, 5, 1);
    OpenDialog.press(date);
    DateTime clock = open.find(DateTime.class, "schedule.time");
    clock.setTime(hour, 30, 0);
    OpenDialog.press(clock);
  }

  @Test
  void asksForALocalTimeThatIsNotPast() {
    OpenDialog open = OpenDialog.of(time);
    assertThat(open.button(IDialogConstants.OK_ID).isEnabled()).as("an hour from now").isTrue();
    set(open, 2025, 3);
    assertThat(open.button(IDialogConstants.OK_ID).isEnabled()).isFalse();
    assertThat(open.says("It is past.")).isTrue();
    set(open, 2026, 3);
    assertThat(open.button(IDialogConstants.OK_ID).isEnabled()).isTrue();
    assertThat(open.says("Local time of this machine, ")).isTrue();
    open.find(Spinner.class, "schedule.late").setSelection(45);
    Combo targets = open.find(Combo.class, "schedule.target");
    targets.select(1);
    OpenDialog.press(targets);
    OpenDialog.press(open.button(IDialogConstants.OK_ID));
    Instant at = LocalDateTime.parse("2026-06-01T03:30").atZone(ZoneId.systemDefault()).toInstant();
    assertThat(time.when()).isEqualTo(new When(at, Duration.ofMinutes(45)));
    assertThat(time.target()).isEqualTo(1);
  }

  @Test
  void whatIsScheduledIsListedAndTakenFromIt() {
    OpenDialog open = OpenDialog.of(list);
    assertThat(open.says("Nothing is scheduled.")).isTrue();
    ScheduledOrder order = schedule.evacuate(HostId.random(),
        new When(schedule.now().plus(Duration.ofDays(9)), Duration.ofMinutes(5)), "ann");
    open.until(() -> open.rows("schedule.orders").count() == 1);
    assertThat(open.rows("schedule.orders")).singleElement().asString().contains("Evacuate").contains("ann");
    assertThat(open.button("Take from the Schedule").isEnabled()).isFalse();
    open.select("schedule.orders", 0);
    schedule.change(order.id(), new When(order.when().at().plus(Duration.ofDays(1)), Duration.ofMinutes(6)), "bob");
    open.until(() -> open.rows("schedule.orders").anyMatch(row -> row.contains("6 min")));
    assertThat(open.button("Take from the Schedule").isEnabled()).as("it is selected still").isTrue();
    OpenDialog.press(open.button("Take from the Schedule"));
    assertThat(asked).singleElement().asString().contains("Evacuate");
    assertThat(schedule.orders()).hasSize(1);
    OpenDialog.press(open.button("Take from the Schedule"));
    open.until(() -> open.rows("schedule.orders").findAny().isEmpty());
    assertThat(schedule.orders()).doesNotContain(order);
    assertThat(open.says("Nothing is scheduled.")).isTrue();
  }
}
