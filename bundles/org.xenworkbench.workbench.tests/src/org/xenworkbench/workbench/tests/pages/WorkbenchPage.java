/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart2;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The workbench window. */
public final class WorkbenchPage {

  private final UiDriver driver;

  /** Creates one. */
  public WorkbenchPage(UiDriver driver) {
    this.driver = driver;
  }

  /** The entries of Window > Show View. */
  public List<String> showViewEntries() {
    return driver.menu("Window", "Show View").stream().map(MenuEntry::text).toList();
  }

  /** Opens a view by Window > Show View. */
  public void showViewByMenu(String name) {
    driver.chooseMenu("Window", "Show View", name);
  }

  /** Brings a view to the front and makes it the active one. */
  public void show(String viewId) {
    driver.onUi(() -> {
      try {
        return page().showView(viewId);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** Has an open view show something, as Show In does. */
  public void showIn(String viewId, Object input) {
    driver.onUi(() -> page().findView(viewId) instanceof IShowInTarget target
        && target.show(new ShowInContext(input, null)));
  }

  /** Closes all views of that id, whatever their secondary id. */
  public void hideAll(String viewId) {
    driver.onUi(() -> {
      Arrays.stream(page().getViewReferences()).filter(view -> view.getId().equals(viewId)).toList()
          .forEach(page()::hideView);
      return true;
    });
  }

  /** Closes all editors; what is not saved in them is lost. */
  public void closeEditors() {
    driver.onUi(() -> page().closeAllEditors(false));
  }

  /** The ids of all open views. */
  public List<String> viewIds() {
    return driver.onUi(() -> Arrays.stream(page().getViewReferences()).map(IViewReference::getId).toList());
  }

  /** The name of the active part, empty if there is none. */
  public String activePart() {
    return driver.onUi(() -> page().getActivePart() instanceof IWorkbenchPart2 part ? part.getPartName() : "");
  }

  /** Arranges the views as at the first start. */
  public void resetPerspective() {
    driver.onUi(() -> {
      page().resetPerspective();
      return true;
    });
  }

  private static IWorkbenchPage page() {
    return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).findFirst().orElseThrow().getActivePage();
  }

  /** The texts of the main tool bar's buttons, from left to right. */
  public List<String> tools() {
    return driver.onUi(() -> driver.controls(ToolBar.class).stream().map(WorkbenchPage::texts)
        .filter(texts -> texts.contains("Add Host...")).findFirst().orElse(List.of()));
  }

  private static List<String> texts(ToolBar bar) {
    return Arrays.stream(bar.getItems()).map(ToolItem::getText).filter(text -> !text.isEmpty()).toList();
  }

  /** Clicks a button of the tool bar. */
  public void tool(String text) {
    driver.clickTool(text);
  }

  /** Whether a button of the tool bar can be clicked. */
  public boolean isToolEnabled(String text) {
    return driver.isToolEnabled(text);
  }

  /** Asks to close the window, as its close button does. */
  public void close() {
    driver.close("");
  }

  /** Waits for a window of that title. */
  public void waitForShell(String title) {
    Wait.until("Window \"" + title + "\"", () -> driver.shells().contains(title));
  }

  /** Waits for a dialog of that title, and that it hears keys: something in it has the focus. */
  public void waitForDialog(String title) {
    waitForShell(title);
    Wait.until("The focus in \"" + title + "\"", () -> driver.onUi(() -> {
      Control focus = PlatformUI.getWorkbench().getDisplay().getFocusControl();
      return focus != null && focus.getShell().getText().equals(title);
    }));
  }

  /** Waits until there is no window of that title. */
  public void waitForNoShell(String title) {
    Wait.until("No window \"" + title + "\"", () -> !driver.shells().contains(title));
  }

  /** Writes a picture of the screen as a PNG file. */
  public void screenshot(Path file) {
    driver.screenshot(file);
  }
}
