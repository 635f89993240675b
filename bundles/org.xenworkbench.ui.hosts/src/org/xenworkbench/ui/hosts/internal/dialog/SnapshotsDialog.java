/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.services.IServiceLocator;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.Snapshot;
import org.xenworkbench.core.driver.SnapshotControl;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** The snapshots of a VM as its host has them, and what can be done with them. UI thread. */
public final class SnapshotsDialog extends AskingDialog {

  private final IServiceLocator services;
  private final VirtualMachine vm;
  private @Nullable SnapshotTree tree;
  private @Nullable Button revert;
  private @Nullable Button delete;

  /** Creates it. */
  public SnapshotsDialog(IWorkbenchWindow window, VirtualMachine vm) {
    super(window.getShell(), Messages.SnapshotsDialog_title, IDialogConstants.CLOSE_LABEL);
    this.services = window;
    this.vm = vm;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 2);
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(640, 260).applyTo(holder);
    tree = new SnapshotTree(holder, this::enable);
    Composite buttons = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().applyTo(buttons);
    GridLayoutFactory.fillDefaults().applyTo(buttons);
    button(buttons, Messages.SnapshotsDialog_take, this::take);
    revert = button(buttons, Messages.SnapshotsDialog_revert, () -> ask(VmChange.REVERT_TO_SNAPSHOT,
        Messages.SnapshotsDialog_revertAction, Messages.SnapshotsDialog_revertQuestion));
    delete = button(buttons, Messages.SnapshotsDialog_delete, () -> ask(VmChange.DELETE_SNAPSHOT,
        Messages.SnapshotsDialog_deleteAction, Messages.SnapshotsDialog_deleteQuestion));
    setTitle(SafeText.label(NLS.bind(Messages.SnapshotsDialog_of, vm.name())));
    setMessage(Messages.SnapshotsDialog_reading);
    enable();
    read();
    return area;
  }

  private static Button button(Composite parent, String text, Runnable deed) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.addListener(SWT.Selection, event -> deed.run());
    GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
    return button;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
    Objects.requireNonNull(tree).setFocus();
  }

  private SnapshotTree tree() {
    return Objects.requireNonNull(tree);
  }

  private void enable() {
    boolean some = tree != null && tree().selected().isPresent();
    if (revert != null && delete != null) {
      revert.setEnabled(some);
      delete.setEnabled(some);
    }
  }

  /** Asks the host, in the background. */
  private void read() {
    services.getService(HostCalls.class).submit(vm.host(), Role.POLLING,
        session -> session.require(SnapshotControl.class).snapshots(vm.id().uuid()))
        .whenComplete((found, failure) -> later(() -> show(found, failure)));
  }

  private void later(Runnable work) {
    Displays.later(display(), () -> {
      if (getShell() != null && !getShell().isDisposed()) {
        work.run();
      }
    });
  }

  /** That of its window, since the dialog may be closed when somebody asks. */
  private Display display() {
    return getParentShell().getDisplay();
  }

  private void show(@Nullable List<Snapshot> found, @Nullable Throwable failure) {
    if (found != null) {
      tree().show(found);
      setErrorMessage(null);
      setMessage(found.isEmpty() ? Messages.SnapshotsDialog_none : Messages.SnapshotsDialog_some);
    } else if (failure != null) {
      setErrorMessage(reason(failure));
    }
    enable();
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
        : failure;
    return SafeText.block(String.valueOf(cause.getMessage()));
  }

  private void take() {
    SnapshotName.dialog(getShell(), NLS.bind(Messages.TakeSnapshot_one, vm.name()),
        services.getService(Timing.class).clock().instant(), tree().names()).ask()
        .ifPresent(name -> change(VmChange.TAKE_SNAPSHOT, name));
  }

  private void ask(VmChange change, String action, String question) {
    Optional<Snapshot> chosen = tree().selected();
    if (chosen.isPresent() && new QuestionDialog(getShell(), action,
        SafeText.label(NLS.bind(question, chosen.get().name(), vm.name())), MessageDialog.WARNING, 1, action,
        IDialogConstants.CANCEL_LABEL).open() == Window.OK) {
      change(change, chosen.get().name());
    }
  }

  /** Its entry in the event log tells how it ends, and the list is read anew then; what is refused is said here. */
  private void change(VmChange change, String name) {
    try {
      services.getService(VmService.class).change(vm.id(), vm.host(), change, name, XenUi.user()).done()
          .whenComplete((end, failure) -> later(this::read));
      setErrorMessage(null);
      setMessage(Messages.SnapshotsDialog_working);
    } catch (IllegalArgumentException e) {
      setErrorMessage(reason(e));
    }
  }
}
