/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.workspace.KeptCount;

/** What is removed while nothing runs is told by the next start. */
class HistoryContentsTest {

  @TempDir
  Path place;
  private final List<String> reports = new ArrayList<>();
  private Path folder;

  @BeforeEach
  void sample() throws IOException {
    folder = place.resolve("history");
    run();
    run();
    assertThat(reports).as("a new workspace, and one that is whole").isEmpty();
  }

  /** A session with a round of samples. */
  private void run() {
    HistoryContents contents = new HistoryContents(folder, new KeptCount(place.resolve("history.count")),
        new KeptCount(place.resolve("pending.count")), (text, cause) -> reports.add(text));
    try (RrdHistoryStore store = new RrdHistoryStore(folder, Clock.systemUTC(), (text, cause) -> reports.add(text),
        RrdHistoryStore.executor(), 10, Optional.of(contents))) {
      store.sampled(HistoryFixture.batch(HistoryFixture.HOST, Instant.now(), 1));
    }
  }

  @Test
  void aSeriesThatWasRemovedIsToldOnce() throws IOException {
    Files.delete(FolderFiles.below(folder).files().stream().filter(SeriesDisk::isSeries).findFirst().orElseThrow());
    run();
    assertThat(reports).singleElement().asString().contains(folder.toString(), ": 1 of ", "begin anew");
    run();
    assertThat(reports).hasSize(1);
  }

  @Test
  void samplesThatWaitedAndWereRemovedAreTold() throws IOException {
    Files.delete(folder.resolve("pending-0"));
    run();
    assertThat(reports).singleElement().asString().startsWith("Files of the samples of the last minutes")
        .contains(": 1 of 1.");
  }
}
