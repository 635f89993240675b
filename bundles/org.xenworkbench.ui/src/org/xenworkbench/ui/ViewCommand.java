/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.EvaluationResult;
import org.eclipse.core.expressions.Expression;
import org.eclipse.core.expressions.ExpressionInfo;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.UIElement;
import org.eclipse.ui.services.IEvaluationService;

/**
 * What a command does in one view. It holds for the view's own toolbar and menus also while another view is active, and
 * wins over the handlers of the window, such as those of Copy and Paste; while a text field has the focus, such as the
 * view's filter, these are that field's. UI thread.
 *
 * @since 0.1
 */
public final class ViewCommand extends AbstractHandler implements IElementUpdater {

  /** What is done to a text by commands that views have for their lists. */
  private static final Map<String, Consumer<Text>> EDITING = Map.of(IWorkbenchCommandConstants.EDIT_COPY, Text::copy,
      IWorkbenchCommandConstants.EDIT_PASTE, Text::paste, IWorkbenchCommandConstants.EDIT_SELECT_ALL, Text::selectAll);

  private final Runnable work;
  private final Runnable changed;
  private final Runnable renamed;
  private final @Nullable Consumer<Text> editing;
  /** What the command is called at present; empty for its own name. */
  private String label = "";
  /** Whether menus show it as chosen; nothing for one that is not chosen but done. */
  private Optional<Boolean> chosen = Optional.empty();

  private ViewCommand(Runnable work, Runnable changed, Runnable renamed, @Nullable Consumer<Text> editing) {
    this.work = work;
    this.changed = changed;
    this.renamed = renamed;
    this.editing = editing;
  }

  /**
   * Activates it until the view is closed.
   *
   * @param site the view's site
   * @param commandId the command
   * @param work what it does; called on the UI thread
   */
  public static ViewCommand activate(IWorkbenchPartSite site, String commandId, Runnable work) {
    IEvaluationService evaluation = site.getService(IEvaluationService.class);
    ICommandService commands = site.getService(ICommandService.class);
    ViewCommand command = new ViewCommand(work, () -> evaluation.requestEvaluation(commandId),
        () -> commands.refreshElements(commandId, null), EDITING.get(commandId));
    site.getService(IHandlerService.class).activateHandler(commandId, command, new InItsView(), true);
    return command;
  }

  /**
   * Whether it can be executed at present; it can from the beginning. The workbench looks at what a toolbar shows only
   * when it is asked to, as it is by a selection, but not by a handler.
   */
  public void enable(boolean enabled) {
    if (enabled != isEnabled()) {
      setBaseEnabled(enabled);
      changed.run();
    }
  }

  /** What menus call it from now on, such as which of two things it would do; with mnemonic. */
  public void call(String text) {
    if (!text.equals(label)) {
      label = text;
      renamed.run();
    }
  }

  /** Whether menus show it as chosen, for one of style radio or toggle. */
  public void choose(boolean isChosen) {
    chosen = Optional.of(isChosen);
    renamed.run();
  }

  @Override
  public void updateElement(@Nullable UIElement element, @SuppressWarnings("rawtypes") @Nullable Map parameters) {
    if (element != null && !label.isEmpty()) {
      element.setText(label);
    }
    if (element != null) {
      chosen.ifPresent(element::setChecked);
    }
  }

  @Override
  public @Nullable Object execute(ExecutionEvent event) {
    Display display = Display.getCurrent();
    Consumer<Text> edit = editing;
    if (edit != null && display != null && display.getFocusControl() instanceof Text field) {
      edit.accept(field);
    } else {
      work.run();
    }
    return null;
  }

  /** Always true where it is known, which is in its view, and as important as what depends on the active view. */
  private static final class InItsView extends Expression {

    @Override
    public EvaluationResult evaluate(@Nullable IEvaluationContext context) {
      return EvaluationResult.TRUE;
    }

    @Override
    public void collectExpressionInfo(@Nullable ExpressionInfo info) {
      if (info != null) {
        info.addVariableNameAccess(ISources.ACTIVE_PART_NAME);
      }
    }
  }
}
