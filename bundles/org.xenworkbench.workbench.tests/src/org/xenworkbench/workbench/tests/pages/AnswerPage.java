/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.UiDriver;

/** A dialog that asks for one text. */
public final class AnswerPage {

  private final UiDriver driver;
  private final String title;
  private final String label;

  /** Waits until it is open. */
  public AnswerPage(UiDriver driver, String title, String label) {
    this.driver = driver;
    this.title = title;
    this.label = label;
    new WorkbenchPage(driver).waitForShell(title);
  }

  /** Types the text. */
  public AnswerPage type(String text) {
    driver.setText(Query.labelled(Kind.TEXT, label).in(title), text);
    return this;
  }

  /** Whether OK can be clicked. */
  public boolean canAccept() {
    return driver.isEnabled(Query.text(Kind.BUTTON, "OK").in(title));
  }

  /** All it says. */
  public String text() {
    return String.join("\n", driver.texts(title));
  }

  /** Clicks OK; the dialog closes. */
  public void accept() {
    driver.click(Query.text(Kind.BUTTON, "OK").in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }

  /** Clicks Cancel; the dialog closes. */
  public void cancel() {
    driver.click(Query.text(Kind.BUTTON, "Cancel").in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }
}
