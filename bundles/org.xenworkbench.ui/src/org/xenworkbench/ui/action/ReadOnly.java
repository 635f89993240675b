/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IServiceLocator;

/**
 * Says that nothing can be done with what a window shows, since it is not there, as that of a recording. A value in the
 * context of such a window, where every {@link Action} finds it. Immutable.
 *
 * @param reason why, as a sentence for the user
 * @since 0.1
 */
public record ReadOnly(String reason) {

  /** Checks that there is a reason. */
  public ReadOnly {
    Objects.requireNonNull(reason);
  }

  /** Why nothing can be done in a window or part; empty if it shows what is there. */
  public static Optional<String> reason(IServiceLocator services) {
    return Optional.ofNullable(services.getService(ReadOnly.class)).map(ReadOnly::reason);
  }

  /**
   * Whether nothing can be done in a window, which the user is told then: for commands that are no actions. UI thread.
   */
  public static boolean refuses(IWorkbenchWindow window) {
    Optional<String> why = reason(window);
    why.ifPresent(text -> MessageDialog.openInformation(window.getShell(), window.getShell().getText(), text));
    return why.isPresent();
  }
}
