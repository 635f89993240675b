/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

/** Hears of operations. */
@FunctionalInterface
public interface OperationListener {

  /** An operation was started, made progress, or ended. */
  void operationChanged(OperationState state);
}
