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

/** The dialog that shows what would be migrated to have hosts used alike. */
public final class RebalancePage {

  private final UiDriver driver;
  private final String title;

  /** Waits until it is open. */
  public RebalancePage(UiDriver driver, String title) {
    this.driver = driver;
    this.title = title;
    new WorkbenchPage(driver).waitForDialog(title);
    Wait.until("The plan, once something was measured", () -> {
      if (hosts().isEmpty()) {
        driver.click(Query.text(Kind.BUTTON, "Plan Again").in(title));
      }
      return !hosts().isEmpty();
    });
  }

  /** The hosts: “pm1”. */
  public List<String> hosts() {
    return driver.rows(Query.key(Kind.TABLE, "rebalance.hosts").in(title)).stream().map(row -> row.cell(0)).toList();
  }

  /** The moves: “web > pm2”. */
  public List<String> moves() {
    return driver.rows(Query.key(Kind.TABLE, "rebalance.moves").in(title)).stream()
        .map(row -> row.cell(0) + " > " + row.cell(2)).toList();
  }

  /** Whether it can be accepted. */
  public boolean canAccept() {
    return driver.isEnabled(Query.text(Kind.BUTTON, "Rebalance").in(title));
  }

  /** Closes it. */
  public void cancel() {
    driver.click(Query.text(Kind.BUTTON, "Cancel").in(title));
  }
}
