/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.text.SafeText;

/**
 * A dialog in which something is typed or chosen, and whose title area says what is wrong with it. One that goes
 * without an answer, as when the workbench ends, was cancelled: JFace would take it for accepted. UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public abstract class AskingDialog extends TitleAreaDialog {

  private static final int MARGIN_WIDTH = 12;
  private static final int MARGIN_HEIGHT = 10;

  private final String title;
  private final String action;

  /**
   * Creates it.
   *
   * @param title of its window and of its title area, as plain text
   * @param action what the button says that accepts it
   */
  protected AskingDialog(Shell shell, String title, String action) {
    super(shell);
    this.title = title;
    this.action = action;
    setHelpAvailable(false);
    setReturnCode(CANCEL);
  }

  /** Opens it; whether it was accepted. */
  public final boolean isAccepted() {
    return open() == OK;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    PlainEnter.only(shell);
    shell.setText(SafeText.cell(title));
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Control area = super.createDialogArea(parent);
    setTitle(SafeText.caption(title));
    return area;
  }

  /** What is asked for, in so many columns; for {@link #createDialogArea}. */
  protected static Composite panel(Composite area, int columns) {
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.swtDefaults().numColumns(columns).margins(MARGIN_WIDTH, MARGIN_HEIGHT).spacing(5, 12)
        .applyTo(panel);
    return panel;
  }

  /**
   * The question, over all columns of the panel.
   *
   * @param question as plain text
   * @param width where its lines end, in characters
   */
  protected static Label question(Composite panel, int columns, String question, int width) {
    Label asked = new Label(panel, SWT.WRAP);
    asked.setText(SafeText.label(question));
    GridDataFactory.fillDefaults().span(columns, 1).grab(true, false)
        .hint(new PixelConverter(panel).convertWidthInCharsToPixels(width), SWT.DEFAULT).applyTo(asked);
    return asked;
  }

  /** That which accepts it is the default one. */
  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, action, true);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
  }

  /** Whether it can be accepted now. */
  protected final void setAcceptable(boolean acceptable) {
    Button ok = getButton(IDialogConstants.OK_ID);
    if (ok != null) { // there is none yet while the area is made
      ok.setEnabled(acceptable);
    }
  }
}
