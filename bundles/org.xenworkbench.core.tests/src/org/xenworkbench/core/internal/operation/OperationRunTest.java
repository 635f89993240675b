/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.ManualClock;

class OperationRunTest {

  /** As one of a bundle whose classes do not fit any more. */
  private static final class Broken implements Operation {

    @Override
    public Description describe() {
      return Description.of("break", HostId.random(), "h", "Breaking", "Broken");
    }

    @Override
    public void execute(OperationMonitor monitor) {
      throw new NoClassDefFoundError("org/example/Gone");
    }
  }

  @Test
  void anErrorIsItsEnd() throws Exception {
    OperationRun run =
        new OperationRun(new Broken(), "user", new ManualClock(), Optional.empty(), (state, entry) -> {});
    CompletableFuture.runAsync(run::run); // logs it then, which fails where there is no platform
    OperationState end = run.done().get(30, TimeUnit.SECONDS);
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error()).get().extracting(HypervisorException::getMessage).asString().contains("org/example/Gone");
  }
}
