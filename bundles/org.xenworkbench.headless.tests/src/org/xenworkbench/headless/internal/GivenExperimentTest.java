/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.operation.Operation.Description;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeOperations;

class GivenExperimentTest {

  /** Its experiment is cancelled before anything was done. */
  private static final class Cancelled implements Experiments {

    @Override
    public Experiment read(Path file) {
      return new Experiment("x", Duration.ofSeconds(1), List.of(), List.of(), List.of());
    }

    @Override
    public Path reportFor(Path file, Instant time) {
      return file;
    }

    @Override
    public OperationHandle run(Experiment experiment, Path report, String user) {
      UUID id = UUID.randomUUID();
      return new OperationHandle(id, CompletableFuture.completedFuture(new OperationState(id,
          Description.of(LogEntry.EXPERIMENT, Optional.empty(), "", "", ""), LogEntry.Status.CANCELLED,
          OptionalDouble.empty(), "", user, Instant.EPOCH, Optional.of(Instant.EPOCH),
          Optional.of(new HypervisorException(Kind.CANCELLED, "")))));
    }
  }

  /** Others wait for the operation's end as well, and are not told of one that it has not. */
  @Test
  void whoDoesNotWaitAnyLongerEndsNothing() {
    OperationHandle run = new OperationHandle(UUID.randomUUID(), new CompletableFuture<>());
    assertThat(GivenExperiment.endWithin(run, Duration.ofMillis(20))).isEmpty();
    assertThat(run.done()).isNotDone();
  }

  /** A script hears a reason with every code but 0. */
  @Test
  void whatEndsWithoutAReportSaysSo() throws Exception {
    List<String> out = new ArrayList<>();
    List<String> err = new ArrayList<>();
    GivenExperiment given = new GivenExperiment(new Cancelled(), new FakeOperations(), new FakeEventLog(),
        Path.of("x.experiment"), Optional.empty(), Clock.systemUTC());
    assertThat(given.run(new CompletableFuture<>(), out::add, err::add)).isEqualTo(1);
    assertThat(out).isEmpty();
    assertThat(err).singleElement().asString().startsWith("There is no report");
  }
}
