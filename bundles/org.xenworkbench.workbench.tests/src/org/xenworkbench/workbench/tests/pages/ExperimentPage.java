/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.xenworkbench.workbench.tests.driver.UiDriver;

/** Run Experiment, once its file is chosen: the question what is to be done. */
public final class ExperimentPage {

  private static final String TITLE = "Run Experiment";
  private static final String COMMAND = "org.xenworkbench.ui.experiment.runExperiment";

  private final QuestionPage question;

  /** Chooses a file, and waits for the question. */
  public ExperimentPage(UiDriver driver, Path file) {
    driver.onUi(() -> {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
      try {
        window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
            window.getService(ICommandService.class).getCommand(COMMAND), Map.of(COMMAND + ".file", file.toString())),
            null);
      } catch (CommandException e) {
        throw new IllegalStateException(e);
      }
      return true;
    });
    question = new QuestionPage(driver, TITLE);
  }

  /** What will be done, in words. */
  public String words() {
    return question.text();
  }

  /** Has it done. */
  public void run() {
    question.answer("Run");
  }

  /** Has nothing done. */
  public void cancel() {
    question.answer("Cancel");
  }
}
