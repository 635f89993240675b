/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.internal.Messages;

/**
 * Runs commands for what is done with rows, as by Enter, a double click or a drop. Whether one can be run is judged
 * then: between what the user saw and the key something else may have been selected, or have gone. UI thread.
 *
 * @since 0.1
 */
public final class CommandRun {

  private CommandRun() {
  }

  /**
   * Runs a command without parameters.
   *
   * @return why it cannot be run, as a sentence for the user, where it is a row of {@link Actions} for something that
   *     is selected; empty if it was run, or there is nothing to say
   */
  public static Optional<String> of(IWorkbenchWindow window, String command) {
    return of(window, command, Map.of());
  }

  /** The same with parameters. */
  public static Optional<String> of(IWorkbenchWindow window, String command, Map<String, String> parameters) {
    try {
      window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
          window.getService(ICommandService.class).getCommand(command), parameters), null);
      return Optional.empty();
    } catch (NotEnabledException | NotHandledException e) {
      return window.getService(Actions.class).find(command).flatMap(row -> whyNot(window, row));
    } catch (CommandException e) {
      Problems.show(Messages.CommandRun_failed, e);
      return Optional.empty();
    }
  }

  /** Says in the status line why a row of {@link Actions} cannot be done with what is selected; else nothing. */
  public static void tellRefused(IWorkbenchWindow window, String command) {
    window.getService(Actions.class).find(command).flatMap(row -> whyNot(window, row))
        .ifPresent(why -> LeftOutLine.show(window, SafeText.cell(why)));
  }

  private static <T> Optional<String> whyNot(IWorkbenchWindow window, Action<T> row) {
    Choice<T> choice = row.choose(window, ModelSelection.current(window, row.subject().type()).toList());
    return choice.leftOut().isEmpty() ? Optional.empty()
        : Optional.of(choice.leftOut().size() == 1 ? choice.leftOut().get(0) : choice.leftOutText());
  }
}
