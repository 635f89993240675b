/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.ExperimentPage;

/** An experiment is read from a file, asked about, run and cancelled. */
class ExperimentTest {

  @RegisterExtension
  final Workbench bench = new Workbench();
  @TempDir
  Path folder;

  private ExperimentPage open() throws IOException {
    Path file = Files.writeString(folder.resolve("fro.experiment"), """
        [migrations]
        vm = %s
        hosts = pm1, pm2
        count = 50
        pause = 1 s
        """.formatted(bench.alpha));
    return new ExperimentPage(bench.driver(), file);
  }

  private Optional<Path> report(String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWillHappenIsSaidAndNothingIsDoneIfItIsNotWanted() throws Exception {
    ExperimentPage experiment = open();
    assertThat(experiment.words()).contains("50 migrations of '" + bench.alpha + "' to pm1, pm2 in turn",
        "All hosts are sampled every 1 s meanwhile.");
    bench.picture("experiment");
    experiment.cancel();
    assertThat(Services.get(OperationService.class).running()).isEmpty();
    assertThat(report(".csv")).isEmpty();
    assertThat(bench.fleet().hostOf(bench.uuid(bench.alpha))).hasValue(PM1);
  }

  @Test
  void itIsRunAndReportsWhatWasDoneWhenItIsCancelled() throws Exception {
    open().run();
    new EventLogPage(bench.driver()).waitFor("Its entry",
        entry -> entry.message().contains("Running experiment 'fro'"));
    Wait.until("What the first migration took", () -> report(".csv").isPresent());
    OperationService operations = Services.get(OperationService.class);
    operations.running().stream().filter(state -> state.description().kind().equals(LogEntry.EXPERIMENT))
        .forEach(state -> operations.cancel(state.id()));
    Wait.until("The report", () -> report(".html").isPresent());
    assertThat(Files.readString(report(".html").orElseThrow())).contains("It was cancelled after");
    Wait.until("It has ended", () -> operations.running().isEmpty());
  }
}
