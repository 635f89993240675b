/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import org.eclipse.osgi.util.NLS;

/** A newer program wrote it: it is left as it is. */
final class NewerFormException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Creates it.
   *
   * @param form the version of its form
   * @param known the newest that this program knows
   */
  NewerFormException(int form, int known) {
    super(NLS.bind(Messages.HistoryStore_newerForm, form, known));
  }
}
