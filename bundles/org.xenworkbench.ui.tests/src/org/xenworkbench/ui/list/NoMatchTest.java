/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoMatchTest {

  private Display display;
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    GridLayoutFactory.fillDefaults().applyTo(shell);
    shell.open();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  /** A link tells its state by itself, and would be read out though nobody sees it. */
  @Test
  void aScreenReaderIsToldOfItOnlyWhileItIsSeen() throws ReflectiveOperationException {
    NoMatch noMatch = new NoMatch(shell, "nothing", () -> {});
    Control link = shell.getChildren()[0];
    assertThat(isToldAsHidden(link)).isTrue();
    noMatch.show(true);
    assertThat(link.isVisible()).isTrue();
    assertThat(isToldAsHidden(link)).isFalse();
    noMatch.show(false);
    assertThat(isToldAsHidden(link)).isTrue();
  }

  /** Asks the listeners that SWT asks, in their order. */
  private static boolean isToldAsHidden(Control control) throws ReflectiveOperationException {
    Accessible accessible = control.getAccessible();
    Field field = Accessible.class.getDeclaredField("accessibleControlListeners");
    field.setAccessible(true);
    AccessibleControlEvent event = new AccessibleControlEvent(accessible);
    event.childID = ACC.CHILDID_SELF;
    event.detail = -1;
    for (Object listener : (List<?>) field.get(accessible)) {
      ((AccessibleControlListener) listener).getState(event);
    }
    return event.detail == -1 ? !control.isVisible() : (event.detail & ACC.STATE_INVISIBLE) != 0;
  }
}
