/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Selects a virtual machine that is being made, in the tree and the table of those that are open, as soon as its host
 * has it. Only if nothing else was selected meanwhile: the next key may be meant for that. UI thread.
 *
 * @since 0.1
 */
public final class ShowMade {

  private static final List<String> VIEWS = List.of(XenUi.HOSTS_VIEW, XenUi.VMS_VIEW);

  private final IWorkbenchWindow window;
  private final Shell shell;
  private final Inventory inventory;
  private final HostId host;
  private final String name;
  private final List<?> before;
  private @Nullable Registration heard;

  private ShowMade(IWorkbenchWindow window, HostId host, String name) {
    this.window = window;
    this.shell = window.getShell();
    this.inventory = window.getService(Inventory.class);
    this.host = host;
    this.name = name;
    this.before = ModelSelection.current(window).toList();
  }

  /**
   * Begins; nothing happens if it is not made.
   *
   * @param made what makes it
   * @param name what it is called there
   */
  public static void when(IWorkbenchWindow window, OperationHandle made, HostId host, String name) {
    ShowMade waiting = new ShowMade(window, host, name);
    made.done().thenAccept(state -> {
      if (state.status() == LogEntry.Status.SUCCEEDED) {
        Displays.later(waiting.shell.getDisplay(), waiting::await);
      }
    });
  }

  private void await() {
    if (!shell.isDisposed() && !show()) {
      heard = inventory.addListener(changes -> Displays.later(shell.getDisplay(), this::lookAgain));
      shell.addDisposeListener(event -> close());
      lookAgain();
    }
  }

  private void lookAgain() {
    if (heard != null && (shell.isDisposed() || show() || inventory.host(host).isEmpty())) {
      close();
    }
  }

  private void close() {
    Registration open = heard;
    heard = null;
    if (open != null) {
      open.close();
    }
  }

  /** Whether there is nothing to wait for any more. */
  private boolean show() {
    Optional<VirtualMachine> vm = inventory.virtualMachines(host).stream().filter(one -> one.name().equals(name))
        .findFirst();
    IWorkbenchPage page = window.getActivePage();
    if (vm.isPresent() && page != null && isStillSelected()) {
      ShowInContext context = new ShowInContext(null, new StructuredSelection(vm.get()));
      for (String id : VIEWS) {
        IViewPart view = page.findView(id);
        if (view instanceof IShowInTarget target) {
          target.show(context);
        }
      }
    }
    return vm.isPresent();
  }

  private boolean isStillSelected() {
    IStructuredSelection now = ModelSelection.current(window);
    return now.toList().equals(before);
  }
}
