/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.Arrays;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The console of a VM. */
public final class ConsolePage {

  private static final String VIEW = "org.xenworkbench.ui.console.view";
  private static final Query TERMINAL = Query.key(Kind.CANVAS, "console.terminal");
  private static final Query STATE = Query.key(Kind.LABEL, "console.state");

  private final UiDriver driver;
  private final String vm;

  /** Waits until the console of that VM is in front and attached. */
  public ConsolePage(UiDriver driver, String vm) {
    this.driver = driver;
    this.vm = vm;
    Wait.forValue("Console of " + vm, this::state, state -> state.startsWith("Attached to '" + vm + "'"));
  }

  /** How it stands. */
  public String state() {
    return driver.text(STATE);
  }

  /** Types into the guest; a line feed is the Enter key. */
  public void type(String text) {
    driver.type(TERMINAL, text);
  }

  /** Presses keys. */
  public void press(Keys... keys) {
    driver.press(TERMINAL, keys);
  }

  /** The terminal's content with its scrollback. */
  public String text() {
    return driver.onUi(() -> Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows())
        .flatMap(window -> Arrays.stream(window.getActivePage().getViewReferences()))
        .filter(view -> view.getId().equals(VIEW)).map(view -> view.getView(false))
        .filter(view -> view != null && view.getTitle().startsWith(vm + " ")).map(ConsolePage::content).findFirst()
        .orElse(""));
  }

  private static String content(IViewPart view) {
    CharSequence text = view.getAdapter(CharSequence.class);
    return text == null ? "" : text.toString();
  }

  /** Waits until the guest has written that. */
  public void waitFor(String text) {
    Wait.forValue("Console of " + vm + " shows \"" + text + "\"", this::text, found -> found.contains(text));
  }
}
