/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The wizard that makes a virtual machine. */
public final class NewVmPage {

  /** The title of its window. */
  public static final String TITLE = "New Virtual Machine";

  private final UiDriver driver;

  /** Waits until it is open. */
  public NewVmPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).waitForShell(TITLE);
  }

  private static Query field(Kind kind, String name) {
    return Query.key(kind, "newvm." + name).in(TITLE);
  }

  private static Query button(String text) {
    return Query.text(Kind.BUTTON, text).in(TITLE);
  }

  /** Types into a field of the page that is shown. */
  public NewVmPage type(String field, String text) {
    driver.setText(field(Kind.TEXT, field), text);
    return this;
  }

  /** What is in a field. */
  public String value(String field) {
    return driver.text(field(Kind.TEXT, field));
  }

  /** Chooses an item of a combo. */
  public NewVmPage choose(String field, String item) {
    driver.choose(field(Kind.COMBO, field), item);
    return this;
  }

  /** What is chosen in a combo. */
  public String chosen(String field) {
    return driver.text(field(Kind.COMBO, field));
  }

  /** Clicks a choice, a check box or a button of the page. */
  public NewVmPage click(String button) {
    driver.click(field(Kind.BUTTON, button));
    return this;
  }

  /** Whether a choice, a check box or a button of the page can be clicked. */
  public boolean canClick(String button) {
    return driver.isEnabled(field(Kind.BUTTON, button));
  }

  /** Goes to the next page, as soon as that can be. */
  public NewVmPage next() {
    Wait.until("One can go on", this::canGoOn);
    driver.click(button("Next >"));
    return this;
  }

  /** Goes to the page before. */
  public NewVmPage back() {
    driver.click(button("< Back"));
    return this;
  }

  /** Whether there is a next page to go to now. */
  public boolean canGoOn() {
    return driver.isEnabled(button("Next >"));
  }

  /** Whether it can be made now. */
  public boolean canCreate() {
    return driver.isEnabled(button("Create"));
  }

  /** Waits until it says something that contains that text. */
  public NewVmPage waitForText(String text) {
    Wait.forValue("New Virtual Machine says \"" + text + "\"", () -> driver.texts(TITLE),
        texts -> texts.stream().anyMatch(each -> each.contains(text)));
    return this;
  }

  /** The definition that is shown on the last page. */
  public String definition() {
    return driver.onUi(() -> Arrays.stream(PlatformUI.getWorkbench().getDisplay().getShells())
        .filter(shell -> !shell.isDisposed() && shell.isVisible() && shell.getText().equals(TITLE))
        .flatMap(NewVmPage::below).filter(StyledText.class::isInstance).map(StyledText.class::cast)
        .filter(Control::isVisible).map(StyledText::getText).findFirst().orElse(""));
  }

  private static Stream<Control> below(Composite parent) {
    return Arrays.stream(parent.getChildren())
        .flatMap(child -> child instanceof Composite inner ? Stream.concat(Stream.of(child), below(inner))
            : Stream.of(child));
  }

  /** Has it made; the wizard closes. */
  public void create() {
    Wait.until("It can be made", this::canCreate);
    driver.click(button("Create"));
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }

  /** Closes it; nothing is made. */
  public void cancel() {
    driver.click(button("Cancel"));
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }

  /** Chooses from a list that a button opens. */
  public NewVmPage chooseFromList(String button, String title, String filter) {
    click(button);
    new WorkbenchPage(driver).waitForShell(title);
    driver.setText(Query.labelled(Kind.TEXT, "Type a part of the name, or choose one:").in(title), filter);
    driver.click(Query.text(Kind.BUTTON, "OK").in(title));
    new WorkbenchPage(driver).waitForNoShell(title);
    return this;
  }
}
