/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.testkit.FakeEventLog;

/** Failures and warnings are acknowledged once, with who and when. */
class AcknowledgeEntryTest {

  private static final Instant TIME = Instant.parse("2026-11-23T06:00:00Z");

  private final FakeEventLog log = new FakeEventLog();
  private final AcknowledgeEntry acknowledge = new AcknowledgeEntry(log, Timing.system());

  private LogEntry entry(Status status) {
    LogEntry entry = LogEntry.occurrence(LogEntry.POWER, status, "'web' crashed", TIME).build();
    log.keep(entry);
    return entry;
  }

  @Test
  void whoHasSeenItAndWhenIsKept() throws Exception {
    LogEntry warning = entry(Status.WARNING);
    assertThat(acknowledge.obstacle(warning)).isEmpty();
    Instant before = Timing.system().clock().instant();
    acknowledge.perform(warning, "ann (JMX)");
    LogEntry seen = log.get(warning.correlation()).orElseThrow();
    assertThat(LogAttribute.ACKNOWLEDGED_BY.value(seen)).contains("ann (JMX)");
    assertThat(LogAttribute.ACKNOWLEDGED.value(seen).map(Instant::parse).orElseThrow()).isBetween(before,
        Timing.system().clock().instant());
    assertThat(seen.message()).isEqualTo(warning.message());
    assertThat(EventQuery.isOpen(seen)).isFalse();
    acknowledge.perform(warning, "bob"); // who looks at a former state of it
    assertThat(log.get(warning.correlation())).as("the first one keeps it").contains(seen);
  }

  @Test
  void nothingElseIsAcknowledgedAndNothingTwice() throws Exception {
    for (Status status : Status.values()) {
      assertThat(acknowledge.obstacle(entry(status)).isEmpty()).as(status.name())
          .isEqualTo(status == Status.FAILED || status == Status.WARNING);
    }
    LogEntry failed = entry(Status.FAILED);
    acknowledge.perform(failed, "ann");
    assertThat(acknowledge.obstacle(log.get(failed.correlation()).orElseThrow())).get().asString()
        .contains("already");
  }

  /** Nothing is half done unseen: the whole stays open. */
  @Test
  void partsThatCannotBeReadAreSaid() {
    LogEntry whole = entry(Status.FAILED).withAttribute(LogAttribute.PARTS, "3");
    log.keep(whole);
    log.hide(Optional.of("The disk is gone."));
    assertThatThrownBy(() -> acknowledge.perform(whole, "ann")).isInstanceOf(IOException.class)
        .hasMessageContaining("The disk is gone.");
    assertThat(log.get(whole.correlation())).contains(whole);
  }

  @Test
  void whatIsGoneIsSaid() {
    LogEntry failed = entry(Status.FAILED);
    log.forget(failed.correlation());
    assertThatThrownBy(() -> acknowledge.perform(failed, "ann")).isInstanceOf(IOException.class)
        .hasMessageContaining("any more");
  }

  @Test
  void itHasItsWordsAndThereAreNoOthers() {
    LogEntry failed = entry(Status.FAILED);
    assertThat(acknowledge.description()).matches("[A-Z].*\\.");
    assertThat(acknowledge.doing(failed)).contains("'web' crashed").doesNotContain("{");
    assertThat(acknowledge.doingAny()).matches("[A-Z][^&{]*[^.]");
    assertThat(acknowledge.failed(failed)).contains("'web' crashed").doesNotContain("{");
    assertThat(ResourceBundle.getBundle("org.xenworkbench.core.internal.entry.words").keySet())
        .allMatch(key -> key.startsWith(acknowledge.name() + '.'));
  }
}
