/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.text.MessageFormat;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.SnapshotName;

/** Takes a snapshot of each of the selected VMs, under one name. */
public final class TakeSnapshotHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    boolean one = choice.fit().size() == 1;
    String question = one ? NLS.bind(Messages.TakeSnapshot_one, choice.fit().get(0).name())
        : MessageFormat.format(Messages.TakeSnapshot_several, choice.fit().size());
    Optional<String> name = SnapshotName.ask(window.getShell(), question,
        window.getService(Timing.class).clock().instant());
    if (name.isPresent()) {
      perform(window, choice, VmHandlers.deed(VmChange.TAKE_SNAPSHOT, name.get()));
    }
  }
}
