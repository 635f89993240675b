/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;

/**
 * Asks for a name, and says at once why one cannot be. UI thread.
 *
 * @since 0.1
 */
public final class NameDialog extends AskingDialog {

  private static final int WIDTH = 70;

  private final String question;
  private final Function<String, Optional<String>> refusal;
  private String name;
  private @Nullable Text field;

  /**
   * Creates it.
   *
   * @param title also what the button says that accepts it
   * @param question as plain text
   * @param name the name that it begins with; may be empty
   * @param refusal why a name cannot be, as a sentence; an empty text where there is nothing to say; empty if it can.
   *     It is given no spaces at the ends
   */
  public NameDialog(Shell shell, String title, String question, String name,
      Function<String, Optional<String>> refusal) {
    super(shell, title, title);
    this.question = question;
    this.name = name;
    this.refusal = refusal;
  }

  /** Opens it and returns the name; empty if the user wants none. */
  public Optional<String> ask() {
    return isAccepted() ? Optional.of(name) : Optional.empty();
  }

  /** What a name may be has changed: looks again whether that which is typed can be. */
  public void refresh() {
    Text shown = field;
    if (shown != null && !shown.isDisposed()) {
      validate(shown);
    }
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 1);
    question(panel, 1, question, WIDTH);
    Text text = new Text(panel, SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", "name");
    text.setText(name);
    text.selectAll();
    text.addModifyListener(event -> validate(text));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    field = text;
    AccessibleNames.derive(panel);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    refresh();
    if (field != null) {
      field.setFocus();
    }
  }

  private void validate(Text text) {
    name = text.getText().strip();
    Optional<String> why = name.isEmpty() ? Optional.of("") : refusal.apply(name);
    setErrorMessage(why.filter(reason -> !reason.isEmpty()).map(SafeText::block).orElse(null));
    setAcceptable(why.isEmpty());
  }
}
