/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.PlainEnter;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks before something that cannot be undone: it is done only if the user types what is asked for. UI thread. */
public final class TypedConfirmationDialog extends TitleAreaDialog {

  private static final int WIDTH = 70;

  private final String action;
  private final String question;
  private final String label;
  private final String wanted;

  /**
   * Creates it.
   *
   * @param action what the button says that does it; also the title
   * @param question what happens, as plain text
   * @param label what is to be typed
   * @param wanted what must have been typed
   */
  public TypedConfirmationDialog(Shell shell, String action, String question, String label, String wanted) {
    super(shell);
    this.action = action;
    this.question = question;
    this.label = label;
    this.wanted = wanted;
    setHelpAvailable(false);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    PlainEnter.only(shell);
    shell.setText(action);
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(5, 12).applyTo(panel);
    Label asked = new Label(panel, SWT.WRAP);
    asked.setText(SafeText.label(question));
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
        .hint(new PixelConverter(parent).convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(asked);
    new Label(panel, SWT.NONE).setText(label);
    Text text = new Text(panel, SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", "confirmation");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    text.addModifyListener(event -> getButton(IDialogConstants.OK_ID).setEnabled(isWanted(text.getText())));
    text.setFocus();
    AccessibleNames.derive(panel);
    setTitle(action);
    setMessage(NLS.bind(Messages.TypedConfirmation_cannotBeUndone, action), IMessageProvider.WARNING);
    return area;
  }

  /** What cannot be typed, such as a line break in a name, need not be. */
  private boolean isWanted(String typed) {
    return typed.strip().equals(SafeText.cell(wanted).strip()) || typed.equals(wanted);
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, action, false).setEnabled(false);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
  }
}
