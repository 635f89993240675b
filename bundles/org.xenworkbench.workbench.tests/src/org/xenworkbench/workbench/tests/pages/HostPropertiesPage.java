/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The workbench's own dialog with the properties of a host or VM. */
public final class HostPropertiesPage {

  private final UiDriver driver;
  private final String title;

  /**
   * Waits until it is open.
   *
   * @param name of the host or VM
   */
  public HostPropertiesPage(UiDriver driver, String name) {
    this.driver = driver;
    title = "Properties for " + name;
    new WorkbenchPage(driver).waitForShell(title);
  }

  /** Goes to the page with the details. */
  public HostPropertiesPage general() {
    return page("org.xenworkbench.ui.properties.general");
  }

  /** Goes to the page with the settings. */
  public HostPropertiesPage settings() {
    return page("org.xenworkbench.ui.hosts.properties.settings");
  }

  /** Goes to the page that tells what the host can do. */
  public HostPropertiesPage whatItCanDo() {
    return page("org.xenworkbench.ui.hosts.properties.capabilities");
  }

  /** Goes to the page that tells how safe the connection of a host is, and what it costs. */
  public HostPropertiesPage health() {
    return page("org.xenworkbench.ui.hosts.properties.connection");
  }

  /** Goes to the page that tells what a VM consists of. */
  public HostPropertiesPage hardware() {
    return page("org.xenworkbench.ui.hosts.properties.devices");
  }

  /** The lines of its disks and network interfaces. */
  public List<List<String>> devices() {
    return driver.rows(Query.key(Kind.TABLE, "vm.devices").in(title)).stream().map(Row::cells).toList();
  }

  /** Selects a device of a VM. */
  public void selectDevice(String name) {
    driver.select(Query.key(Kind.TABLE, "vm.devices").in(title), List.of(List.of(name)));
  }

  /** Clicks a button of a page. */
  public void click(String button) {
    driver.click(Query.text(Kind.BUTTON, button).in(title));
  }

  /** Goes to the page that tells where a VM was. */
  public HostPropertiesPage whereItRan() {
    return page("org.xenworkbench.ui.hosts.properties.stays");
  }

  /** The lines of where it was: host, from when, until when. */
  public List<List<String>> stays() {
    return driver.rows(Query.key(Kind.TABLE, "vm.stays").in(title)).stream().map(Row::cells).toList();
  }

  private HostPropertiesPage page(String id) {
    Wait.until("Page " + id, () -> driver.onUi(() -> Arrays.stream(PlatformUI.getWorkbench().getDisplay().getShells())
        .filter(shell -> shell.getText().equals(title)).map(Shell::getData)
        .anyMatch(dialog -> ((IWorkbenchPreferenceContainer) dialog).openPage(id, null))));
    return this;
  }

  /** What is said of it on the page with the details. */
  public String detail(String label) {
    return driver.text(text("properties." + label));
  }

  /** The host's name on the page with the settings. */
  public String name() {
    return driver.text(text("hosts.name"));
  }

  /** Enters another name. */
  public void rename(String name) {
    driver.setText(text("hosts.name"), name);
  }

  private Query text(String key) {
    return Query.key(Kind.TEXT, key).in(title);
  }

  /** A line for each feature: its name, yes or no, and why not. */
  public List<List<String>> capabilities() {
    return driver.rows(Query.key(Kind.TABLE, "hosts.capabilities").in(title)).stream().map(Row::cells).toList();
  }

  /** Everything the dialog says. */
  public List<String> texts() {
    return driver.texts(title);
  }

  /** Closes the dialog and keeps what was entered. */
  public void apply() {
    close("Apply and Close");
  }

  /** Closes the dialog and changes nothing. */
  public void cancel() {
    close("Cancel");
  }

  /** Closes the dialog of something of which nothing can be changed, by its only button. */
  public void close() {
    close("Close");
  }

  private void close(String button) {
    driver.click(Query.text(Kind.BUTTON, button).in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
  }
}
