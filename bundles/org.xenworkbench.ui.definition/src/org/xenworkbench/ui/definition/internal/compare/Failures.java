/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.compare;

import java.util.concurrent.CompletionException;
import org.eclipse.jdt.annotation.Nullable;

/** Why a call to a host failed. */
public final class Failures {

  private Failures() {
  }

  /** The failure itself, which a chain of calls wraps. */
  public static Throwable cause(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause == null ? new IllegalStateException() : cause;
  }

  /** What it says. */
  public static String text(@Nullable Throwable failure) {
    return String.valueOf(cause(failure).getMessage());
  }
}
