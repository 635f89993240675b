/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.definition.internal.compare.Failures;

/** Reads the definitions of the selected VMs and opens an editor for each; one that is open is shown. */
public final class EditDefinitionHandler extends ActionHandler<VirtualMachine> {

  /** Of so many at most: an editor takes the room of all the others. */
  private static final int MOST = 10;

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    if (choice.fit().size() > MOST) {
      refuse(window, NLS.bind(Messages.EditDefinitionHandler_many, MOST));
      return;
    }
    window.getService(OperationJobs.class);
    choice.fit().forEach(vm -> open(window, vm));
  }

  private static void open(IWorkbenchWindow window, VirtualMachine vm) {
    IWorkbenchPage page = window.getActivePage();
    IEditorPart open = page.findEditor(new DefinitionInput(vm.id(), vm.name(), ""));
    if (open != null) {
      page.activate(open);
      return;
    }
    Display display = window.getShell().getDisplay();
    window.getService(VmDefinitions.class).next(vm.id(), vm.host())
        .whenComplete((text, failure) -> Displays.later(display, () -> show(window, vm, text, failure)));
  }

  private static void show(IWorkbenchWindow window, VirtualMachine vm, @Nullable String text,
      @Nullable Throwable failure) {
    if (text == null) {
      Problems.show(NLS.bind(Messages.Definition_unread, vm.name()), Failures.cause(failure));
    } else if (window.getShell() != null && !window.getShell().isDisposed()) {
      Optional<String> refusal = LongLines.refusal(text);
      if (refusal.isPresent()) {
        Problems.show(NLS.bind(Messages.Definition_unopened, vm.name()), new IllegalArgumentException(refusal.get()));
        return;
      }
      try {
        window.getActivePage().openEditor(new DefinitionInput(vm.id(), vm.name(), text), DefinitionEditor.ID);
      } catch (PartInitException e) {
        Problems.show(NLS.bind(Messages.Definition_unopened, vm.name()), e);
      }
    }
  }
}
