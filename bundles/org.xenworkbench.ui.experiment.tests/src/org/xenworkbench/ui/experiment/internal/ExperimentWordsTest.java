/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.experiment.Experiment;

class ExperimentWordsTest {

  private static final Experiment.Series SERIES =
      new Experiment.Series("VM2", List.of("PM1", "PM2"), 10, Duration.ofSeconds(20));

  private static String words(List<Experiment.Series> series) {
    return ExperimentWords.of(new Experiment("Ten & more", Duration.ofSeconds(1), List.of("cpu_avg"),
        List.of(new Experiment.Load("VM2", "date", false, Optional.empty())), series), Path.of("/tmp/ten.html"));
  }

  @Test
  void whatWillHappenIsSaid() {
    assertThat(words(List.of(SERIES)).lines().toList()).contains("Ten & more",
        "10 migrations of 'VM2' to PM1, PM2 in turn, with a pause of 20 s.",
        "Typed into the console of 'VM2' before, and interrupted afterwards: date",
        "Whatever runs in the foreground of such a console before is interrupted (Ctrl+C).",
        "All hosts are sampled every 1 s meanwhile.").last().asString().contains("/tmp/ten.html");
  }

  @Test
  void itFitsTheScreenHoweverMuchThereIs() {
    String[] lines = words(Collections.nCopies(80, SERIES)).split("\n");
    assertThat(lines).hasSizeLessThan(15).contains("And more; 800 migrations in all.");
  }
}
