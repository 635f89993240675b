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

/** A dialog goes with the workbench, which ends when its process is told to: that is no answer. */
class AskingDialogTest {

  private final Display display = new Display();
  private final Shell window = new Shell(display);
  private final AskingDialog dialog = new AskingDialog(window, "Set R&D", "Set It") {
  };

  @AfterEach
  void dispose() {
    display.dispose();
  }

  @Test
  void whatGoesWithItsWindowIsNotAccepted() {
    display.asyncExec(window::dispose);
    assertThat(dialog.isAccepted()).isFalse();
  }

  @Test
  void aQuestionThatGoesWithItsWindowIsAnsweredByNoButton() {
    QuestionDialog question =
        new QuestionDialog(window, "Force Off", "Sure?", MessageDialog.WARNING, 1, "Force Off", "Cancel");
    display.asyncExec(window::dispose);
    assertThat(question.open()).isEqualTo(SWT.DEFAULT);
  }

  @Test
  void isAcceptedByItsButtonAlone() {
    display.asyncExec(() -> {
      Button standard = dialog.getShell().getDefaultButton();
      assertThat(standard.getText()).isEqualTo("Set It");
      assertThat(dialog.getShell().getText()).isEqualTo("Set R&D");
      standard.notifyListeners(SWT.Selection, new Event());
    });
    assertThat(dialog.isAccepted()).isTrue();
  }

  @Test
  void closingItIsNoAnswer() {
    display.asyncExec(() -> dialog.getShell().close());
    assertThat(dialog.isAccepted()).isFalse();
  }
}
