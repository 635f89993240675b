/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** A dialog that asks for what is to be made: a storage pool, a volume, a network. */
public final class PlanPage {

  private final UiDriver driver;
  private final String title;
  private final Query create;

  /** Waits for it. */
  public PlanPage(UiDriver driver, String title) {
    this.driver = driver;
    this.title = title;
    create = Query.text(Kind.BUTTON, "Create").in(title);
    new WorkbenchPage(driver).waitForDialog(title);
  }

  /** Types into a field. */
  public PlanPage type(String field, String text) {
    driver.setText(Query.key(Kind.TEXT, "plan." + field).in(title), text);
    return this;
  }

  /** What it says. */
  public String text() {
    return String.join("\n", driver.texts(title));
  }

  /** Whether it can be made. */
  public boolean canCreate() {
    return driver.isEnabled(create);
  }

  /** Makes it. */
  public void create() {
    Wait.until("It can be made", this::canCreate);
    driver.click(create);
    new WorkbenchPage(driver).waitForNoShell(title);
  }
}
