/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SnapshotControl;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.NameDialog;
import org.xenworkbench.ui.hosts.internal.dialog.SnapshotName;

/** Takes a snapshot of each of the selected VMs, under one name. */
public final class TakeSnapshotHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    boolean one = choice.fit().size() == 1;
    String question = one ? NLS.bind(Messages.TakeSnapshot_one, choice.fit().get(0).name())
        : MessageFormat.format(Messages.TakeSnapshot_several, choice.fit().size());
    Set<String> taken = new HashSet<>();
    NameDialog dialog = SnapshotName.dialog(window.getShell(), question,
        window.getService(Timing.class).clock().instant(), taken);
    choice.fit().forEach(vm -> learn(window, vm, taken, dialog));
    dialog.ask().ifPresent(name -> perform(window, choice, VmHandlers.deed(VmChange.TAKE_SNAPSHOT, name)));
  }

  /** Asks the host, in the background; one that does not say will refuse a name that is taken. */
  private static void learn(IWorkbenchWindow window, VirtualMachine vm, Set<String> taken, NameDialog dialog) {
    Display display = window.getShell().getDisplay();
    window.getService(HostCalls.class).submit(vm.host(), Role.POLLING,
        session -> session.require(SnapshotControl.class).snapshots(vm.id().uuid()))
        .thenAccept(found -> Displays.later(display, () -> {
          found.forEach(snapshot -> taken.add(snapshot.name()));
          dialog.refresh();
        }));
  }
}
