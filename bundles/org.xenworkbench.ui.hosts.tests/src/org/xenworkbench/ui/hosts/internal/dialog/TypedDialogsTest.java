/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.NameDialog;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.hosts.internal.dialog.TypedConfirmationDialog.Wanted;

/** The dialogs in which something is typed. */
class TypedDialogsTest {

  private final Display display = new Display();
  private final Shell window = new Shell(display, SWT.SHELL_TRIM);

  @AfterEach
  void dispose() {
    display.dispose();
  }

  private static void open(AskingDialog dialog) {
    dialog.setBlockOnOpen(false);
    dialog.open();
  }

  private static Text field(AskingDialog dialog, String key) {
    return find(dialog.getShell(), key).orElseThrow();
  }

  private static Optional<Text> find(Composite parent, String key) {
    for (Control control : parent.getChildren()) {
      if (control instanceof Text text && key.equals(text.getData("org.eclipse.swtbot.widget.key"))) {
        return Optional.of(text);
      }
      Optional<Text> below = control instanceof Composite composite ? find(composite, key) : Optional.empty();
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static Button button(Composite parent, int id) {
    for (Control control : parent.getChildren()) {
      if (control instanceof Button button && Integer.valueOf(id).equals(button.getData())) {
        return button;
      }
      Button below = control instanceof Composite composite ? button(composite, id) : null;
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  private static Button ok(AskingDialog dialog) {
    return button(dialog.getShell(), IDialogConstants.OK_ID);
  }

  @Test
  void whatMustBeTypedIsWhatIsSoWhenItIsAnswered() {
    Wanted[] now = {new Wanted("VM 'backup' is deleted.", "backup")};
    TypedConfirmationDialog dialog = new TypedConfirmationDialog(window, "Delete VM", "Name:", () -> now[0]);
    open(dialog);
    Text field = field(dialog, "confirmation");
    assertThat(ok(dialog).isEnabled()).isFalse();
    field.setText("backup");
    assertThat(ok(dialog).isEnabled()).isTrue();
    assertThat(dialog.getMessage()).contains("cannot be undone");
    now[0] = new Wanted("VM 'newname' is deleted.", "newname");
    ok(dialog).notifyListeners(SWT.Selection, new Event());
    assertThat(dialog.getReturnCode()).as("nobody had told of the new name yet").isEqualTo(Window.CANCEL);
    assertThat(dialog.getMessage()).contains("has changed meanwhile");
    assertThat(ok(dialog).isEnabled()).isFalse();
    field.setText("newname");
    ok(dialog).notifyListeners(SWT.Selection, new Event());
    assertThat(dialog.getReturnCode()).isEqualTo(Window.OK);
  }

  @Test
  void aNameIsRefusedWhenItIsKnownToBeTaken() {
    boolean[] known = {false};
    NameDialog dialog = new NameDialog(window, "Take Snapshot", "Name of 'a & b':", "first",
        name -> known[0] && name.equals("first") ? Optional.of("There is one already.") : Optional.empty());
    open(dialog);
    assertThat(ok(dialog).isEnabled()).isTrue();
    assertThat(ok(dialog).getText()).isEqualTo("Take Snapshot");
    known[0] = true;
    dialog.refresh();
    assertThat(ok(dialog).isEnabled()).isFalse();
    assertThat(dialog.getErrorMessage()).isEqualTo("There is one already.");
    field(dialog, "name").setText(" second ");
    assertThat(dialog.getErrorMessage()).isNull();
    field(dialog, "name").setText("  ");
    assertThat(ok(dialog).isEnabled()).isFalse();
    assertThat(dialog.getErrorMessage()).isNull();
    dialog.close();
    dialog.refresh();
    assertThat(dialog.getReturnCode()).isEqualTo(Window.CANCEL);
  }

  private static Event traverse(Text field, int detail, int modifier) {
    Event event = new Event();
    event.detail = detail;
    event.stateMask = modifier;
    event.doit = false; // as SWT proposes for a field of several lines
    field.notifyListeners(SWT.Traverse, event);
    return event;
  }

  @Test
  void aDescriptionIsLeftByTabAndAcceptedByCtrlEnter() {
    DescriptionDialog dialog = new DescriptionDialog(window, "What is written:", "old", "");
    open(dialog);
    Text field = field(dialog, "description");
    assertThat(traverse(field, SWT.TRAVERSE_TAB_NEXT, SWT.NONE).doit).isTrue();
    assertThat(traverse(field, SWT.TRAVERSE_TAB_PREVIOUS, SWT.SHIFT).doit).isTrue();
    assertThat(traverse(field, SWT.TRAVERSE_RETURN, SWT.NONE).doit).as("a line of the text").isFalse();
    field.setText("x".repeat(5000));
    traverse(field, SWT.TRAVERSE_RETURN, SWT.CTRL);
    assertThat(dialog.getReturnCode()).as("what cannot be").isEqualTo(Window.CANCEL);
    field.setText("new");
    traverse(field, SWT.TRAVERSE_RETURN, SWT.CTRL);
    assertThat(dialog.getReturnCode()).isEqualTo(Window.OK);
    assertThat(dialog.text()).isEqualTo("new");
  }
}
