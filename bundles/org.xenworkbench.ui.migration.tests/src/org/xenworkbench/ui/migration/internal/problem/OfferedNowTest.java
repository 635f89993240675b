/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;

/** A quick fix asks what is to be asked now, and says so where it is offered no more. */
class OfferedNowTest {

  private final List<String> told = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final List<Fix> started = new ArrayList<>();
  private boolean answer = true;

  private void start(String label, Fix... now) {
    new OfferedNow(List.of(Verdict.ok("State", "Running."),
        new Verdict("Memory", Severity.ERROR, "Too little.", "").withFixes(List.of(now))), question -> {
          questions.add(question);
          return answer;
        }, told::add).start(label, started::add);
  }

  private static Fix fix(String label) {
    return Fix.of(label, CompletableFuture::completedFuture);
  }

  @Test
  void theQuestionOfTheFixThatIsFoundNowIsAsked() {
    Fix asking = fix("Shut down\n'x'").asking("Cut off its users?");
    start("Shut down 'x'", fix("Eject"), asking);
    assertThat(questions).containsExactly("Cut off its users?");
    assertThat(started).containsExactly(asking);
    answer = false;
    start("Shut down 'x'", asking);
    assertThat(started).hasSize(1);
    start("Eject", fix("Eject"));
    assertThat(questions).as("it takes nothing from anybody").hasSize(2);
    assertThat(started).hasSize(2);
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsOfferedNoMoreIsSaidNotToBeDone() {
    start("Eject", fix("Start network 'lan'"));
    assertThat(told).singleElement().asString().startsWith("'Eject' is not offered any more")
        .contains("Nothing was done");
    assertThat(started).isEmpty();
    assertThat(questions).isEmpty();
  }
}
