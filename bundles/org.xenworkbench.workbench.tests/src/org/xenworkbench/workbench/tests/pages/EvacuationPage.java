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

/** The dialog that shows the plan of an evacuation, or of what comes back after it. */
public final class EvacuationPage {

  private final UiDriver driver;
  private final String title;
  private final Query table;
  private final Query accept;

  /**
   * Waits until it is open.
   *
   * @param accept what the button says that accepts it
   */
  public EvacuationPage(UiDriver driver, String title, String accept) {
    this.driver = driver;
    this.title = title;
    table = Query.key(Kind.TABLE, "evacuation.plan").in(title);
    this.accept = Query.text(Kind.BUTTON, accept).in(title);
    new WorkbenchPage(driver).waitForDialog(title);
  }

  /** The plan, once it is made: “web > pm2”. */
  public List<String> plan() {
    Wait.until("The plan", () -> driver.isEnabled(accept));
    return driver.rows(table).stream().map(row -> row.cell(0) + " > " + row.cell(1)).toList();
  }

  /** Why a VM goes there, or stays. */
  public String reason(String vm) {
    return driver.rows(table).stream().filter(row -> row.cell(0).equals(vm)).findFirst().orElseThrow().cell(2);
  }

  /** Accepts it. */
  public void accept() {
    driver.click(accept);
  }

  /**
   * Moves the row of a VM.
   *
   * @param button what moves it: Up or Down
   */
  public void move(String vm, String button) {
    driver.select(table, List.of(List.of(vm)));
    driver.click(Query.text(Kind.BUTTON, button).in(title));
  }
}
