/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;

class LogShiftTest {

  private final List<LogEntry> last = Stream.generate(() -> Entries.done(Map.of())).limit(30).toList();
  private final List<LogEntry> now = new ArrayList<>(last);

  @Test
  void newestPushesTheOthersDown() {
    now.add(0, Entries.done(Map.of()));
    assertThat(LogShift.between(last, now)).contains(new LogShift(0, 0, 1));
  }

  @Test
  void fullListLosesItsOldest() {
    now.add(0, Entries.done(Map.of()));
    now.remove(30);
    assertThat(LogShift.between(last, now)).contains(new LogShift(0, 0, 1));
  }

  @Test
  void eventWhileSomethingRunsComesBelowIt() {
    now.add(2, Entries.done(Map.of()));
    LogShift shift = LogShift.between(last, now).orElseThrow();
    assertThat(shift).isEqualTo(new LogShift(2, 0, 1));
    assertThat(shift.before(1)).contains(1);
    assertThat(shift.before(2)).isEmpty();
    assertThat(shift.before(3)).contains(2);
    assertThat(shift.moved(1)).isEqualTo(1);
    assertThat(shift.moved(2)).isEqualTo(3);
  }

  @Test
  void whatEndsGoesBelowWhatStillRuns() {
    now.add(2, now.remove(0));
    LogShift shift = LogShift.between(last, now).orElseThrow();
    assertThat(shift.distance()).isZero();
    assertThat(shift.before(0)).isEmpty();
    assertThat(shift.before(3)).contains(3);
  }

  @Test
  void otherListIsNoShift() {
    Collections.reverse(now);
    assertThat(LogShift.between(last, now)).isEmpty();
  }
}
