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
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Disconnects hosts, after asking where that cuts off a running operation. */
public final class DisconnectHostHandler extends ActionHandler<Host> {

  @Override
  protected boolean isConfirmed(IWorkbenchWindow window, Choice<Host> choice) {
    List<OperationState> running = window.getService(OperationService.class).running().stream()
        .filter(state -> choice.fit().stream().anyMatch(host -> concerns(state, host.id()))).toList();
    return (running.isEmpty() || confirms(window, running)) && super.isConfirmed(window, choice);
  }

  private static boolean concerns(OperationState state, HostId host) {
    return state.description().host().equals(host)
        || host.key().equals(state.description().attributes().get(LogAttribute.TARGET.name()));
  }

  private static boolean confirms(IWorkbenchWindow window, List<OperationState> running) {
    String list = running.stream().map(state -> "    " + SafeText.cell(state.description().runningText()))
        .collect(Collectors.joining("\n"));
    return new QuestionDialog(window.getShell(), Messages.DisconnectHostHandler_title,
        NLS.bind(Messages.DisconnectHostHandler_question, SafeText.label(list)), MessageDialog.WARNING, 0,
        Messages.DisconnectHostHandler_disconnect, Messages.DisconnectHostHandler_cancel).open() == Window.OK;
  }
}
