/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Doubles the wait after every failure, with jitter so that many hosts do not try in step, up to a minute. */
public final class Backoff {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LIMIT = Duration.ofSeconds(60);

  private final RandomGenerator random;
  private int failures;

  /** Without a failure so far. */
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** How long to wait after one more failure: between three quarters of the doubled wait and all of it. */
  public Duration next() {
    long doubled = FIRST.toMillis() << Math.min(failures, 16);
    failures++;
    long wait = Math.min(doubled, LIMIT.toMillis());
    return Duration.ofMillis(wait - (long) (wait * 0.25 * random.nextDouble()));
  }

  /** It did not fail any more. */
  public void reset() {
    failures = 0;
  }
}
