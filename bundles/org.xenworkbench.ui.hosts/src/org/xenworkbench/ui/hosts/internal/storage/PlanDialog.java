/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.PlainEnter;

/**
 * Asks for what is to be made, and says at once what is wrong with it. UI thread.
 *
 * @param <P> the plan that it makes
 */
abstract class PlanDialog<P> extends TitleAreaDialog {

  private static final int WIDTH = 44;

  private final String title;
  private final String message;
  private Optional<P> plan = Optional.empty();
  private boolean isTouched;

  /** @param message what will be made */
  PlanDialog(Shell shell, String title, String message) {
    super(shell);
    this.title = title;
    this.message = message;
    setHelpAvailable(false);
  }

  /** Opens it; empty if the user wants nothing. */
  final Optional<P> ask() {
    return open() == OK ? plan : Optional.empty();
  }

  /** The fields, in a grid of two columns. */
  abstract void fields(Composite panel);

  /** What is entered. */
  abstract P plan();

  /** Why that cannot be made, as a sentence; empty if it can. */
  abstract Optional<String> refusal(P entered);

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    PlainEnter.only(shell);
    shell.setText(title);
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
    GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(8, 8).applyTo(panel);
    fields(panel);
    AccessibleNames.derive(panel);
    setTitle(title);
    setMessage(message);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, Messages.Plan_create, true);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    check();
  }

  /** A field of one line, with its label; key is its name for tests. */
  final Text text(Composite panel, String label, String key, String initial) {
    new Label(panel, SWT.NONE).setText(label);
    Text field = new Text(panel, SWT.BORDER);
    field.setData("org.eclipse.swtbot.widget.key", key);
    GridDataFactory.fillDefaults().grab(true, false)
        .hint(new PixelConverter(panel).convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(field);
    field.setText(initial);
    field.addModifyListener(event -> changed());
    return field;
  }

  /** A choice, with its label. */
  final Combo choice(Composite panel, String label, String key, String... choices) {
    new Label(panel, SWT.NONE).setText(label);
    Combo field = new Combo(panel, SWT.READ_ONLY);
    field.setData("org.eclipse.swtbot.widget.key", key);
    field.setItems(choices);
    field.select(0);
    field.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
    return field;
  }

  private void changed() {
    isTouched = true;
    check();
  }

  /** Nothing is said of what nobody has typed yet. */
  private void check() {
    Button ok = getButton(IDialogConstants.OK_ID);
    if (ok != null) {
      P entered = plan();
      Optional<String> refusal = refusal(entered);
      plan = refusal.isEmpty() ? Optional.of(entered) : Optional.empty();
      setErrorMessage(isTouched ? refusal.map(SafeText::block).orElse(null) : null);
      ok.setEnabled(refusal.isEmpty());
    }
  }
}
