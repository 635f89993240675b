/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.ui.performance.internal.BoardBuilder;

/** VM2, which moves from PM2 to PM1; nobody but log and history knows of them. */
final class MovedVm {

  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  final HostId source = HostId.random();
  final HostId target = HostId.random();
  final VmId vm = VmId.of(UUID.randomUUID());
  final UUID migration = UUID.randomUUID();
  final FakeHistory history = new FakeHistory();
  final FakeEventLog log = new FakeEventLog();

  ComparisonBuilder builder() {
    return new ComparisonBuilder(boards(), history);
  }

  BoardBuilder boards() {
    return new BoardBuilder(new FakeInventory(), new FakeSampler(), () -> Duration.ofSeconds(5), history, log);
  }

  /** Its entry, which the log has from then on. */
  LogEntry entry(LogEntry.Status status, Optional<Instant> finished) {
    LogEntry entry = LogEntry.of(LogEntry.MIGRATION, status, "Migrated VM 'VM2' from 'PM2' to 'PM1'", START)
        .correlation(migration).host(source, "PM2").vm(vm, "VM2").finished(finished)
        .attribute(LogAttribute.SOURCE, source.key()).attribute(LogAttribute.TARGET, target.key())
        .attribute(LogAttribute.TARGET_NAME, "PM1").build();
    log.keep(entry);
    return entry;
  }

  ComparedMigration ended(Duration length) {
    return ComparedMigration.of(entry(LogEntry.Status.SUCCEEDED, Optional.of(START.plus(length)))).orElseThrow();
  }

  ComparedMigration running() {
    return ComparedMigration.of(entry(LogEntry.Status.RUNNING, Optional.empty())).orElseThrow();
  }

  /** Values every so many seconds, from so many before the start to so many after. */
  void measure(ObjectId object, String metric, int step, int before, int after, LongToDoubleFunction value) {
    long[] times = LongStream.rangeClosed(-before / step, after / step).map(i -> i * step).toArray();
    history.put(object, metric, new TimeSeries(
        LongStream.of(times).map(second -> START.plusSeconds(second).toEpochMilli()).toArray(),
        LongStream.of(times).mapToDouble(value).toArray()));
  }
}
