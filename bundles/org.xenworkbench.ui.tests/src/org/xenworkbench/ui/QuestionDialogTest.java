/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alt+Enter is meant for properties: it is no answer. */
class QuestionDialogTest {

  private final Display display = new Display();
  private final Shell window = new Shell(display);

  @AfterEach
  void dispose() {
    display.dispose();
  }

  private static boolean isAnswered(Button focus, int modifier) {
    Event key = new Event();
    key.detail = SWT.TRAVERSE_RETURN;
    key.stateMask = modifier;
    key.doit = true;
    focus.notifyListeners(SWT.Traverse, key);
    return key.doit;
  }

  @Test
  void onlyEnterAloneIsAnAnswer() {
    QuestionDialog dialog =
        new QuestionDialog(window, "Shut Down", "Sure?", MessageDialog.QUESTION, 0, "Shut Down", "Cancel");
    dialog.setBlockOnOpen(false);
    dialog.open();
    Button standard = dialog.getShell().getDefaultButton();
    assertThat(standard.getText()).isEqualTo("Shut Down");
    assertThat(isAnswered(standard, SWT.NONE)).isTrue();
    for (int modifier : new int[] {SWT.ALT, SWT.CTRL, SWT.SHIFT, SWT.ALT | SWT.SHIFT}) {
      assertThat(isAnswered(standard, modifier)).isFalse();
    }
    Button elsewhere = new Button(window, SWT.PUSH);
    assertThat(isAnswered(elsewhere, SWT.ALT)).as("of others").isTrue();
    dialog.close();
    Button later = new Button(window, SWT.PUSH);
    assertThat(isAnswered(later, SWT.ALT)).isTrue();
  }
}
