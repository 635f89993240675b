/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.part.ShowInContext;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.ui.TimeSpan;
import org.xenworkbench.ui.performance.internal.top.TopMoment;
import org.xenworkbench.ui.performance.internal.top.TopMoment.Place;

/** What other views ask for. */
class TopMomentsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final FakeInventory inventory = new FakeInventory();
  private final Host pm1 = inventory.put(Host.of(HostId.random(), "pm1",
      Connection.of(Connection.State.CONNECTED, NOW)).build());
  private final HostId gone = HostId.random();

  private LogEntry.Builder migration(String target) {
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", NOW.minusSeconds(600))
        .finished(NOW.minusSeconds(500)).vm(VmId.of(UUID.randomUUID()), "web").host(pm1.id(), "earlier name")
        .attribute(LogAttribute.SOURCE, pm1.id().key()).attribute(LogAttribute.TARGET, target)
        .attribute(LogAttribute.TARGET_NAME, "pm9");
  }

  private Optional<TopMoment> moment(Object input, Object... selected) {
    return TopMoments.of(new ShowInContext(input, new StructuredSelection(selected)), inventory, NOW);
  }

  @Test
  void aMigrationIsItsTimeAndBothHostsAlsoOneThatIsGone() {
    TopMoment moment = moment(null, migration(gone.key()).build()).orElseThrow();
    assertThat(moment.what()).isEqualTo("Migrated");
    assertThat(moment.time().from(NOW)).isEqualTo(NOW.minusSeconds(600));
    assertThat(moment.time().to(NOW)).isEqualTo(NOW.minusSeconds(500));
    assertThat(moment.hosts()).containsExactly(new Place(pm1.id(), "pm1 (source)"), new Place(gone, "pm9 (target)"));
  }

  @Test
  void oneThatRunsIsShownUpToNow() {
    LogEntry running = migration(gone.key()).status(LogEntry.Status.RUNNING).finished(Optional.empty()).build();
    assertThat(moment(null, running).orElseThrow().time().length()).isEqualTo(Duration.ofSeconds(600));
  }

  @Test
  void aHostOfAKindThatNobodyKnowsIsLeftOut() {
    for (String hostile : List.of("", "pool/x", "host", "host/\u0000", "vm/" + UUID.randomUUID())) {
      assertThat(moment(null, migration(hostile).build()).map(TopMoment::hosts).orElse(List.of())).as(hostile)
          .extracting(Place::label).doesNotContain("pm9 (target)");
    }
  }

  @Test
  void aStretchOfTimeIsThatOfTheSelectedHosts() {
    TimeSpan span = new TimeSpan(NOW.minusSeconds(60), NOW.minusSeconds(20));
    TopMoment moment = moment(span, pm1).orElseThrow();
    assertThat(moment.hosts()).containsExactly(new Place(pm1.id(), "pm1"));
    assertThat(moment.time().length()).isEqualTo(Duration.ofSeconds(40));
    assertThat(moment(null, pm1)).as("a host without a time").isEmpty();
    assertThat(moment(null, migration(gone.key()).kind(LogEntry.POWER).build())).isEmpty();
  }
}
