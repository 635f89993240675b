/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.workbench.tests.driver.UiDriver;

/** The window with the user's guide. */
public final class GuidePage {

  /** What it is called. */
  public static final String TITLE = "User's Guide";

  private final UiDriver driver;

  /** Waits for it. */
  public GuidePage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).waitForShell(TITLE);
  }

  /** The part that it was opened at. */
  public String part() {
    return with(List.class, list -> list.getSelectionCount() == 0 ? "" : list.getSelection()[0]);
  }

  /** All of it. */
  public String text() {
    return with(StyledText.class, StyledText::getText);
  }

  /** What is selected in the text. */
  public String selection() {
    return with(StyledText.class, StyledText::getSelectionText);
  }

  /** Looks for a text. */
  public void find(String words) {
    with(Text.class, find -> {
      find.setText(words);
      find.notifyListeners(SWT.DefaultSelection, new Event());
      return true;
    });
  }

  /** Closes it. */
  public void close() {
    driver.close(TITLE);
  }

  private <C extends Control, T> T with(Class<C> type, Function<C, T> work) {
    return driver.onUi(() -> {
      for (Shell shell : PlatformUI.getWorkbench().getDisplay().getShells()) {
        if (shell.getText().equals(TITLE)) {
          return work.apply(type.cast(find(shell, type)));
        }
      }
      throw new IllegalStateException("The guide is not open");
    });
  }

  private static Control find(Composite parent, Class<?> type) {
    for (Control child : parent.getChildren()) {
      Control found = type.isInstance(child) ? child
          : child instanceof Composite composite ? find(composite, type) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
