/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;

/** What runs on hosts, before their connections are cut. */
final class RunningOperations {

  private RunningOperations() {
  }

  /** A line for each that one of the hosts has a part in, also by another row that was removed since it began. */
  static String list(OperationService operations, Inventory inventory, List<Host> hosts) {
    return operations.running().stream()
        .filter(state -> ends(state).keySet().stream().map(inventory::standIn)
            .anyMatch(end -> hosts.stream().anyMatch(host -> inventory.standIn(host.id()).equals(end))))
        .map(state -> "    " + SafeText.cell(text(state, inventory))).collect(Collectors.joining("\n"));
  }

  /** The hosts that have a part in it, by the names that they had when it began. */
  private static Map<HostId, String> ends(OperationState state) {
    Operation.Description what = state.description();
    Map<HostId, String> ends = new LinkedHashMap<>();
    what.host().ifPresent(host -> ends.put(host, what.hostName()));
    String target = what.attributes().get(LogAttribute.TARGET.name());
    if (target != null && ObjectId.parse(target) instanceof HostId host) {
      ends.put(host, what.attributes().getOrDefault(LogAttribute.TARGET_NAME.name(), ""));
    }
    return ends;
  }

  /** As it began; of hosts that are called otherwise by now, how. */
  private static String text(OperationState state, Inventory inventory) {
    String text = state.description().runningText();
    for (Map.Entry<HostId, String> end : ends(state).entrySet()) {
      Optional<String> now = ModelTexts.hostName(end.getKey(), inventory);
      if (now.filter(name -> !name.equals(end.getValue())).isPresent() && !end.getValue().isEmpty()) {
        text = NLS.bind(Messages.RunningOperations_renamed, new Object[] {text, end.getValue(), now.get()});
      }
    }
    return text;
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
