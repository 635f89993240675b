/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line of the headless engine. */
class ArgumentsTest {

  @Test
  void aSettingThatIsGivenTwiceIsRefused() throws Exception {
    assertThat(new Arguments(List.of("-set", "a=1", "-set", "b=")).settings()).containsEntry("a", "1")
        .containsEntry("b", "");
    assertThatIOException().isThrownBy(() -> new Arguments(List.of("-set", "a=1", "-set", " a=2")).settings())
        .withMessage("The setting a is given twice. Give it once.");
  }

  @Test
  void aRecordingIsNotReplayedWithoutAWindow() {
    assertThatIOException().isThrownBy(() -> new Arguments(List.of("-replay", "a.xenrec")).check())
        .withMessageContaining("-replay opens a window");
  }

  @Test
  void aReportIsOfAnExperiment() {
    assertThatIOException().isThrownBy(() -> new Arguments(List.of("-report", "a.html")).check())
        .withMessage("-report is of an experiment, which is given by -experiment.");
  }

  /** Else a mistyped -plan would evacuate. */
  @Test
  void aWordThatIsNotUnderstoodIsRefusedBesideADeed() throws Exception {
    for (List<String> words : List.of(List.of("-evacuate", "a", "-plna"), List.of("-evacuate", "a", "b"),
        List.of("-migrate", "web", "-to", "b", "c"), List.of("-rebalance", "-dry-run"), List.of("-scheduled", "x"))) {
      assertThatIOException().as("" + words).isThrownBy(() -> new Arguments(words).check());
    }
    for (List<String> words : List.of(List.of("-evacuate", "a", "-plan"), List.of("-rebalance", "a", "-rebalance", "b"),
        List.of("-set", "sampling.interval=5", "-askPasswords", "-migrate", "web", "-to", "b", "-at",
            "2027-01-31T22:00"),
        List.of("-scheduled"), List.of("-of-Eclipse"))) {
      new Arguments(words).check();
    }
  }

  /** Else whoever starts it would not notice that nobody looks at what is in it. */
  @Test
  void aFileThatIsMissingIsRefused() throws Exception {
    new Arguments(List.of()).check();
    for (String option : List.of("-hosts", "-passwords", "-alerts", "-experiment")) {
      assertThatIOException().as(option).isThrownBy(() -> new Arguments(List.of(option, "/none/at-all")).check())
          .withMessageContaining("/none/at-all");
    }
  }
}
