/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.Logged;

/** What a user reads of stored groups that are damaged. */
class GroupDamageTest {

  private static final int FAULT = 4_096;

  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final EventLogImpl log = new EventLogImpl(dispatcher);

  private HostGroupsImpl start() {
    return new HostGroupsImpl(preferences, log, new InventoryImpl(dispatcher, new FormerHosts()), dispatcher);
  }

  private org.osgi.service.prefs.Preferences stored() {
    return preferences.node().node("groups");
  }

  private List<LogEntry> entries() {
    return Logged.newest(log, 100);
  }

  @Test
  void thousandsOfDamagedGroupsAreToldInOneEntry() {
    for (int i = 0; i < 3_000; i++) {
      stored().node("broken" + i).put("name", "n" + i);
    }
    assertThat(start().groups()).isEmpty();
    assertThat(entries()).singleElement().satisfies(entry -> {
      assertThat(entry.message()).contains("damaged in 3,000 places", "the first 10", "damaged and cannot be used",
          "The rest is in the event log");
      assertThat(entry.details().lines().count()).isGreaterThan(10);
    });
    assertThat(log.fault().orElseThrow()).contains("3,000").hasSizeLessThan(FAULT);
  }

  @Test
  void thousandsOfEntriesThatAreNoHostsAreToldInOne() {
    HostGroup group = new HostGroup(GroupId.random(), "lab", Set.of());
    HostId host = HostId.random();
    stored().node(group.id().toString()).put("name", "lab");
    stored().node(group.id().toString()).put("hosts", IntStream.range(0, 20_000).mapToObj(i -> "bad" + i)
        .collect(Collectors.joining(" ")) + ' ' + host);
    assertThat(start().groupOf(host)).isPresent();
    assertThat(entries()).singleElement().extracting(LogEntry::message).asString().contains("damaged in 20,001 places");
    assertThat(log.fault().orElseThrow()).hasSizeLessThan(FAULT);
  }

  @Test
  void whatIsLongIsCutInTheMessageAndWholeInTheDetails() {
    String hosts = IntStream.range(0, 50).mapToObj(i -> new HostId(new UUID(0, i)).toString())
        .collect(Collectors.joining(" "));
    stored().node("broken").put("hosts", hosts);
    start();
    assertThat(entries()).singleElement().satisfies(entry -> {
      assertThat(entry.message()).hasSizeLessThan(1_100);
      assertThat(entry.details()).contains(hosts);
    });
    assertThat(log.fault()).isNotEqualTo(Optional.empty());
  }

  /** What it stays in and what it was left out of would look like one. */
  @Test
  void aHostInTwoGroupsOfOneNameIsToldInWordsThatFit() {
    HostId host = HostId.random();
    for (int i = 0; i < 2; i++) {
      org.osgi.service.prefs.Preferences group = stored().node(GroupId.random().toString());
      group.put("name", "Site A");
      group.put("hosts", host.toString());
    }
    start();
    assertThat(entries()).extracting(LogEntry::message)
        .anyMatch(text -> text.contains("stored twice in the group 'Site A', or in two of that name"))
        .noneMatch(text -> text.contains("left out of"));
  }

  /** Earlier versions took names that are refused now. */
  @Test
  void groupsOfEarlierVersionsKeepTheirNames() {
    GroupId id = GroupId.random();
    stored().node(id.toString()).put("name", "(no group)");
    assertThat(start().group(id)).get().extracting(HostGroup::name).isEqualTo("(no group)");
  }
}
