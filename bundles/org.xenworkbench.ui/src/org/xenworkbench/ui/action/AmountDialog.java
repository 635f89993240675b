/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Objects;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
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
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.internal.Messages;

/** Asks for the number of an action: says what is possible, and refuses at once what is not. UI thread. */
final class AmountDialog extends AskingDialog {

  private static final int WIDTH = 60;
  private static final int DIGITS = 16;
  private static final int COLUMNS = 3;

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
    super(shell, action, action);
    this.question = question;
    this.field = field;
  }

  /** Opens it and returns what was entered, in base units; empty if the user wants nothing. */
  OptionalLong ask() {
    return isAccepted() ? value : OptionalLong.empty();
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, COLUMNS);
    question(panel, COLUMNS, question, WIDTH);
    new Label(panel, SWT.NONE).setText(SafeText.label(NLS.bind(Messages.AmountDialog_value, field.label())));
    text = text(panel);
    new Label(panel, SWT.NONE).setText(field.amount().unit().symbol());
    AccessibleNames.derive(panel);
    setMessage(SafeText.block(field.hint()));
    return area;
  }

  private Text text(Composite panel) {
    Text created = new Text(panel, SWT.BORDER | SWT.RIGHT);
    created.setData("org.eclipse.swtbot.widget.key", "action.amount");
    GridDataFactory.swtDefaults().hint(new PixelConverter(panel).convertWidthInCharsToPixels(DIGITS), SWT.DEFAULT)
        .applyTo(created);
    created.setText(field.initial());
    created.selectAll();
    created.addModifyListener(event -> validate());
    return created;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    validate();
    Objects.requireNonNull(text).setFocus();
  }

  private void validate() {
    String typed = Objects.requireNonNull(text).getText();
    value = field.value(typed);
    setErrorMessage(field.error(typed).orElse(null));
    setAcceptable(value.isPresent());
  }
}
