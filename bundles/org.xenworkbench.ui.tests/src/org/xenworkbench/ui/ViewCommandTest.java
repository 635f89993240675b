/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IEvaluationService;
import org.junit.jupiter.api.Test;

class ViewCommandTest {

  /** Each time that toolbars were to look whether their commands can be executed, and whether this one could then. */
  private final List<Boolean> asked = new ArrayList<>();
  private final ViewCommand command = ViewCommand.activate(site(), "org.example.cancel", () -> {});

  /** What the button of a command shows stayed as it was until something else was selected. */
  @Test
  void aToolbarFollowsAtOnceWhatCanBeDone() {
    command.enable(false);
    assertThat(asked).containsExactly(false);
    command.enable(true);
    assertThat(asked).containsExactly(false, true);
  }

  @Test
  void aViewThatSaysTheSameAtEachRefreshCostsNothing() {
    command.enable(true);
    command.enable(true);
    assertThat(asked).isEmpty();
  }

  /** Ctrl+A and Ctrl+C in the filter of a list are the filter's. */
  @Test
  void whatIsTypedOnIsEditedWhileItHasTheFocus() {
    List<String> done = new ArrayList<>();
    ViewCommand all = ViewCommand.activate(site(), IWorkbenchCommandConstants.EDIT_SELECT_ALL, () -> done.add("list"));
    ViewCommand other = ViewCommand.activate(site(), "org.example.cancel", () -> done.add("other"));
    Display display = new Display();
    try {
      Shell shell = new Shell(display);
      Text filter = new Text(shell, SWT.SEARCH);
      filter.setText("web");
      Table list = new Table(shell, SWT.NONE);
      shell.open();
      filter.setFocus();
      all.execute(new ExecutionEvent());
      assertThat(filter.getSelectionText()).isEqualTo("web");
      assertThat(done).isEmpty();
      other.execute(new ExecutionEvent());
      assertThat(done).containsExactly("other");
      list.setFocus();
      all.execute(new ExecutionEvent());
      assertThat(done).containsExactly("other", "list");
    } finally {
      display.dispose();
    }
  }

  private IWorkbenchPartSite site() {
    IHandlerService handlers = fake(IHandlerService.class, null, () -> {});
    ICommandService commands = fake(ICommandService.class, null, () -> {});
    IEvaluationService evaluation =
        fake(IEvaluationService.class, null, () -> asked.add(command().isEnabled()));
    return (IWorkbenchPartSite) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {IWorkbenchPartSite.class},
        (proxy, method, arguments) -> arguments[0] == IHandlerService.class ? handlers
            : arguments[0] == ICommandService.class ? commands : evaluation);
  }

  private ViewCommand command() {
    return command;
  }

  private static <T> T fake(Class<T> type, Object answer, Runnable called) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> {
          called.run();
          return answer;
        }));
  }
}
