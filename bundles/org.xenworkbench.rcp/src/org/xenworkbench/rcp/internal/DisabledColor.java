/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import org.eclipse.e4.ui.css.core.dom.properties.ICSSPropertyHandler;
import org.eclipse.e4.ui.css.core.dom.properties.ICSSPropertyHandler2;
import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.eclipse.e4.ui.css.swt.dom.WidgetElement;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.w3c.dom.css.CSSValue;

/**
 * The property {@code xenworkbench-disabled-color} of a theme, a colour or {@code none}. GTK draws a control that was
 * given a colour in that colour when it is disabled too, and nobody tells when it is disabled; but it is drawn anew
 * then.
 */
@NonNullByDefault({})
public final class DisabledColor implements ICSSPropertyHandler, ICSSPropertyHandler2 {

  private static final String KEY = DisabledColor.class.getName();
  private static final String NONE = "none";

  @Override
  public boolean applyCSSProperty(Object element, String property, CSSValue value, String pseudo, CSSEngine engine)
      throws Exception {
    if (!(element instanceof WidgetElement widget) || !(widget.getNativeWidget() instanceof Control control)) {
      return false;
    }
    if (NONE.equals(value.getCssText())) {
      if (control.getData(KEY) instanceof Dimmer dimmer) {
        dimmer.end();
      }
    } else if (engine.convert(value, Color.class, control.getDisplay()) instanceof Color disabled
        && control.getData(KEY) == null) {
      control.setData(KEY, new Dimmer(control, disabled));
    }
    return true;
  }

  /** The theme's own colour may come after this property; it is that of the enabled control. */
  @Override
  public void onAllCSSPropertiesApplyed(Object element, CSSEngine engine) {
    if (element instanceof WidgetElement widget && widget.getNativeWidget() instanceof Control control
        && control.getData(KEY) instanceof Dimmer dimmer) {
      dimmer.enabledColor();
    }
  }

  private static final class Dimmer {

    private final Control control;
    private final Color disabled;
    /** Not at once: a colour that is set while it is drawn is lost. */
    private final Listener later;
    private Color enabled;

    Dimmer(Control control, Color disabled) {
      this.control = control;
      this.disabled = disabled;
      this.later = event -> control.getDisplay().asyncExec(this::update);
      this.enabled = control.getForeground();
      control.addListener(SWT.Paint, later);
    }

    /** The theme is another by now: colours are left to it. */
    void end() {
      control.removeListener(SWT.Paint, later);
      control.setData(KEY, null);
      control.setForeground(null);
      if (control instanceof ToolBar bar) {
        for (ToolItem item : bar.getItems()) {
          item.setForeground(null);
        }
      }
    }

    void enabledColor() {
      if (control instanceof Combo) {
        control.setForeground(null); // GTK dims it by itself if it has no colour; fields it does not
        return;
      }
      if (!control.getForeground().equals(disabled)) {
        enabled = control.getForeground();
      }
      update();
    }

    void update() {
      if (control.isDisposed() || control.getData(KEY) != this || control instanceof Combo) {
        return;
      }
      if (control instanceof ToolBar bar) {
        for (ToolItem item : bar.getItems()) {
          Color wanted = item.isEnabled() ? enabled : disabled;
          if (!wanted.equals(item.getForeground())) {
            item.setForeground(wanted);
          }
        }
      } else {
        Color wanted = control.isEnabled() ? enabled : disabled;
        if (!wanted.equals(control.getForeground())) {
          control.setForeground(wanted);
        }
      }
    }
  }
}
