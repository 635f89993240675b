/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.UiDriver;

/** A message with buttons. */
public final class QuestionPage {

  private final UiDriver driver;
  private final String title;

  /** Waits until it is open. */
  public QuestionPage(UiDriver driver, String title) {
    this.driver = driver;
    this.title = title;
    new WorkbenchPage(driver).waitForDialog(title);
  }

  /** All it says, its buttons included. */
  public String text() {
    return String.join("\n", driver.texts(title));
  }

  /** Clicks a button; the message closes. */
  public void answer(String button) {
    driver.click(Query.text(Kind.BUTTON, button).in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }
}
