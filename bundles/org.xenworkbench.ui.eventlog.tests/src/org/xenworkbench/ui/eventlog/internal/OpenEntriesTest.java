/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.testkit.FakeEventLog;

/** Failures and warnings are counted until they are acknowledged. */
class OpenEntriesTest {

  private final FakeEventLog log = new FakeEventLog();
  private final AtomicInteger told = new AtomicInteger();
  private Optional<OpenEntries> open = Optional.empty();

  @AfterEach
  void close() {
    open.ifPresent(OpenEntries::close);
    assertThat(log.isHeard()).isFalse();
  }

  private static LogEntry entry(Status status) {
    return LogEntry.occurrence(LogEntry.POWER, status, "m", Instant.parse("2026-11-23T06:00:00Z")).build();
  }

  private OpenEntries opened() {
    OpenEntries made = new OpenEntries(log, told::incrementAndGet);
    open = Optional.of(made);
    return made;
  }

  private static void awaitNumber(OpenEntries counted, String number) {
    await().untilAsserted(() -> assertThat(counted.number()).contains(number));
  }

  @Test
  void whatIsThereIsCountedAndWhatChanges() {
    LogEntry warning = entry(Status.WARNING);
    log.keep(warning);
    log.keep(entry(Status.FAILED));
    log.keep(entry(Status.SUCCEEDED));
    OpenEntries counted = opened();
    awaitNumber(counted, "2");
    LogEntry failing = entry(Status.RUNNING);
    log.append(failing);
    assertThat(counted.number()).contains("2");
    int before = told.get();
    log.append(failing.toBuilder().status(Status.FAILED).build());
    assertThat(counted.number()).contains("3");
    assertThat(told.get()).isGreaterThan(before);
    log.append(warning.withAttribute(LogAttribute.ACKNOWLEDGED, "2026-11-23T06:00:00Z"));
    assertThat(counted.number()).contains("2");
  }

  @Test
  void whatHappensWhileTheLogIsReadIsNotForgotten() {
    LogEntry warning = entry(Status.WARNING);
    log.keep(warning);
    log.beforeAnswer(() -> {
      log.beforeAnswer(() -> {});
      log.append(entry(Status.FAILED));
    });
    awaitNumber(opened(), "2");
  }

  @Test
  void nothingIsSaidWhileTheLogCannotBeReadAndMoreThanAThousandAreManys() {
    log.hide(Optional.of("no"));
    OpenEntries counted = opened();
    await().until(() -> told.get() > 0);
    assertThat(counted.number()).isEmpty();
    for (int i = 0; i <= OpenEntries.MOST; i++) {
      log.keep(entry(Status.FAILED));
    }
    log.hide(Optional.empty());
    log.suffer(Optional.empty());
    await().untilAsserted(() -> assertThat(counted.number()).get().asString().matches("1.?000\\+"));
  }
}
