/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Amount;

/** The dialog that follows from an action's number. */
class AmountDialogTest {

  private final Display display = new Display();
  private final Shell window = new Shell(display, SWT.SHELL_TRIM);
  private final AmountDialog dialog = new AmountDialog(window, "Set Guests", "How many shall 'a & b' have?",
      new AmountField("Guests", new Amount(Amount.Unit.COUNT, 2, 9, OptionalLong.of(3)), false));

  @BeforeEach
  void open() {
    dialog.setBlockOnOpen(false);
    dialog.open();
  }

  @AfterEach
  void dispose() {
    display.dispose();
  }

  private Text field() {
    return find(dialog.getShell(), "action.amount");
  }

  private static Text find(Composite parent, String key) {
    for (Control control : parent.getChildren()) {
      if (control instanceof Text text && key.equals(text.getData("org.eclipse.swtbot.widget.key"))) {
        return text;
      }
      if (control instanceof Composite composite) {
        Text found = find(composite, key);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private Button ok() {
    return (Button) dialog.getShell().getDefaultButton();
  }

  @Test
  void beginsWithThePresentValueSelected() {
    assertThat(field().getText()).isEqualTo("3");
    assertThat(field().getSelectionText()).isEqualTo("3");
    assertThat(ok().getText()).isEqualTo("Set Guests");
    assertThat(ok().isEnabled()).isTrue();
    assertThat(dialog.getErrorMessage()).isNull();
    assertThat(dialog.getMessage()).isEqualTo("Guests: 2 to 9; now 3.");
  }

  @Test
  void refusesWhatIsBeyondAndSaysWhatIsPossible() {
    field().setText("10");
    assertThat(ok().isEnabled()).isFalse();
    assertThat(dialog.getErrorMessage()).isEqualTo("Guests: 2 to 9.");
    field().setText("");
    assertThat(ok().isEnabled()).isFalse();
    assertThat(dialog.getErrorMessage()).isNull();
    field().setText("9");
    assertThat(ok().isEnabled()).isTrue();
  }

  @Test
  void showsANameWithAnAmpersandAsItIs() {
    Label question = (Label) field().getParent().getChildren()[0];
    assertThat(question.getText()).isEqualTo("How many shall 'a && b' have?");
    assertThat(IDialogConstants.OK_ID).isEqualTo(ok().getData());
  }
}
