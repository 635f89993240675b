/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import java.util.stream.Stream;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The dialog of a VM's snapshots. */
public final class SnapshotsPage {

  private static final String TITLE = "Snapshots";
  private static final Query TREE = Query.key(Kind.TREE, "hosts.snapshots").in(TITLE);

  private final UiDriver driver;
  private final String vm;

  /** Waits until it is open. */
  public SnapshotsPage(UiDriver driver, String vm) {
    this.driver = driver;
    this.vm = vm;
    new WorkbenchPage(driver).waitForDialog(TITLE);
  }

  /** Their names, each with the names of those that go on from it in brackets. */
  public List<String> names() {
    return driver.rows(TREE).stream().map(SnapshotsPage::name).toList();
  }

  private static String name(Row row) {
    return row.cell(0) + (row.children().isEmpty() ? "" : row.children().stream().map(SnapshotsPage::name).toList());
  }

  /** Waits for their names. */
  public void waitFor(String... names) {
    Wait.forValue("Snapshots", this::names, Stream.of(names).toList()::equals);
  }

  /** All it says. */
  public String text() {
    return String.join("\n", driver.texts(TITLE));
  }

  /** Selects one, below those that it goes on from. */
  public void select(String... path) {
    driver.select(TREE, List.of(List.of(path)));
  }

  /** Takes one of that name. */
  public void take(String name) {
    driver.click(Query.text(Kind.BUTTON, "Take...").in(TITLE));
    new AnswerPage(driver, "Take Snapshot", "Name of the snapshot of VM '" + vm + "':").type(name).accept();
  }

  /** Puts the VM back to the selected one. */
  public void revert() {
    driver.click(Query.text(Kind.BUTTON, "Revert...").in(TITLE));
    new QuestionPage(driver, "Revert to Snapshot").answer("Revert to Snapshot");
  }

  /** Deletes the selected one. */
  public void delete() {
    driver.click(Query.text(Kind.BUTTON, "Delete...").in(TITLE));
    new QuestionPage(driver, "Delete Snapshot").answer("Delete Snapshot");
  }

  /** Whether something can be done with the selected one. */
  public boolean canRevert() {
    return driver.isEnabled(Query.text(Kind.BUTTON, "Revert...").in(TITLE));
  }

  /** Closes it. */
  public void close() {
    driver.click(Query.text(Kind.BUTTON, "Close").in(TITLE));
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }
}
