/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.expressions.EvaluationResult;
import org.eclipse.core.expressions.Expression;
import org.eclipse.core.expressions.ExpressionInfo;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISources;

/**
 * Holds while no modal dialog is open. The keys of a view are dead until a question is answered, also where its view
 * has the focus still: on a slow machine the question is seen before it gets the keys. UI thread.
 *
 * @since 0.1
 */
public final class NoQuestionOpen extends Expression {

  private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

  @Override
  public EvaluationResult evaluate(IEvaluationContext context) {
    context.getVariable(ISources.ACTIVE_SHELL_NAME); // the workbench asks again when what was read here changes
    Display display = Display.getCurrent();
    return EvaluationResult.valueOf(display == null || holds(display));
  }

  @Override
  public void collectExpressionInfo(ExpressionInfo info) {
    info.addVariableNameAccess(ISources.ACTIVE_SHELL_NAME);
  }

  /** Whether no modal dialog is open now. */
  public static boolean holds(Display display) {
    return !FileQuestion.isOpen(display) && Stream.of(display.getShells()).noneMatch(NoQuestionOpen::isQuestion);
  }

  /** The same of others than a window or dialog and those that it is above: whether it can ask something now. */
  public static boolean holds(Shell above) {
    Set<Shell> own = new HashSet<>();
    for (Composite each = above; each instanceof Shell shell; each = shell.getParent()) {
      own.add(shell);
    }
    return !FileQuestion.isOpen(above.getDisplay()) && Stream.of(above.getDisplay().getShells())
        .noneMatch(shell -> isQuestion(shell) && !own.contains(shell));
  }

  private static boolean isQuestion(Shell shell) {
    return shell.isVisible() && (shell.getStyle() & MODAL) != 0;
  }
}
