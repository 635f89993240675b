/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Tells assistive technology what a chart shows. */
public final class ChartAccessible {

  private ChartAccessible() {}

  /**
   * Attaches the texts to a control.
   *
   * @param control the chart
   * @param name its title
   * @param summary all of it in words
   * @param value what the cursor reads; empty without a cursor
   */
  public static void install(Control control, Supplier<String> name, Supplier<String> summary, Supplier<String> value) {
    Accessible accessible = control.getAccessible();
    accessible.addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = name.get();
      }

      @Override
      public void getDescription(AccessibleEvent event) {
        event.result = summary.get();
      }
    });
    accessible.addAccessibleControlListener(new AccessibleControlAdapter() {
      @Override
      public void getRole(AccessibleControlEvent event) {
        event.detail = ACC.ROLE_GRAPHIC;
      }

      @Override
      public void getValue(AccessibleControlEvent event) {
        event.result = value.get();
      }
    });
  }

  /** Announces that the cursor has moved. */
  public static void cursorMoved(Control control, String before, String after) {
    control.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, new Object[] {before, after});
  }
}
