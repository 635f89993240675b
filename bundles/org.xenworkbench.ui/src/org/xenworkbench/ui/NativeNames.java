/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.xenworkbench.core.text.SafeLog;

/**
 * Tells GTK the name of an item of a tool bar. GTK asks no listener for it, since the item is a button of its own, and
 * SWT has no call for it: so this uses SWT's insides, by reflection, and says once if they are others. UI thread.
 */
final class NativeNames {

  private static @Nullable NativeNames gtk = SWT.getPlatform().equals("gtk") ? create() : null;

  private final Method child;
  private final Method accessible;
  private final Method set;

  private NativeNames() throws ReflectiveOperationException {
    child = inside("gtk3.GTK3").getMethod("gtk_bin_get_child", long.class);
    accessible = inside("gtk3.GTK3").getMethod("gtk_widget_get_accessible", long.class);
    set = inside("gtk.OS").getMethod("g_object_set", long.class, byte[].class, byte[].class, long.class);
  }

  private static Class<?> inside(String name) throws ClassNotFoundException {
    return Class.forName("org.eclipse.swt.internal." + name, true, Widget.class.getClassLoader());
  }

  private static @Nullable NativeNames create() {
    try {
      return new NativeNames();
    } catch (ReflectiveOperationException e) {
      tell(e);
      return null;
    }
  }

  /** Gives an item a name, where that needs more than a listener. */
  static void set(ToolItem item, String name) {
    NativeNames names = gtk;
    if (names != null && (item.getStyle() & SWT.SEPARATOR) == 0) {
      try {
        names.give(Widget.class.getField("handle").getLong(item), name);
      } catch (ReflectiveOperationException e) {
        gtk = null;
        tell(e);
      }
    }
  }

  private void give(long item, String name) throws ReflectiveOperationException {
    Object button = child.invoke(null, item);
    if (button instanceof Long handle && handle != 0) {
      set.invoke(null, accessible.invoke(null, handle), bytes("accessible-name"), bytes(name), 0L);
    }
  }

  private static byte[] bytes(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static void tell(ReflectiveOperationException cause) {
    SafeLog.of(NativeNames.class).warn("Icons of tool bars have no names for screen readers", cause);
  }
}
