/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Progress view. */
public final class ProgressPage {

  private static final String VIEW = "org.eclipse.ui.views.ProgressView";

  private final UiDriver driver;

  /** Opens the view. */
  public ProgressPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).show(VIEW);
  }

  /** What it says of running and of failed jobs. */
  public List<String> texts() {
    return Stream.concat(
        driver.controls(Label.class).stream()
            .map(label -> driver.onUi(() -> label.isDisposed() ? "" : label.getText())),
        driver.controls(Link.class).stream().map(link -> driver.onUi(() -> link.isDisposed() ? "" : link.getText())))
        .toList();
  }

  /** Waits until it shows something that contains that text. */
  public void waitFor(String text) {
    Wait.forValue("Progress view shows \"" + text + "\"", this::texts,
        texts -> texts.stream().anyMatch(each -> each.contains(text)));
  }
}
