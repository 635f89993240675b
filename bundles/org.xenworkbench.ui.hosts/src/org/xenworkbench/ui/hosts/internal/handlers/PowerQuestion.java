/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * What is asked before virtual machines change their power state.
 *
 * @param action what the button says that does it; also the title
 * @param one the question for one virtual machine, with its name as {0}
 * @param several the question for more, with their names as {0}
 * @param destructive whether something is lost: the default is then not to do it
 */
record PowerQuestion(String action, String one, String several, boolean destructive) {

  /** Whether the user wants it. */
  boolean isConfirmed(IWorkbenchWindow window, List<VirtualMachine> vms) {
    // The message is a label: what follows an & would become a mnemonic.
    return new MessageDialog(window.getShell(), action, null, SafeText.label(text(vms)),
        destructive ? MessageDialog.WARNING : MessageDialog.QUESTION, destructive ? 1 : 0, action,
        Messages.PowerQuestion_cancel).open() == Window.OK;
  }

  String text(List<VirtualMachine> vms) {
    return vms.size() == 1 ? NLS.bind(one, SafeText.cell(vms.get(0).name()))
        : NLS.bind(several, vms.stream().map(vm -> "    " + SafeText.cell(vm.name()))
            .collect(Collectors.joining("\n")));
  }
}
