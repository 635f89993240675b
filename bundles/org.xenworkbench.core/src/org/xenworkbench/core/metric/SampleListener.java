/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads every batch of samples. Given to {@link Sampler#addListener} or registered as an OSGi service (whiteboard).
 * Called on the core's dispatcher thread, in order; must return at once.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface SampleListener {

  /** A round was sampled. */
  void sampled(SampleBatch batch);
}
