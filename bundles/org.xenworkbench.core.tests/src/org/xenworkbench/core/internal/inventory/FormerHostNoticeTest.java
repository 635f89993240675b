/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.testkit.FakeEventLog;

/** Who passes for a host that was removed is told, and refused where another may be it as well. */
class FormerHostNoticeTest {

  private static final String HERE = "xen+true:0/pm1.example";
  private static final String ELSEWHERE = "xen+true:0/evil.example";
  private static final String MACHINE = "uuid " + UUID.randomUUID();

  private final UUID web = UUID.randomUUID();
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final FakeEventLog log = new FakeEventLog();
  private final List<LogEntry> said = log.written();
  private InventoryImpl inventory = new InventoryImpl(new Dispatcher(Runnable::run), new FormerHosts());
  private long time;

  @BeforeEach
  void start() {
    FormerHosts former = FormerHosts.keptIn(preferences, Runnable::run);
    inventory = new InventoryImpl(new Dispatcher(Runnable::run), former);
    new FormerHostNotice(inventory, former, log, Clock.systemUTC());
  }

  /** In the list, and not reached yet. */
  private HostId add(String name, String place) {
    HostId host = HostId.random();
    inventory.former().added(host);
    inventory.former().at(host, place);
    inventory.putHost(Host.of(host, name, Connection.of(Connection.State.CONNECTING, Instant.EPOCH)).build());
    return host;
  }

  private void list(HostId host, String name) {
    inventory.putHost(Host.of(host, name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
        .info(HostInfo.of("h", "Xen").cpus(1).memory(1).addMarks(Set.of(MACHINE)).build()).build());
    inventory.updateDomains(host, List.of(DomainInfo.of(web, "web").state(DomainState.RUNNING, 1).vcpus(1)
        .memory(64, 64).build()), ++time);
  }

  private HostId listed(String name, String place) {
    HostId host = add(name, place);
    list(host, name);
    return host;
  }

  private HostId removed() {
    HostId gone = listed("pm\t1", HERE);
    inventory.removeHost(gone);
    said.clear();
    return gone;
  }

  @Test
  void whoIsAtTheAddressIsAnEntry() {
    HostId gone = removed();
    start(); // its name is kept
    HostId back = listed("again", HERE);
    assertThat(inventory.standIn(gone)).isEqualTo(back);
    assertThat(said).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.INFO);
      assertThat(entry.message()).startsWith("'again' goes on as the former host 'pm")
          .endsWith("the UUID of the machine, the address, a virtual machine agree");
      assertThat(entry.host()).contains(back);
    });
  }

  @Test
  void whoIsElsewhereIsAWarning() {
    HostId gone = removed();
    HostId elsewhere = listed("moved", ELSEWHERE);
    assertThat(inventory.standIn(gone)).isEqualTo(elsewhere);
    assertThat(said).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.details()).contains("another address", "remove 'moved'");
    });
  }

  @Test
  void aSecondOneElsewhereIsRefused() {
    HostId gone = removed();
    HostId first = listed("first", ELSEWHERE);
    said.clear();
    HostId second = listed("second", "xen+true:0/another.example");
    assertThat(inventory.standIn(gone)).isEqualTo(first);
    assertThat(inventory.identities(second)).containsExactly(second);
    assertThat(said).anySatisfy(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).startsWith("'second' shows itself as the former host 'pm");
    });
  }

  /** With a hosts file, hosts are heard while other parts of the engine are still being made. */
  @Test
  void whoIsHeardBeforeAnybodyTellsIsToldAllTheSame() {
    HostId gone = removed();
    FormerHosts former = FormerHosts.keptIn(preferences, Runnable::run);
    inventory = new InventoryImpl(new Dispatcher(Runnable::run), former);
    HostId elsewhere = listed("moved", ELSEWHERE);
    assertThat(inventory.standIn(gone)).isEqualTo(elsewhere);
    assertThat(said).isEmpty();
    new FormerHostNotice(inventory, former, log, Clock.systemUTC()).stop();
    assertThat(said).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).startsWith("'moved' goes on as the former host 'pm");
    });
    new FormerHostNotice(inventory, former, log, Clock.systemUTC());
    assertThat(said).as("once").hasSize(1);
  }

  /** The one that is really there may only not have been reached yet. */
  @Test
  void oneElsewhereIsRefusedWhileAnotherHasTheAddress() {
    HostId gone = removed();
    HostId real = add("real", HERE);
    HostId other = listed("other", ELSEWHERE);
    assertThat(inventory.identities(other)).containsExactly(other);
    list(real, "real");
    assertThat(inventory.identities(real)).containsExactly(real, gone);
  }
}
