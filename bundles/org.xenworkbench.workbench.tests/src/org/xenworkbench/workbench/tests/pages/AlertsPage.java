/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Alerts view. */
public final class AlertsPage {

  private static final String VIEW = "org.xenworkbench.ui.alerts.view";
  private static final Query TABLE = Query.key(Kind.TABLE, "alerts.table");
  private static final Query RULES = Query.key(Kind.TABLE, "alerts.rules");
  private static final String PAGES = "alerts.pages";

  private final UiDriver driver;

  /** Opens the view. */
  public AlertsPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).show(VIEW);
  }

  /**
   * An alert as it is shown.
   *
   * @param object the host or VM
   * @param severity how bad it is
   * @param rule the rule
   * @param value the value now
   * @param host the host
   * @param state how it stands
   */
  public record Shown(String object, String severity, String rule, String value, String host, String state) {
  }

  /** What its tab says. */
  public String title() {
    return driver.onUi(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().findView(VIEW)
        .getTitle());
  }

  /** Brings a page to the front: 0 for what is active, 1 for the rules. */
  public AlertsPage page(int index) {
    List<CTabFolder> folders = driver.controls(CTabFolder.class);
    driver.onUi(() -> {
      CTabFolder pages = folders.stream().filter(each -> PAGES.equals(each.getData(Query.WIDGET_KEY))).findFirst()
          .orElseThrow();
      pages.setSelection(index);
      pages.notifyListeners(SWT.Selection, new Event());
      return true;
    });
    return this;
  }

  /** The active alerts, from top to bottom. */
  public List<Shown> active() {
    return driver.rows(TABLE).stream().map(Row::cells).map(cells -> new Shown(cells.get(0), cells.get(1), cells.get(2),
        cells.get(3), cells.get(6), cells.get(7))).toList();
  }

  /** Waits for an alert. */
  public Shown waitFor(String what, Predicate<Shown> wanted) {
    return Wait.forValue(what + " among the alerts", () -> active().stream().filter(wanted).findFirst().orElse(null),
        found -> found != null);
  }

  /** Waits until there is none of that rule. */
  public void waitForNone(String rule) {
    Wait.forValue("No alert of " + rule, this::active,
        shown -> shown.stream().noneMatch(alert -> alert.rule().equals(rule)));
  }

  /** Selects the alert of an object. */
  public AlertsPage select(String object) {
    driver.select(TABLE, List.of(List.of(object)));
    return this;
  }

  /** Presses keys in the table of alerts. */
  public void press(Keys... keys) {
    driver.press(TABLE, keys);
  }

  /** What the rule of that name says of itself; empty if it is not there. */
  public String ruleState(String name) {
    return driver.rows(RULES).stream().filter(row -> row.cell(0).equals(name)).map(row -> row.cell(4)).findFirst()
        .orElse("");
  }

  /** Chooses a command for a rule from its menu. */
  public void rule(String name, String command) {
    driver.select(RULES, List.of(List.of(name)));
    driver.chooseContextMenu(RULES, command);
  }
}
