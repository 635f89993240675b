/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * Asks before something that cannot be undone: it is done only if the user types what is asked for, as that is when it
 * is answered. UI thread.
 */
public class TypedConfirmationDialog extends AskingDialog {

  private static final int WIDTH = 70;
  private static final int COLUMNS = 2;

  private final String action;
  private final String label;
  private final Supplier<Wanted> latest;
  private Wanted wanted;
  private @Nullable Label question;
  private @Nullable Text field;

  /**
   * What is asked for.
   *
   * @param question what happens, as plain text
   * @param typed what must have been typed
   */
  public record Wanted(String question, String typed) {

    /** What cannot be typed, such as a line break in a name, need not be. */
    boolean is(String text) {
      return text.strip().equals(SafeText.cell(typed).strip()) || text.equals(typed);
    }
  }

  /**
   * Creates it.
   *
   * @param action what the button says that does it; also the title
   * @param label what is to be typed
   * @param latest what is asked for now
   */
  public TypedConfirmationDialog(Shell shell, String action, String label, Supplier<Wanted> latest) {
    super(shell, action, action);
    this.action = action;
    this.label = label;
    this.latest = latest;
    wanted = latest.get();
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, COLUMNS);
    question = question(panel, COLUMNS, wanted.question(), WIDTH);
    further(panel, COLUMNS);
    new Label(panel, SWT.NONE).setText(label);
    Text text = new Text(panel, SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", "confirmation");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    text.addModifyListener(event -> refresh());
    text.setFocus();
    field = text;
    AccessibleNames.derive(panel);
    setMessage(NLS.bind(Messages.TypedConfirmation_cannotBeUndone, action), IMessageProvider.WARNING);
    return area;
  }

  /** What else is chosen, between the question and the answer; nothing by default. */
  protected void further(Composite panel, int columns) {
    // a question alone
  }

  /** Says so if something else is asked for than was shown, and looks again whether that is typed. */
  public final void refresh() {
    Text text = field;
    Label shown = question;
    if (text == null || shown == null || text.isDisposed()) {
      return;
    }
    Wanted now = latest.get();
    if (!now.equals(wanted)) {
      wanted = now;
      shown.setText(SafeText.label(now.question()));
      shown.requestLayout();
      setMessage(Messages.TypedConfirmation_changed, IMessageProvider.WARNING);
    }
    setAcceptable(wanted.is(text.getText()));
  }

  /** Nothing is the default. */
  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, action, false).setEnabled(false);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
  }

  @Override
  protected void okPressed() {
    refresh();
    if (getButton(IDialogConstants.OK_ID).isEnabled()) {
      super.okPressed();
    }
  }
}
