/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import java.util.OptionalDouble;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How an operation tells of its progress and hears of its cancellation. Any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface OperationMonitor {

  /** The operation's identity, also the correlation id of its entry in the event log. */
  UUID id();

  /**
   * Progress was made.
   *
   * @param fraction share done, 0..1, or empty if nobody knows
   * @param text what is known, such as “24 MiB of 96 MiB”; may be empty
   */
  void progress(OptionalDouble fraction, String text);

  /** Adds a fact to the operation's entry in the event log. */
  void attribute(String name, String value);

  /**
   * What is to be told if this process ends before the operation does, such as what may be left on the host by then. It
   * is written into the event log at once, without waiting for it, and forgotten when the operation ends.
   *
   * @param text a sentence for the user, in place of the one before; empty for none
   */
  void ifCut(String text);

  /** Whether somebody asked to cancel. */
  boolean isCancelled();

  /** What to do when somebody asks to cancel; called at once if somebody has. */
  void onCancel(Runnable action);
}
