/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.Registration;

/**
 * Operations that are asked for at once, while they are started: see {@link OperationService#together}. For the thread
 * that asked for it.
 *
 * @since 0.1
 */
@ProviderType
public interface OperationGroup extends Registration {

  /**
   * One could not be started, which counts as failed.
   *
   * @param name what it was for, such as a VM's name
   * @param reason a sentence for the user
   */
  void refused(String name, String reason);

  /** No more are started. */
  @Override
  void close();
}
