/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

/**
 * Base unit of a metric. Only the user interface turns it into something else.
 *
 * @since 0.1
 */
public enum Unit {
  /** A share, 0..1. */
  RATIO,
  /** Bytes. */
  BYTES,
  /** Bytes per second. */
  BYTES_PER_SECOND,
  /** Events per second. */
  PER_SECOND,
  /** Seconds. */
  SECONDS,
  /** A number without a unit. */
  COUNT
}
