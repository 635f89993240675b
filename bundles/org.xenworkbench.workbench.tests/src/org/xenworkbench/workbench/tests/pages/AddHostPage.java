/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The wizard that adds a host. */
public final class AddHostPage {

  /** The title of its window. */
  public static final String TITLE = "Add Host";

  private final UiDriver driver;

  /** Waits until it is open. */
  public AddHostPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).waitForDialog(TITLE);
  }

  private static Query field(Kind kind, String name) {
    return Query.key(kind, "hosts." + name).in(TITLE);
  }

  private static Query button(String text) {
    return Query.text(Kind.BUTTON, text).in(TITLE);
  }

  /** Waits until what is typed goes into the name. */
  public AddHostPage waitForKeyboard() {
    Wait.forValue("The field with the keyboard", () -> driver.onUi(() -> {
      Control focused = PlatformUI.getWorkbench().getDisplay().getFocusControl();
      return focused == null ? "none" : String.valueOf(focused.getData("org.eclipse.swtbot.widget.key"));
    }), key -> key.equals("hosts.name"));
    return this;
  }

  /** Enters the name. */
  public AddHostPage name(String name) {
    driver.setText(field(Kind.TEXT, "name"), name);
    return this;
  }

  /** Chooses the type, such as {@code xen}. */
  public AddHostPage type(String type) {
    driver.choose(field(Kind.COMBO, "type"), type);
    return this;
  }

  /** Chooses the transport as it is shown: TLS, SSH, TCP (insecure) or Local. */
  public AddHostPage transport(String transport) {
    driver.choose(field(Kind.COMBO, "transport"), transport);
    return this;
  }

  /** Enters the address. */
  public AddHostPage address(String address) {
    driver.setText(field(Kind.TEXT, "address"), address);
    return this;
  }

  /** Enters the port. */
  public AddHostPage port(String port) {
    driver.setText(field(Kind.TEXT, "port"), port);
    return this;
  }

  /** Enters user and password. */
  public AddHostPage credentials(String user, String password) {
    driver.setText(field(Kind.TEXT, "user"), user);
    driver.setText(field(Kind.TEXT, "password"), password);
    return this;
  }

  /** Says that other hosts reach it at another address, and at which. */
  public AddHostPage peer(String transport, String address, String port) {
    driver.click(field(Kind.BUTTON, "peerWanted"));
    driver.choose(field(Kind.COMBO, "peerTransport"), transport);
    driver.setText(field(Kind.TEXT, "peerAddress"), address);
    driver.setText(field(Kind.TEXT, "peerPort"), port);
    return this;
  }

  /** Chooses a group or names a new one. */
  public AddHostPage group(String name) {
    driver.setText(field(Kind.COMBO, "group"), name);
    return this;
  }

  /** The steps of the test so far. */
  public List<String> steps() {
    return driver.rows(field(Kind.TABLE, "testSteps")).stream().map(row -> row.cells().get(0)).toList();
  }

  /** Begins a test and waits for none of its answers. */
  public void beginTest() {
    driver.click(field(Kind.BUTTON, "test"));
  }

  /** Cancels the test that goes on. */
  public void cancelTest() {
    driver.click(field(Kind.BUTTON, "test"));
    waitForText("The test was cancelled.");
  }

  /** Decides about what the host shows, by the button that is offered for it and the question that it asks. */
  public QuestionPage decide(String title) {
    driver.click(field(Kind.BUTTON, "decide"));
    return new QuestionPage(driver, title);
  }

  /** Whether there is something to decide. */
  public boolean canDecide() {
    return driver.isShown(field(Kind.BUTTON, "decide"));
  }

  /** Waits until the result of a test says something. */
  public String waitForResult(String part) {
    return Wait.forValue("Result of the connection test", () -> driver.text(field(Kind.TEXT, "testResult")),
        text -> text.contains(part));
  }

  /** Everything the dialog says. */
  public List<String> texts() {
    return driver.texts(TITLE);
  }

  /** Waits until the dialog says something that contains that text. */
  public void waitForText(String text) {
    Wait.forValue("Add Host says \"" + text + "\"", this::texts,
        texts -> texts.stream().anyMatch(each -> each.contains(text)));
  }

  /** Whether the host can be added. */
  public boolean canAdd() {
    return driver.isEnabled(button("Add"));
  }

  /** Tries to connect and waits for the answer. */
  public String test() {
    driver.click(field(Kind.BUTTON, "test"));
    return result();
  }

  /** The same by Space on the button, which is to have the focus afterwards. */
  public String testByKeyboard() {
    driver.press(field(Kind.BUTTON, "test"), Keys.of(' '));
    String result = result();
    Object focused = driver.onUi(() -> PlatformUI.getWorkbench().getDisplay().getFocusControl() instanceof Button button
        ? button.getText() : "");
    if (!"&Test Connection".equals(focused)) {
      throw new AssertionError("The focus went to " + focused);
    }
    return result;
  }

  private String result() {
    return Wait.forValue("Result of the connection test", () -> driver.text(field(Kind.TEXT, "testResult")),
        text -> !text.isEmpty() && !text.endsWith("\u2026"));
  }

  /** Adds the host; the dialog closes. */
  public void add() {
    driver.click(button("Add"));
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }

  /** Closes the dialog without adding. */
  public void cancel() {
    driver.click(button("Cancel"));
    new WorkbenchPage(driver).waitForNoShell(TITLE);
  }
}
