/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Journey view of a VM, when it is open. */
public final class JourneyPage {

  /** The view's id. */
  public static final String VIEW = "org.xenworkbench.ui.eventlog.journeyView";
  private static final Query STEPS = Query.key(Kind.TABLE, "journey.steps");
  private static final Query MESSAGE = Query.key(Kind.LABEL, "journey.message");

  private final UiDriver driver;

  /** Waits for the view of that VM to be the active one. */
  public JourneyPage(UiDriver driver, String vm) {
    this.driver = driver;
    WorkbenchPage window = new WorkbenchPage(driver);
    Wait.forValue("Active view", window::activePart, ("Journey of " + vm)::equals);
  }

  /**
   * A stay, or something that happened.
   *
   * @param from when it began
   * @param to when it ended, empty for a moment
   * @param what in words
   * @param hosts where, of a migration its source and target
   */
  public record Step(String from, String to, String what, String hosts) {
  }

  /** All of it as a list, the oldest first. */
  public List<Step> steps() {
    return driver.rows(STEPS).stream().map(Row::cells)
        .map(cells -> new Step(cells.get(0), cells.get(1), cells.get(2), cells.get(3))).toList();
  }

  /** Waits for a step. */
  public Step waitFor(String what, Predicate<Step> wanted) {
    return Wait.forValue(what + " in the journey", () -> steps().stream().filter(wanted).findFirst().orElse(null),
        found -> found != null);
  }

  /** What is said above the picture. */
  public String message() {
    return driver.text(MESSAGE);
  }

  /** Opens a step as a double click or Enter does. */
  public void open(Step step) {
    int index = steps().indexOf(step);
    driver.onUi(() -> {
      Table table = driver.controls(Table.class).stream()
          .filter(each -> STEPS.value().equals(each.getData(Query.WIDGET_KEY))).findFirst().orElseThrow();
      table.setSelection(index);
      Event event = new Event();
      event.item = table.getItem(index);
      table.notifyListeners(SWT.DefaultSelection, event);
      return true;
    });
  }
}
