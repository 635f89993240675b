/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;

class LogRowsTest {

  private final LogRows rows = new LogRows();
  private final LogEntry running = Entries.running(0.1, "");
  private final LogEntry done = Entries.done(Map.of());

  @Test
  void progressIsPutInItsPlace() {
    rows.answered(List.of(running, done));
    LogEntry further = Entries.with(running, LogEntry.Status.RUNNING, 0.2);
    assertThat(rows.accept(further)).isTrue();
    assertThat(rows.rows()).containsExactly(further, done);
    assertThat(rows.rows()).containsExactly(further, done);
  }

  @Test
  void whatMovesOrIsNewAsksForAQuery() {
    rows.answered(List.of(running, done));
    assertThat(rows.accept(Entries.with(running, LogEntry.Status.SUCCEEDED, 1))).isFalse();
    assertThat(rows.accept(Entries.running(0, ""))).isFalse();
    assertThat(rows.rows()).containsExactly(running, done);
  }

  @Test
  void lateProgressDoesNotBringAnEndedEntryBack() {
    rows.answered(List.of(running));
    rows.accept(Entries.with(running, LogEntry.Status.RUNNING, 0.9));
    LogEntry ended = Entries.with(running, LogEntry.Status.SUCCEEDED, 1);
    assertThat(rows.accept(ended)).isFalse();
    rows.answered(List.of(ended));
    assertThat(rows.rows()).containsExactly(ended);
  }

  @Test
  void factsAddedAfterwardsArePutInTheirPlace() {
    rows.answered(List.of(done));
    LogEntry amended = done.withAttributes(Map.of(LogAttribute.SERVICE_GAP.name(), "1"));
    assertThat(rows.accept(amended)).isTrue();
    assertThat(rows.rows()).containsExactly(amended);
  }
}
