/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/**
 * Presses keys. A control that really gets the focus hears them from the window system; where it does not, as on a
 * display without a window manager, they are events of SWT.
 */
public final class Keyboard {

  private static final int[] MODIFIERS = {SWT.CTRL, SWT.SHIFT, SWT.ALT};
  private static final Duration FOCUS_LIMIT = Duration.ofSeconds(5);
  private static final String NEEDS_SHIFT = "~!@#$%^&*()_+{}|:\"<>?";

  private final UiDriver driver;
  private final Display display;

  /** Creates one that runs on the driver's UI thread. */
  public Keyboard(UiDriver driver, Display display) {
    this.driver = driver;
    this.display = display;
  }

  /** Gives the control the focus and presses keys. */
  public void press(Supplier<Control> target, Keys... keys) {
    Control control = target.get();
    boolean focused = focus(control);
    for (Keys key : keys) {
      driver.onUi(() -> {
        if (focused) {
          post(key);
        } else {
          send(control, key);
        }
        return true;
      });
    }
  }

  /** Gives the control the focus and types a text; a line feed is the Enter key. */
  public void type(Supplier<Control> target, String text) {
    press(target, text.chars().mapToObj(Keyboard::keys).toArray(Keys[]::new));
  }

  private static Keys keys(int character) {
    if (character == '\n') {
      return Keys.of(SWT.CR);
    }
    boolean shift = Character.isUpperCase(character) || NEEDS_SHIFT.indexOf(character) >= 0;
    return new Keys(shift ? SWT.SHIFT : 0, character);
  }

  private boolean focus(Control control) {
    driver.onUi(() -> {
      control.getShell().forceActive();
      return control.forceFocus();
    });
    try {
      Wait.until("focus", FOCUS_LIMIT, Duration.ofMillis(20),
          () -> driver.onUi(() -> control.isDisposed() || display.getFocusControl() == control
              && display.getActiveShell() == control.getShell()));
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private void post(Keys key) {
    for (int modifier : MODIFIERS) {
      if ((key.modifiers() & modifier) != 0) {
        display.post(event(SWT.KeyDown, modifier, '\0'));
      }
    }
    display.post(event(SWT.KeyDown, key));
    display.post(event(SWT.KeyUp, key));
    for (int modifier : MODIFIERS) {
      if ((key.modifiers() & modifier) != 0) {
        display.post(event(SWT.KeyUp, modifier, '\0'));
      }
    }
  }

  private static Event event(int type, Keys key) {
    // Enter, Delete and the like have no character that Display.post would know.
    boolean isCode = (key.code() & SWT.KEYCODE_BIT) != 0 || key.code() < ' ' || key.code() == SWT.DEL;
    return event(type, isCode ? key.code() : 0, isCode ? '\0' : (char) key.code());
  }

  private static Event event(int type, int code, char character) {
    Event event = new Event();
    event.type = type;
    event.keyCode = code;
    event.character = character;
    return event;
  }

  private static void send(Control control, Keys key) {
    for (int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
      Event event = event(type, key);
      event.stateMask = key.modifiers();
      event.keyCode = key.code();
      control.notifyListeners(type, event);
    }
  }
}
