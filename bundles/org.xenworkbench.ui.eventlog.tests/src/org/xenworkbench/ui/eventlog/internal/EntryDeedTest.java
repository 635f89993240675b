/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeEntryAction;

/** What is done with selected entries is done once. */
class EntryDeedTest {

  private final EntryDeed deed = new EntryDeed(new FakeEntryAction());
  private final LogEntry whole = entry("2 VMs", Status.WARNING).toBuilder().attribute(LogAttribute.PARTS, "2").build();
  private final LogEntry part = partOf(whole);
  private final LogEntry single = entry("single", Status.FAILED);

  private static LogEntry entry(String message, Status status) {
    return LogEntry.of(LogEntry.POWER, status, message, Instant.EPOCH).build();
  }

  private static LogEntry partOf(LogEntry whole) {
    return entry("part", Status.FAILED).toBuilder().attribute(LogAttribute.PART_OF, whole.correlation().toString())
        .build();
  }

  @Test
  void aPartBesideItsWholeIsLeftOut() {
    assertThat(deed.chosen(List.of(part, single, whole))).containsExactly(single, whole);
    assertThat(deed.chosen(List.of(part, single))).containsExactly(part, single);
    LogEntry ofAnother = entry("part", Status.FAILED).toBuilder()
        .attribute(LogAttribute.PART_OF, UUID.randomUUID().toString()).build();
    assertThat(deed.chosen(List.of(whole, ofAnother))).containsExactly(whole, ofAnother);
  }

  /** It fits the part alone: the whole takes it with it no longer. */
  @Test
  void aPartOfAWholeThatItDoesNotFitStays() {
    LogEntry running = whole.toBuilder().status(Status.RUNNING).build();
    assertThat(deed.chosen(List.of(running, part))).containsExactly(part);
  }
}
