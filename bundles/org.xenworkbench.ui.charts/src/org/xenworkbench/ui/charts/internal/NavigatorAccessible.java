/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Control;

/** Tells assistive technology which part of all time is seen. */
public final class NavigatorAccessible {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private NavigatorAccessible() {}

  /** Attaches the texts to a control: its name, and the window in words. */
  public static void install(Control control, Supplier<String> name, Supplier<String> value) {
    control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(
        event -> event.result = name.get()));
    control.getAccessible().addAccessibleListener(AccessibleListener.getDescriptionAdapter(
        event -> event.result = Messages.Navigator_help));
    control.getAccessible().addAccessibleControlListener(new RoleAndValue(value));
  }

  /** Announces another window, to whoever uses it: else each sample would be told. */
  public static void valueChanged(Control control, String before, String after) {
    if (control.isFocusControl()) {
      control.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, new Object[] {before, after});
    }
  }

  /** From when to when it is. */
  public static String words(Grips window, ZoneId zone) {
    return NLS.bind(Messages.Navigator_window, TimeTicks.exact(window.from(), DAY, zone),
        TimeTicks.exact(window.to(), DAY, zone));
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
      event.detail = ACC.ROLE_SLIDER;
    }

    @Override
    public void getValue(AccessibleControlEvent event) {
      event.result = value.get();
    }
  }
}
