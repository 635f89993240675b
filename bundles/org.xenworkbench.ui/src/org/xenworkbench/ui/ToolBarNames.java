/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Optional;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.commands.ICommandService;

/**
 * What screen readers call the icons in the tool bar of a view: as the command is called, since the tooltip may say why
 * it cannot be done now. UI thread.
 *
 * @since 0.1
 */
public final class ToolBarNames {

  private ToolBarNames() {
  }

  /** Names them, also those that come later: the workbench makes them when it likes, and draws the view then. */
  public static void follow(IViewSite site, Control content) {
    content.addListener(SWT.Paint, event -> {
      if (site.getActionBars().getToolBarManager() instanceof ToolBarManager manager
          && manager.getControl() != null && !manager.getControl().isDisposed()) {
        name(manager.getControl(), site.getService(ICommandService.class));
      }
    });
  }

  /** Of those that have a name already GTK would tell screen readers again, several times a second. */
  static void name(ToolBar bar, ICommandService commands) {
    boolean named = false;
    for (ToolItem item : bar.getItems()) {
      if (item.getText().isEmpty() && AccessibleNames.given(item).isEmpty()) {
        Optional<String> name = name(item, commands).filter(known -> !known.isBlank());
        name.ifPresent(known -> AccessibleNames.set(item, known));
        named |= name.isPresent();
      }
    }
    if (named) {
      AccessibleNames.nameItems(bar);
    }
  }

  private static Optional<String> name(ToolItem item, ICommandService commands) {
    if (item.getData() instanceof ActionContributionItem action && action.getAction().getText() != null) {
      return Optional.of(LegacyActionTools.removeMnemonics(action.getAction().getText()));
    }
    if (item.getData() instanceof IContributionItem contribution && contribution.getId() != null) {
      Command command = commands.getCommand(contribution.getId());
      try {
        return Optional.of(command.getName());
      } catch (NotDefinedException e) {
        return Optional.ofNullable(item.getToolTipText()); // its id is one of its own
      }
    }
    return Optional.ofNullable(item.getToolTipText());
  }
}
