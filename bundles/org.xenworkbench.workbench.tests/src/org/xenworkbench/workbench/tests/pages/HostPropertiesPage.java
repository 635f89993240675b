/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import org.eclipse.swt.SWT;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The dialog with a host's settings and what it can do. */
public final class HostPropertiesPage {

  /** The title of its window. */
  public static final String TITLE = "Host Properties";

  private static final Query NAME = Query.key(Kind.TEXT, "hosts.name").in(TITLE);
  private static final Query CAPABILITIES = Query.key(Kind.TABLE, "hosts.capabilities").in(TITLE);

  private final UiDriver driver;

  /** Waits until it is open. */
  public HostPropertiesPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).waitForShell(TITLE);
  }

  /** The host's name. */
  public String name() {
    return driver.text(NAME);
  }

  /** Goes to the next tab, by the keyboard. */
  public void nextTab() {
    driver.press(NAME, new Keys(SWT.CTRL, SWT.PAGE_DOWN));
    Wait.until("The other tab shows", () -> !driver.isShown(NAME));
  }

  /** A line for each feature: its name, yes or no, and why not. */
  public List<List<String>> capabilities() {
    return driver.rows(CAPABILITIES).stream().map(Row::cells).toList();
  }

  /** Everything the dialog says. */
  public List<String> texts() {
    return driver.texts(TITLE);
  }

  /** Closes the dialog and changes nothing. */
  public void cancel() {
    driver.click(Query.text(Kind.BUTTON, "Cancel").in(TITLE));
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }
}
