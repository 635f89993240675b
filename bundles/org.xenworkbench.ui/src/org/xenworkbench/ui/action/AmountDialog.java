/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Objects;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.PlainEnter;
import org.xenworkbench.ui.internal.Messages;

/** Asks for the number of an action: says what is possible, and refuses at once what is not. UI thread. */
final class AmountDialog extends TitleAreaDialog {

  private static final int WIDTH = 60;
  private static final int DIGITS = 16;

  private final String action;
  private final String question;
  private final AmountField field;
  private @Nullable Text text;
  private OptionalLong value = OptionalLong.empty();

  /**
   * Creates it.
   *
   * @param action what the button says that does it; also the title
   * @param question what is asked, as plain text
   */
  AmountDialog(Shell shell, String action, String question, AmountField field) {
    super(shell);
    this.action = action;
    this.question = question;
    this.field = field;
    setHelpAvailable(false);
  }

  /** Opens it and returns what was entered, in base units; empty if the user wants nothing. */
  OptionalLong ask() {
    return open() == OK ? value : OptionalLong.empty();
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
    GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 10).spacing(5, 12).applyTo(panel);
    PixelConverter pixels = new PixelConverter(parent);
    Label asked = new Label(panel, SWT.WRAP);
    asked.setText(SafeText.label(question));
    GridDataFactory.fillDefaults().span(3, 1).grab(true, false)
        .hint(pixels.convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(asked);
    new Label(panel, SWT.NONE).setText(NLS.bind(Messages.AmountDialog_value, field.label()));
    text = text(panel, pixels);
    new Label(panel, SWT.NONE).setText(field.amount().unit().symbol());
    AccessibleNames.derive(panel);
    setTitle(action);
    setMessage(field.hint());
    return area;
  }

  private Text text(Composite panel, PixelConverter pixels) {
    Text created = new Text(panel, SWT.BORDER | SWT.RIGHT);
    created.setData("org.eclipse.swtbot.widget.key", "action.amount");
    GridDataFactory.swtDefaults().hint(pixels.convertWidthInCharsToPixels(DIGITS), SWT.DEFAULT).applyTo(created);
    created.setText(field.initial());
    created.selectAll();
    created.addModifyListener(event -> validate());
    return created;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, action, true);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    validate();
    Objects.requireNonNull(text).setFocus();
  }

  private void validate() {
    String typed = Objects.requireNonNull(text).getText();
    value = field.value(typed);
    setErrorMessage(field.error(typed).orElse(null));
    Button ok = getButton(IDialogConstants.OK_ID);
    if (ok != null) {
      ok.setEnabled(value.isPresent());
    }
  }
}
