/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.TraverseEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Shows and changes what is written about VMs. Ctrl+Enter accepts it, Tab leaves the text. UI thread. */
public final class DescriptionDialog extends AskingDialog {

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
    super(shell, Messages.DescriptionDialog_title, IDialogConstants.OK_LABEL);
    this.question = question;
    this.text = text;
    this.leftOut = leftOut;
  }

  /** What is to be written. */
  public String text() {
    return text;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 1);
    new Label(panel, SWT.NONE).setText(Messages.DescriptionDialog_label);
    Text field = new Text(panel, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    field.setData("org.eclipse.swtbot.widget.key", "description");
    PixelConverter pixels = new PixelConverter(parent);
    GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH),
        pixels.convertHeightInCharsToPixels(HEIGHT)).applyTo(field);
    field.setText(text);
    field.addModifyListener(event -> changed(field.getText()));
    field.addTraverseListener(this::traversed);
    field.setFocus();
    AccessibleNames.derive(panel);
    setMessage(SafeText.block(leftOut.isEmpty() ? question : question + ' ' + leftOut));
    return area;
  }

  /** A field of several lines keeps these keys to itself else. */
  private void traversed(TraverseEvent event) {
    if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
      event.doit = true;
    } else if (event.detail == SWT.TRAVERSE_RETURN && (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
      event.doit = false;
      if (getButton(IDialogConstants.OK_ID).isEnabled()) {
        okPressed();
      }
    }
  }

  private void changed(String typed) {
    text = typed.replace(Text.DELIMITER, "\n");
    Optional<String> refusal = VmChange.SET_DESCRIPTION.text().flatMap(rule -> rule.refusal(text));
    setErrorMessage(refusal.orElse(null));
    setAcceptable(refusal.isEmpty());
  }
}
