/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.List;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.internal.Messages;

/** Tells that all is left out that was asked for, since it has changed: a line that goes by would be overlooked. */
final class NothingDone {

  private NothingDone() {
  }

  /**
   * With what it was not done, and why.
   *
   * @param asked what it was to be done with
   * @param now the choice among all of that
   */
  static <T> IStatus status(List<T> asked, Choice<T> now) {
    return asked.size() == 1
        ? Problems.status(NLS.bind(Messages.Action_notDone, now.subject().name().apply(asked.get(0))),
            new IllegalArgumentException(String.join(" ", now.leftOut())))
        : Problems.status(Messages.Action_nothingDone, new IllegalArgumentException(now.leftOutText()));
  }
}
