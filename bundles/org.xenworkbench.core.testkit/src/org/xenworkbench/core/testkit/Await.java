/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits for conditions instead of sleeping.
 *
 * @since 0.1
 */
public final class Await {

  private static final Duration PERIOD = Duration.ofMillis(5);

  private Await() {
  }

  /**
   * Waits until the condition holds.
   *
   * @param what what is waited for, as the end of “In vain waited until …”
   * @param patience how long at most
   * @throws AssertionError if it does not come true in time
   */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    try {
      Awaitility.await().pollDelay(Duration.ZERO).pollInterval(PERIOD).atMost(patience).until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("In vain waited " + patience.toMillis() + " ms until " + what, e);
    }
  }
}
