/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks the listeners that SWT asks when a screen reader wants a name. */
class AccessibleNamesTest {

  private Display display;
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void aFieldIsCalledAsTheLabelBeforeIt() throws ReflectiveOperationException {
    new Label(shell, SWT.NONE).setText("A&ddress:");
    Text address = new Text(shell, SWT.BORDER);
    new Label(shell, SWT.NONE).setText("&Port:");
    Spinner port = new Spinner(shell, SWT.BORDER);
    Text filter = new Text(shell, SWT.SEARCH);
    filter.setMessage("Filter hosts");
    AccessibleNames.derive(shell);
    assertThat(told(address, ACC.CHILDID_SELF)).isEqualTo("Address");
    assertThat(told(port, ACC.CHILDID_SELF)).isEqualTo("Port");
    assertThat(told(filter, ACC.CHILDID_SELF)).isEqualTo("Filter hosts");
  }

  @Test
  void aNameThatWasGivenStaysAndCanChange() throws ReflectiveOperationException {
    new Label(shell, SWT.NONE).setText("Other");
    Text text = new Text(shell, SWT.BORDER);
    AccessibleNames.set(text, "first");
    AccessibleNames.derive(shell);
    assertThat(told(text, ACC.CHILDID_SELF)).isEqualTo("first");
    AccessibleNames.set(text, "second");
    assertThat(told(text, ACC.CHILDID_SELF)).isEqualTo("second");
  }

  @Test
  void iconsAreCalledAsTheirTooltipsUnlessTheyWereNamed() throws ReflectiveOperationException {
    ToolBar bar = new ToolBar(shell, SWT.FLAT);
    new ToolItem(bar, SWT.PUSH).setToolTipText("Cancel");
    ToolItem named = new ToolItem(bar, SWT.CHECK);
    named.setToolTipText("Shows only what failed");
    AccessibleNames.set(named, "Failed");
    AccessibleNames.derive(shell);
    assertThat(told(bar, 0)).isEqualTo("Cancel");
    assertThat(told(bar, 1)).isEqualTo("Failed");
  }

  /** GTK asks no listener of a control of its own, but knows what labels it. */
  @Test
  void gtkIsToldTheNameByALabel() throws ReflectiveOperationException {
    assumeTrue(SWT.getPlatform().equals("gtk"), "others ask the listeners");
    Text text = new Text(shell, SWT.BORDER);
    AccessibleNames.set(text, "first");
    AccessibleNames.set(text, "second");
    List<?> relations = (List<?>) field(text.getAccessible(), "relations");
    assertThat(relations).hasSize(1);
    assertThat(field(relations.get(0), "type")).isEqualTo(ACC.RELATION_LABELLED_BY);
    assertThat(told((Accessible) field(relations.get(0), "target"), ACC.CHILDID_SELF)).isEqualTo("second");
  }

  private static String told(Control control, int child) throws ReflectiveOperationException {
    return told(control.getAccessible(), child);
  }

  private static String told(Accessible accessible, int child) throws ReflectiveOperationException {
    AccessibleEvent event = new AccessibleEvent(accessible);
    event.childID = child;
    for (Object listener : (List<?>) field(accessible, "accessibleListeners")) {
      ((AccessibleListener) listener).getName(event);
    }
    return event.result;
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }
}
