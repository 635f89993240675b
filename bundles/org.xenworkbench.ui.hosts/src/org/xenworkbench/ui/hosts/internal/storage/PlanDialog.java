/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;

/**
 * Asks for what is to be made, and says at once what is wrong with it. UI thread.
 *
 * @param <P> the plan that it makes
 */
public abstract class PlanDialog<P> extends AskingDialog {

  private static final int WIDTH = 44;
  private static final int COLUMNS = 2;

  private final String message;
  private final Predicate<String> taken;
  private Optional<P> plan = Optional.empty();
  private boolean isTouched;

  /**
   * Asks for something that is made.
   *
   * @param message what will be made
   * @param taken whether there is known to be one of that name
   */
  PlanDialog(Shell shell, String title, String message, Predicate<String> taken) {
    this(shell, title, Messages.Plan_create, message, taken);
  }

  /**
   * Asks for something that is done.
   *
   * @param action what the button says that does it
   * @param message what will be done
   */
  protected PlanDialog(Shell shell, String title, String action, String message) {
    this(shell, title, action, message, name -> false);
  }

  private PlanDialog(Shell shell, String title, String action, String message, Predicate<String> taken) {
    super(shell, title, action);
    this.message = SafeText.block(message);
    this.taken = taken;
  }

  /** Opens it; empty if the user wants nothing. */
  public final Optional<P> ask() {
    return isAccepted() ? plan : Optional.empty();
  }

  /** The fields, in a grid of two columns. */
  protected abstract void fields(Composite panel);

  /** What is entered. */
  protected abstract P plan();

  /** Why that cannot be made, as a sentence; empty if it can. */
  protected abstract Optional<String> refusal(P entered);

  /** What is to be thought of before that is done, as a sentence; empty if there is nothing. */
  protected Optional<String> caution(P entered) {
    return Optional.empty();
  }

  /** That there is one of that name already. */
  final Optional<String> taken(String name) {
    return taken.test(name) ? Optional.of(NLS.bind(Messages.Plan_taken, name)) : Optional.empty();
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, COLUMNS);
    fields(panel);
    AccessibleNames.derive(panel);
    setMessage(message);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    check();
  }

  /** A field of one line, with its label; key is its name for tests. */
  protected final Text text(Composite panel, String label, String key, String initial) {
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
  protected final Combo choice(Composite panel, String label, String key, String... choices) {
    new Label(panel, SWT.NONE).setText(label);
    Combo field = new Combo(panel, SWT.READ_ONLY);
    field.setData("org.eclipse.swtbot.widget.key", key);
    field.setItems(choices);
    field.select(0);
    field.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
    return field;
  }

  /** A field of one line with suggestions, with its label. */
  protected final Combo suggestions(Composite panel, String label, String key, String... suggested) {
    new Label(panel, SWT.NONE).setText(label);
    Combo field = new Combo(panel, SWT.DROP_DOWN);
    field.setData("org.eclipse.swtbot.widget.key", key);
    field.setItems(suggested);
    GridDataFactory.fillDefaults().grab(true, false)
        .hint(new PixelConverter(panel).convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(field);
    field.addModifyListener(event -> changed());
    field.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
    return field;
  }

  private void changed() {
    isTouched |= getButton(IDialogConstants.OK_ID) != null; // what fields begin with nobody has typed
    check();
  }

  /** Looks again at what is entered. Nothing is said of what nobody has typed yet. */
  protected final void check() {
    if (getButton(IDialogConstants.OK_ID) != null) { // else not all fields are there
      P entered = plan();
      Optional<String> refusal = refusal(entered);
      plan = refusal.isEmpty() ? Optional.of(entered) : Optional.empty();
      setErrorMessage(isTouched ? refusal.map(SafeText::block).orElse(null) : null);
      Optional<String> caution = refusal.isEmpty() ? caution(entered) : Optional.empty();
      setMessage(caution.map(SafeText::block).orElse(message),
          caution.isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
      setAcceptable(refusal.isEmpty());
    }
  }
}
