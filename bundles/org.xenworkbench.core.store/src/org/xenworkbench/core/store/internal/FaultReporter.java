/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import org.eclipse.jdt.annotation.Nullable;

/** Where a store tells of what it could not do; the platform's log in the product. Any thread. */
@FunctionalInterface
interface FaultReporter {

  /**
   * Reports a fault.
   *
   * @param message what happened, as a sentence for the user
   * @param cause the exception behind it, if there is one
   */
  void report(String message, @Nullable Throwable cause);

  /**
   * Reports a fault that costs nothing yet and may pass; {@link #recovered} tells when it has.
   *
   * @param message what happened, as a sentence for the user
   * @param cause the exception behind it, if there is one
   */
  default void reportForNow(String message, @Nullable Throwable cause) {
    report(message, cause);
  }

  /**
   * Reports what could not be saved when the process ends.
   *
   * @param message what is missing, as a sentence for the user
   * @param cause the exception behind it, if there is one
   */
  default void reportUnsaved(String message, @Nullable Throwable cause) {
    report(message, cause);
  }

  /**
   * Tells that a fault is over.
   *
   * @param message what {@link #reportForNow} was told of it
   */
  default void recovered(String message) {
  }
}
