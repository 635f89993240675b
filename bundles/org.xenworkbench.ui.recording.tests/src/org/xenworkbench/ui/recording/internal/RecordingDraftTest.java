/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.ui.TimeSpan;

class RecordingDraftTest {

  private static final Instant NOW = Instant.parse("2026-11-29T14:00:00Z");
  private static final HostId PM1 = HostId.of("00000000-0000-0000-0000-0000000000a1");
  private static final HostId PM2 = HostId.of("00000000-0000-0000-0000-0000000000a2");
  private static final VmId VM = VmId.of(new UUID(0, 7));

  @Test
  void ofAMigrationIsOfBothHostsAndTheVmAMinuteBeforeAndAfter() {
    LogEntry entry =
        LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated VM1", NOW.minusSeconds(100)).vm(VM, "VM1")
            .host(PM1, "pm1").finished(NOW.minusSeconds(40)).attribute(LogAttribute.SOURCE, PM1.key())
            .attribute(LogAttribute.TARGET, PM2.key()).build();
    RecordingDraft draft = RecordingDraft.of(entry, NOW);
    assertThat(draft.objects()).containsExactlyInAnyOrder(PM1, PM2, VM);
    assertThat(draft.title()).isEqualTo("Migrated VM1");
    assertThat(draft.from()).isEqualTo(NOW.minusSeconds(160));
    assertThat(draft.to()).as("what is to come is not recorded").isEqualTo(NOW);
    assertThat(RecordingDraft.of(entry, NOW.plusSeconds(600)).to()).isEqualTo(NOW.plusSeconds(20));
    RecordingDraft just = RecordingDraft.of(entry, NOW.minusSeconds(40).plusMillis(2));
    assertThat(just.to()).as("the end, a moment ago, is in it").isEqualTo(NOW.minusSeconds(39));
  }

  @Test
  void ofWhatGoesOnIsUpToNow() {
    LogEntry entry = LogEntry.of(LogEntry.POWER, LogEntry.Status.RUNNING, "Starting VM1", NOW.minusSeconds(10))
        .host(PM1, "pm1").build();
    RecordingDraft draft = RecordingDraft.of(entry, NOW);
    assertThat(draft.objects()).containsExactly(PM1);
    assertThat(draft.to()).isEqualTo(NOW);
  }

  @Test
  void ofASelectionIsOfTheTimeThatIsShownOrOfTheLastHour() {
    TimeSpan shown = new TimeSpan(NOW.minus(Duration.ofDays(1)), NOW);
    assertThat(RecordingDraft.of(List.of(), Optional.of(shown), NOW).from()).isEqualTo(shown.from());
    RecordingDraft hour = RecordingDraft.of(List.of(), Optional.empty(), NOW);
    assertThat(Duration.between(hour.from(), hour.to())).isEqualTo(Duration.ofHours(1));
    assertThat(hour.objects()).isEmpty();
  }

  @Test
  void itBeginsWithTheFirstValueThatThereIs() {
    FakeHistory history = new FakeHistory();
    long first = NOW.minusSeconds(2400).toEpochMilli();
    history.put(PM1, Metrics.CPU_AVG, new TimeSeries(new long[] {first - 5_000, first + 300, first + 5_000},
        new double[] {Double.NaN, 0.5, 0.5}));
    history.put(PM2, Metrics.CPU_AVG, new TimeSeries(new long[] {first + 9_000}, new double[] {0.5}));
    RecordingDraft hour = RecordingDraft.of(List.of(), Optional.empty(), NOW);
    assertThat(hour.begins(history, List.of(PM2, PM1))).contains(Instant.ofEpochMilli(first));
    assertThat(hour.begins(history, List.of(PM2))).contains(Instant.ofEpochMilli(first + 9_000));
    assertThat(hour.begins(history, List.of())).as("nobody knows").isEmpty();
    RecordingDraft late = RecordingDraft.of(List.of(),
        Optional.of(new TimeSpan(Instant.ofEpochMilli(first + 1_000), NOW)), NOW);
    assertThat(late.begins(history, List.of(PM1))).as("it begins between two samples").isEmpty();
  }

  @Test
  void ofASelectionIsCalledByIt() {
    List<ModelObject> hosts = IntStream.range(1, 6).<ModelObject>mapToObj(i -> Host.of(HostId.random(), "pm" + i,
        Connection.of(Connection.State.CONNECTED, NOW)).build()).toList();
    assertThat(RecordingDraft.of(hosts.subList(0, 2), Optional.empty(), NOW).title()).isEqualTo("pm1, pm2");
    assertThat(RecordingDraft.of(hosts, Optional.empty(), NOW).title()).isEqualTo("pm1, pm2, pm3 and 2 more");
    assertThat(RecordingDraft.of(List.of(), Optional.empty(), NOW).title()).isEmpty();
  }

  @Test
  void aFileHasANameThatAnySystemTakes() {
    assertThat(RecordingFile.name("Migrated VM 'a/b' to \u201cpm2\u201d", NOW))
        .matches("Migrated-VM-a-b-to-pm2-[-0-9]+\\.xenrec");
    assertThat(RecordingFile.name("../..", NOW)).matches("recording-[-0-9]+\\.xenrec");
    assertThat(RecordingFile.name("x".repeat(500), NOW)).hasSizeLessThan(100);
    assertThat(RecordingFile.of("/tmp/a")).hasToString("/tmp/a.xenrec");
    assertThat(RecordingFile.obstacle(" ")).isPresent();
    assertThat(RecordingFile.obstacle("/no/such/folder/x")).hasValueSatisfying(
        text -> assertThat(text).contains("/no/such/folder"));
  }
}
