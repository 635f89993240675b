/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows every running operation in the Progress view, passes a cancel on to the operation, shows why one of this user
 * failed, and asks before the workbench is closed on a running migration. An OSGi service that does this for as long as
 * it is in use: a view or handler that starts operations injects it, that is all.
 *
 * @since 0.1
 */
@ProviderType
public interface OperationJobs {

  /** How many operations are shown in the Progress view at present. */
  int shown();
}
