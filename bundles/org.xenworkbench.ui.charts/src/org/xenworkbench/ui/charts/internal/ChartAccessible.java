/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
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
   * @param value what the cursor reads, or which series is chosen; empty without either
   */
  public static void install(Control control, Supplier<String> name, Supplier<String> summary, Supplier<String> value) {
    Accessible accessible = control.getAccessible();
    accessible.addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = name.get()));
    accessible.addAccessibleListener(AccessibleListener.getDescriptionAdapter(event -> event.result = summary.get()));
    accessible.addAccessibleControlListener(new RoleAndValue(value));
  }

  /** Announces that the cursor has moved, or that another series is chosen. */
  public static void valueChanged(Control control, String before, String after) {
    control.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, new Object[] {before, after});
  }

  // SWT says nothing about null here, so neither may its overriders.
  @NonNullByDefault({})
  private static final class RoleAndValue extends AccessibleControlAdapter {

    private final Supplier<String> value;

    RoleAndValue(Supplier<String> value) {
      this.value = value;
    }

    @Override
    public void getRole(AccessibleControlEvent event) {
      event.detail = ACC.ROLE_GRAPHIC;
    }

    @Override
    public void getValue(AccessibleControlEvent event) {
      event.result = value.get();
    }
  }
}
