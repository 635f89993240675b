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

/** The dialog that adds or changes an alert rule. */
public final class RulePage {

  private final UiDriver driver;
  private final String title;
  private final String accept;

  private RulePage(UiDriver driver, String title, String accept) {
    this.driver = driver;
    this.title = title;
    this.accept = accept;
    new WorkbenchPage(driver).waitForDialog(title);
  }

  /** Waits until it is open for a new rule. */
  public static RulePage ofNew(UiDriver driver) {
    return new RulePage(driver, "New Alert Rule", "Add");
  }

  /** Waits until it is open for a rule that is there. */
  public static RulePage ofExisting(UiDriver driver) {
    return new RulePage(driver, "Edit Alert Rule", "Save");
  }

  private Query field(Kind kind, String name) {
    return Query.key(kind, "alerts." + name).in(title);
  }

  /** Enters a field: name, level, clearing, holds or repeat. */
  public RulePage type(String field, String text) {
    driver.setText(field(Kind.TEXT, field), text);
    return this;
  }

  /** Chooses of a field: scope, metric, sense, severity, levelUnit, holdsUnit. */
  public RulePage choose(String field, String item) {
    driver.choose(field(Kind.COMBO, field), item);
    return this;
  }

  /** What stands in a field. */
  public String text(String field) {
    return driver.text(field(Kind.TEXT, field));
  }

  /** Everything the dialog says. */
  public List<String> texts() {
    return driver.texts(title);
  }

  /** Waits until the dialog says something that contains that text. */
  public RulePage waitForText(String text) {
    Wait.forValue(title + " says \"" + text + "\"", this::texts,
        texts -> texts.stream().anyMatch(each -> each.contains(text)));
    return this;
  }

  /** Whether the rule can be saved. */
  public boolean canAccept() {
    return driver.isEnabled(Query.text(Kind.BUTTON, accept).in(title));
  }

  /** Leaves all as it was; the dialog closes. */
  public void cancel() {
    driver.click(Query.text(Kind.BUTTON, "Cancel").in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }

  /** Saves the rule; the dialog closes. */
  public void accept() {
    driver.click(Query.text(Kind.BUTTON, accept).in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }
}
