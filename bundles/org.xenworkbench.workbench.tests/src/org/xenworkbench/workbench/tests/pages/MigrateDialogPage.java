/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The wizard that asks where and how a VM shall be migrated. */
public final class MigrateDialogPage {

  /** The title of its window. */
  public static final String TITLE = "Migrate";
  /** The verdict on a target that nothing speaks against. */
  public static final String POSSIBLE = "Possible";
  /** The verdict on a target with an obstacle. */
  public static final String NOT_POSSIBLE = "Not possible";

  private static final Query TARGETS = Query.key(Kind.TABLE, "migrate.targets").in(TITLE);
  private static final Query DETAILS = Query.key(Kind.TEXT, "migrate.details").in(TITLE);
  private static final Query MIGRATE = Query.text(Kind.BUTTON, "Migrate").in(TITLE);
  private static final Query NEXT = Query.text(Kind.BUTTON, "Next >").in(TITLE);
  private static final Query REVIEW = Query.key(Kind.TEXT, "migrate.review").in(TITLE);
  private static final Query CANCEL = Query.text(Kind.BUTTON, "Cancel").in(TITLE);

  private final UiDriver driver;

  /** Waits until it is open. */
  public MigrateDialogPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).waitForDialog(TITLE);
  }

  /** The hosts that are offered. */
  public List<String> targets() {
    return driver.rows(TARGETS).stream().map(row -> row.cell(0)).toList();
  }

  /** The verdict on a target as it is now. */
  public String verdict(String target) {
    return row(target).cell(1);
  }

  /** The reason of the verdict on a target. */
  public String reason(String target) {
    return row(target).cell(4);
  }

  private Row row(String target) {
    return driver.rows(TARGETS).stream().filter(row -> row.cell(0).equals(target)).findFirst().orElseThrow();
  }

  /** Waits until the checks of a target are through, and gives the verdict. */
  public String waitForVerdict(String target) {
    return Wait.forValue("Verdict on " + target, () -> verdict(target), verdict -> !verdict.endsWith("\u2026"));
  }

  /** Selects a target. */
  public void select(String target) {
    driver.select(TARGETS, List.of(List.of(target)));
  }

  /** What is said of the selected target in full. */
  public String details() {
    return driver.text(DETAILS);
  }

  /** Everything the dialog says. */
  public List<String> texts() {
    return driver.texts(TITLE);
  }

  /** Whether the migration can be started. */
  public boolean canMigrate() {
    return driver.isEnabled(MIGRATE);
  }

  /** Goes to the next page. */
  public void next() {
    driver.click(NEXT);
  }

  /** What will happen, as the last page says it. */
  public String review() {
    return driver.text(REVIEW);
  }

  /** Chooses the migration that the workbench drives itself, on the page of options. */
  public void manageHere() {
    next();
    driver.click(Query.key(Kind.BUTTON, "migrate.clientManaged").in(TITLE));
  }

  /** Starts the migration; the dialog closes. */
  public void migrate() {
    driver.click(MIGRATE);
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }

  /** Closes the dialog without migrating. */
  public void cancel() {
    driver.click(CANCEL);
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }
}
