/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
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
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Shows and changes what is written about VMs. UI thread. */
public final class DescriptionDialog extends TitleAreaDialog {

  private static final int WIDTH = 70;
  private static final int HEIGHT = 8;

  private final String question;
  private final String leftOut;
  private String text;

  /**
   * Creates it.
   *
   * @param question what is asked
   * @param text what is written now
   * @param leftOut which VMs it is not about, and why; may be empty
   */
  public DescriptionDialog(Shell shell, String question, String text, String leftOut) {
    super(shell);
    this.question = question;
    this.text = text;
    this.leftOut = leftOut;
    setHelpAvailable(false);
  }

  /** What is to be written. */
  public String text() {
    return text;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(Messages.DescriptionDialog_title);
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
    GridLayoutFactory.swtDefaults().margins(12, 10).applyTo(panel);
    new Label(panel, SWT.NONE).setText(Messages.DescriptionDialog_label);
    Text field = new Text(panel, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    field.setData("org.eclipse.swtbot.widget.key", "description");
    PixelConverter pixels = new PixelConverter(parent);
    GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH),
        pixels.convertHeightInCharsToPixels(HEIGHT)).applyTo(field);
    field.setText(text);
    field.addModifyListener(event -> changed(field.getText()));
    field.setFocus();
    AccessibleNames.derive(panel);
    setTitle(Messages.DescriptionDialog_title);
    setMessage(SafeText.block(leftOut.isEmpty() ? question : question + ' ' + leftOut));
    return area;
  }

  private void changed(String typed) {
    text = typed.replace(Text.DELIMITER, "\n");
    Optional<String> refusal = VmChange.SET_DESCRIPTION.text().flatMap(rule -> rule.refusal(text));
    setErrorMessage(refusal.orElse(null));
    @Nullable Button ok = getButton(IDialogConstants.OK_ID);
    if (ok != null) {
      ok.setEnabled(refusal.isEmpty());
    }
  }
}
