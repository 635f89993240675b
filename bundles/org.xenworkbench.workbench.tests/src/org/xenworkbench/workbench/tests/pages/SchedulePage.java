/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The dialog that lists what is scheduled. */
public final class SchedulePage {

  private static final String TITLE = "Scheduled Migrations";
  private static final String TAKE = "Take from the Schedule";
  private static final Query ORDERS = Query.key(Kind.TABLE, "schedule.orders").in(TITLE);

  private final UiDriver driver;

  /** Waits until it is open. */
  public SchedulePage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).waitForDialog(TITLE);
  }

  /** What is scheduled, once there are so many. */
  public List<String> orders(int count) {
    Wait.until(count + " orders", () -> driver.rows(ORDERS).size() == count);
    return driver.rows(ORDERS).stream().map(row -> row.cell(1)).toList();
  }

  /** Takes the first from the schedule. */
  public void takeFirst() {
    driver.select(ORDERS, List.of(List.of(driver.rows(ORDERS).get(0).cell(0))));
    driver.click(Query.text(Kind.BUTTON, TAKE).in(TITLE));
    new QuestionPage(driver, TAKE).answer(TAKE);
  }

  /** Closes it. */
  public void close() {
    driver.click(Query.text(Kind.BUTTON, "Close").in(TITLE));
  }
}
