/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What can be done with entries of the log, by whichever parts are there now. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface EntryActions {

  /** All rows, in order of their names. */
  List<EntryAction> rows();
}
