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
  private final String accept;

  /** Waits until it is open; the button that does it is called as the dialog. */
  public AnswerPage(UiDriver driver, String title, String label) {
    this(driver, title, label, title);
  }

  /** The same for one whose button that does it has another name. */
  public AnswerPage(UiDriver driver, String title, String label, String accept) {
    this.accept = accept;
    this.driver = driver;
    this.title = title;
    this.label = label;
    new WorkbenchPage(driver).waitForDialog(title);
  }

  /** Types the text. */
  public AnswerPage type(String text) {
    driver.setText(Query.labelled(Kind.TEXT, label).in(title), text);
    return this;
  }

  /** What is typed now. */
  public String value() {
    return driver.text(Query.labelled(Kind.TEXT, label).in(title));
  }

  /** Whether the button that does it can be clicked. */
  public boolean canAccept() {
    return driver.isEnabled(Query.text(Kind.BUTTON, accept).in(title));
  }

  /** All it says. */
  public String text() {
    return String.join("\n", driver.texts(title));
  }

  /** Clicks the button that does it; the dialog closes. */
  public void accept() {
    driver.click(Query.text(Kind.BUTTON, accept).in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }

  /** Clicks Cancel; the dialog closes. */
  public void cancel() {
    driver.click(Query.text(Kind.BUTTON, "Cancel").in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }
}
