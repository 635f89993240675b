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
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;

/** What runs on hosts, before their connections are cut. */
final class RunningOperations {

  private RunningOperations() {
  }

  /** A line for each that one of the hosts has a part in. */
  static String list(OperationService operations, List<Host> hosts) {
    return operations.running().stream()
        .filter(state -> hosts.stream().anyMatch(host -> concerns(state, host.id())))
        .map(state -> "    " + SafeText.cell(state.description().runningText())).collect(Collectors.joining("\n"));
  }

  private static boolean concerns(OperationState state, HostId host) {
    return state.description().host().equals(host)
        || host.key().equals(state.description().attributes().get(LogAttribute.TARGET.name()));
  }

  /**
   * What is asked before it is done all the same: one question, which names the hosts and what runs.
   *
   * @param one the question for one host, with its name as {0} and the list as {1}
   * @param several the question for more, with their names as {0} and the list as {1}
   */
  static String question(Choice<Host> choice, String one, String several, String list) {
    String names = choice.fit().stream().map(host -> SafeText.cell(host.name()))
        .collect(Collectors.joining(choice.fit().size() == 1 ? "" : "\n    "));
    String question = NLS.bind(choice.fit().size() == 1 ? one : several, names, list);
    return choice.leftOut().isEmpty() ? question : question + "\n\n" + choice.leftOutText();
  }

  /** Whether the user wants it. */
  static boolean confirms(IWorkbenchWindow window, String action, String question) {
    return new QuestionDialog(window.getShell(), action, SafeText.label(question), MessageDialog.WARNING, 1, action,
        Messages.DisconnectHostHandler_cancel).open() == Window.OK;
  }
}
