/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ReadOnly;

/**
 * Asks for a rule and adds it: about what the command's parameters say, else about the one host, VM or group that is
 * selected, else about all VMs.
 */
public final class NewRuleHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (NoQuestionOpen.holds(window.getShell().getDisplay()) && !ReadOnly.refuses(window)) {
      Optional<ObjectId> given = Optional.ofNullable(event.getParameter(XenUi.RULE_OBJECT)).map(ObjectId::parse);
      RuleDialog.openNew(window, given.or(() -> selected(window)),
          Optional.ofNullable(event.getParameter(XenUi.RULE_METRIC)));
    }
    return null;
  }

  private static Optional<ObjectId> selected(IWorkbenchWindow window) {
    List<ModelObject> selected = ModelSelection.objects(ModelSelection.current(window));
    return selected.size() == 1 ? selected.stream().map(ModelObject::id).filter(NewRuleHandler::canHaveRules)
        .findFirst() : Optional.empty();
  }

  private static boolean canHaveRules(ObjectId id) {
    return Stream.of(ScopeKind.values()).anyMatch(kind -> kind.type().isPresent()
        && kind.fits(Optional.of(id)));
  }
}
