/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.operation.OperationHandle;

class GivenExperimentTest {

  /** Others wait for the operation's end as well, and are not told of one that it has not. */
  @Test
  void whoDoesNotWaitAnyLongerEndsNothing() {
    OperationHandle run = new OperationHandle(UUID.randomUUID(), new CompletableFuture<>());
    assertThat(GivenExperiment.endWithin(run, Duration.ofMillis(20))).isEmpty();
    assertThat(run.done()).isNotDone();
  }
}
