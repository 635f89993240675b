/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/**
 * A question that is answered by one of some buttons. Without an answer, as when the workbench ends, it opens to
 * {@link SWT#DEFAULT}, which is no button's index: JFace would take it for the first. UI thread.
 *
 * @since 0.1
 */
public final class QuestionDialog extends MessageDialog {

  /**
   * Creates it.
   *
   * @param text what is asked, with mnemonics
   * @param kind of {@link MessageDialog}
   * @param standard the index of the default button
   * @param buttons what the buttons say
   */
  public QuestionDialog(Shell shell, String title, String text, int kind, int standard, String... buttons) {
    super(shell, title, null, text, kind, standard, buttons);
    setReturnCode(SWT.DEFAULT);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    PlainEnter.only(shell);
  }
}
