/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what will be so in a moment; never on the UI thread. */
public final class Wait {

  /** The time limit: far more than a loaded machine needs. */
  public static final Duration LIMIT = Duration.ofSeconds(45);

  private static final Duration POLL = Duration.ofMillis(40);

  private Wait() {
  }

  /** Waits until something is so; what it throws meanwhile counts as no. */
  public static void until(String what, Supplier<Boolean> condition) {
    until(what, LIMIT, POLL, condition);
  }

  /** Waits until something is so, with another limit and period. */
  public static void until(String what, Duration limit, Duration poll, Supplier<Boolean> condition) {
    await(what).atMost(limit).pollDelay(Duration.ZERO).pollInterval(poll).ignoreExceptions()
        .until(() -> Boolean.TRUE.equals(condition.get()));
  }

  /** Waits until a value is as wanted, and gives it. */
  public static <T> T forValue(String what, Supplier<T> value, Predicate<T> wanted) {
    AtomicReference<T> latest = new AtomicReference<>();
    try {
      until(what, () -> {
        latest.set(value.get());
        return wanted.test(latest.get());
      });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(what + " is " + latest.get(), e);
    }
    return latest.get();
  }
}
