/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;
import org.xenworkbench.core.host.LaunchOptions;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;

/** Opens the recording that the command line names. What is wrong with it is told on the terminal, too. UI thread. */
final class GivenRecording {

  private static final String OPTION = "-replay";
  /** Of a bundle that need not be there. */
  private static final String COMMAND = "org.xenworkbench.ui.recording.openRecording";

  private final IWorkbench workbench;
  private final Consumer<String> terminal;

  GivenRecording(IWorkbench workbench, Consumer<String> terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  void open(LaunchOptions options) {
    try {
      Optional<Path> file = options.file(OPTION);
      if (file.isPresent() && execute(file.get()) instanceof CompletionStage<?> opened) {
        opened.whenComplete((recording, e) -> tell(e)); // the command has shown it in the window
      }
    } catch (IOException | CommandException e) {
      tell(e);
      String why = SafeText.line(String.valueOf(e.getMessage()));
      SafeLog.of(GivenRecording.class).error(why);
      StatusManager.getManager().handle(
          new Status(IStatus.ERROR, GivenRecording.class, SafeText.caption(why)), StatusManager.SHOW);
    }
  }

  private @Nullable Object execute(Path file) throws CommandException {
    return workbench.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
        workbench.getService(ICommandService.class).getCommand(COMMAND),
        Map.of(COMMAND + ".file", file.toAbsolutePath().toString())), null);
  }

  private void tell(@Nullable Throwable e) {
    if (e != null) {
      terminal.accept(SafeText.line(String.valueOf(e.getMessage())));
    }
  }
}
