/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes rounds of polling. What it throws is logged and harms neither other consumers nor the polling.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface RoundConsumer {

  /**
   * A host has answered a round. Called on the host's polling thread, one round of a host after the other; the next one
   * waits until this returns.
   */
  void polled(Round round);
}
