/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** A dialog that asks what is done with the devices of a VM. */
public final class DevicePage {

  private final UiDriver driver;
  private final String title;
  private final Query accept;

  /**
   * Waits for it.
   *
   * @param action what the button says that does it
   */
  public DevicePage(UiDriver driver, String title, String action) {
    this.driver = driver;
    this.title = title;
    accept = Query.text(Kind.BUTTON, action).in(title);
    new WorkbenchPage(driver).waitForShell(title);
  }

  /** Chooses an item, once it is offered. */
  public DevicePage choose(String field, String item) {
    Query combo = Query.key(Kind.COMBO, "device." + field).in(title);
    Wait.until(item + " is offered", () -> {
      driver.choose(combo, item); // throws until it is
      return true;
    });
    return this;
  }

  /** Types into a field with suggestions. */
  public DevicePage type(String field, String text) {
    driver.setText(Query.key(Kind.COMBO, "device." + field).in(title), text);
    return this;
  }

  /** What is in a field. */
  public String value(String field) {
    return driver.text(Query.key(Kind.TEXT, "device." + field).in(title));
  }

  /** What it says. */
  public String text() {
    return String.join("\n", driver.texts(title));
  }

  /** Whether it can be done. */
  public boolean canAccept() {
    return driver.isEnabled(accept);
  }

  /** Does it. */
  public void accept() {
    Wait.until("It can be done", this::canAccept);
    driver.click(accept);
    new WorkbenchPage(driver).waitForNoShell(title);
  }

  /** Does nothing. */
  public void cancel() {
    driver.click(Query.text(Kind.BUTTON, "Cancel").in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }
}
