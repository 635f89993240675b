/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Top Virtual Machines view. */
public final class TopViewPage {

  private static final String VIEW = "org.xenworkbench.ui.performance.top";
  private static final Query TABLE = Query.key(Kind.TABLE, "top.table");
  private static final Query FILTER = Query.key(Kind.TEXT, "top.filter");
  private static final Query SCOPE = Query.key(Kind.COMBO, "top.scope");
  private static final Query RANGE = Query.key(Kind.COMBO, "top.range");

  private static final Query WORDS = Query.key(Kind.LABEL, "top.words");

  private final UiDriver driver;

  /** Opens the view. */
  public TopViewPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).show(VIEW);
  }

  /** A row as it is shown: VM, host, CPU and its mean, memory and its mean, and so on. */
  public Optional<Row> row(String vm) {
    return driver.rows(TABLE).stream().filter(row -> row.cell(0).equals(vm)).findFirst();
  }

  /** The hosts under which a VM stands, from top to bottom: of a time in which it moved, under both. */
  public List<String> hostsOf(String vm) {
    return driver.rows(TABLE).stream().filter(row -> row.cell(0).equals(vm)).map(row -> row.cell(1)).toList();
  }

  /** The names of the VMs, from top to bottom. */
  public List<String> names() {
    return driver.rows(TABLE).stream().map(row -> row.cell(0)).toList();
  }

  /** Waits until all these cells of a VM's row have a number. */
  public Row waitForNumbers(String vm, int... cells) {
    return Wait.forValue("Numbers of " + vm, () -> row(vm).orElse(null),
        row -> row != null && Arrays.stream(cells).mapToObj(row::cell).allMatch(TopViewPage::isNumber));
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9].*");
  }

  /** Shows what has these words in the name of VM or host only. */
  public void filter(String words) {
    driver.setText(FILTER, words);
  }

  /** Shows VMs of all hosts, or of those that are selected. */
  public void hosts(String item) {
    driver.choose(SCOPE, item);
  }

  /** Of which hosts VMs are shown. */
  public String hosts() {
    return driver.text(SCOPE);
  }

  /** Of which time the list is. */
  public String words() {
    return driver.text(WORDS);
  }

  /** Of which range means are shown. */
  public String means() {
    return driver.text(RANGE);
  }

  /** Shows the means of another range. */
  public void means(String item) {
    driver.choose(RANGE, item);
  }

  /** Selects VMs. */
  public void select(String... vms) {
    driver.select(TABLE, Stream.of(vms).map(List::of).toList());
  }

  /** Enter. */
  public void open() {
    driver.press(TABLE, Keys.of(SWT.CR));
  }

  /** The entries of the context menu. */
  public List<MenuEntry> contextMenu() {
    return driver.contextMenu(TABLE);
  }
}
