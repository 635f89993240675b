/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of operations.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface OperationListener {

  /** An operation was started, made progress, or ended. */
  void operationChanged(OperationState state);
}
