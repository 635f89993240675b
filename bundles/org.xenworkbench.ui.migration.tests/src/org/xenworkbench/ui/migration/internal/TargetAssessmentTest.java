/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;

class TargetAssessmentTest {

  private static final Host HOST = Host.of(HostId.random(), "pm2",
      Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
  private static final Verdict FINE = Verdict.ok("State", "The VM is running.");
  private static final Verdict WARNING =
      new Verdict("CPU", Severity.WARNING, "The CPU models differ.", "Compare them.");
  private static final Verdict ERROR = new Verdict("Memory", Severity.ERROR, "It has 1 GiB free.", "Free some.");

  @Test
  void nothingIsPossibleBeforeTheChecksHaveRun() {
    TargetAssessment checking = TargetAssessment.checking(HOST);
    assertThat(checking.isPossible()).isFalse();
    assertThat(checking.verdictText()).startsWith("Checking");
    assertThat(checking.details()).isEmpty();
  }

  @Test
  void theWorstVerdictCounts() {
    assertThat(assess(FINE, WARNING, ERROR).isPossible()).isFalse();
    assertThat(assess(FINE, WARNING, ERROR).reason()).isEqualTo("It has 1 GiB free.");
    assertThat(assess(FINE, WARNING).isPossible()).isTrue();
    assertThat(assess(FINE, WARNING).reason()).isEqualTo("The CPU models differ.");
    assertThat(assess(FINE).verdictText()).isEqualTo("Possible");
    assertThat(assess().isPossible()).isTrue();
  }

  /** Rather than that nothing speaks against it. */
  @Test
  void thatAllIsWellIsSaidInPlainWords() {
    assertThat(assess(FINE).reason()).isEqualTo("All checks passed");
    assertThat(assess().reason()).isEqualTo("All checks passed");
    assertThat(TargetAssessment.checking(HOST).reason()).isEmpty();
  }

  @Test
  void whatWasNotLookedAtIsNotSaidToHavePassed() {
    Verdict unseen = Verdict.unseen("Disk", "Whether 'pm2' has it cannot be seen.");
    assertThat(assess(FINE, unseen).reason()).isEqualTo("Nothing found against it; 1 thing not looked at");
    assertThat(assess(unseen, unseen).reason()).isEqualTo("Nothing found against it; 2 things not looked at");
    assertThat(assess(FINE, unseen).verdictText()).isEqualTo("Possible");
    assertThat(assess(unseen).isPossible()).isTrue();
    assertThat(assess(unseen, WARNING).reason()).isEqualTo("The CPU models differ.");
  }

  @Test
  void detailsHaveEveryFixWorstFirst() {
    assertThat(assess(FINE, WARNING, ERROR).details()).isEqualTo(
        "Memory: It has 1 GiB free. Free some.\nCPU: The CPU models differ. Compare them.\nState: The VM is running.");
  }

  private static TargetAssessment assess(Verdict... verdicts) {
    return new TargetAssessment(HOST, Optional.of(List.of(verdicts)));
  }
}
