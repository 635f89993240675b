/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;

/** Who stands for a host that was removed. */
class StandInTest {

  private static final int WALKS = 300;
  private static final int STEPS = 60;

  private final UUID web = UUID.randomUUID();
  private final UUID db = UUID.randomUUID();
  private final Map<HostId, String> rows = new HashMap<>();
  private InventoryImpl inventory = new InventoryImpl(new Dispatcher(Runnable::run), new FormerHosts());
  private long time;

  private HostId add(String mark, DomainInfo... listed) {
    HostId host = HostId.random();
    inventory.former().added(host);
    put(host, mark);
    list(host, listed);
    return host;
  }

  private void put(HostId host, String mark) {
    rows.put(host, mark);
    inventory.putHost(Host.of(host, "PM", Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
        .info(HostInfo.of("h", "Xen").cpus(1).memory(1).addMarks(Set.of(mark)).build()).build());
  }

  private void list(HostId host, DomainInfo... listed) {
    inventory.updateDomains(host, List.of(listed), ++time);
  }

  private void remove(HostId host) {
    rows.remove(host);
    inventory.removeHost(host);
    inventory.retainHolders(rows.keySet());
  }

  private static DomainInfo running(UUID uuid, String name, int number) {
    return DomainInfo.of(uuid, name).state(DomainState.RUNNING, number).vcpus(1).memory(64, 64).build();
  }

  private static DomainInfo running(UUID uuid, int number) {
    return running(uuid, "VM", number);
  }

  @Test
  void theTwinThatShowsItsMachine() {
    HostId a = add("m", running(web, 1));
    HostId twin = add("m", running(web, 1));
    assertThat(inventory.standIn(twin)).as("in the list").isEqualTo(a);
    remove(twin);
    assertThat(inventory.standIn(twin)).as("the second of the two was removed").isEqualTo(a);
    HostId third = add("m", running(web, 1));
    remove(a);
    assertThat(List.of(a, twin, third)).allMatch(host -> inventory.standIn(host).equals(third));
  }

  @Test
  void theOneThatIsAddedAgainInChains() {
    HostId first = add("m", running(web, 1));
    remove(first);
    assertThat(inventory.standIn(first)).as("nobody is known").isEqualTo(first);
    HostId second = add("m", running(web, 1), running(db, 2));
    remove(second);
    HostId third = add("m", running(db, 2));
    assertThat(List.of(first, second)).allMatch(host -> inventory.standIn(host).equals(third));
  }

  @Test
  void whatHasItsMarkOrItsVmAloneIsAnotherMachine() {
    HostId a = add("m", running(web, 1));
    remove(a);
    add("m", running(db, 1));
    add("m");
    add("n", running(web, 1));
    add("m", running(web, "another", 1));
    add("m", running(web, 2));
    assertThat(inventory.standIn(a)).isEqualTo(a);
  }

  /** Only its first word counts: whoever comes to a VM later, as by a migration, is not where it was. */
  @Test
  void oneThatWasHeardBeforeIsAnotherMachine() {
    HostId a = add("m", running(web, 1));
    HostId b = add("m", running(db, 1));
    remove(a);
    list(b, running(db, 1), running(web, 1));
    assertThat(inventory.standIn(a)).isEqualTo(a);
  }

  /** It lists nothing then; what it listed last is remembered. */
  @Test
  void oneThatWasDisconnectedBeforeItWasRemoved() {
    HostId a = add("m", running(web, 1));
    inventory.putHost(Host.of(a, "PM", Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH))
        .info(HostInfo.of("h", "Xen").cpus(1).memory(1).addMarks(Set.of("m")).build()).build());
    inventory.forgetDomains(a);
    remove(a);
    HostId again = add("m", running(web, 1));
    assertThat(inventory.standIn(a)).isEqualTo(again);
  }

  /** As when its settings are changed. */
  @Test
  void itselfWhenItIsThereAgain() {
    HostId a = add("m", running(web, 1));
    HostId twin = add("m", running(web, 1));
    inventory.removeHost(a);
    assertThat(inventory.standIn(a)).isEqualTo(twin);
    put(a, "n");
    list(a, running(db, 1));
    assertThat(inventory.standIn(a)).isEqualTo(a);
  }

  @Test
  void theOldestAreForgotten() {
    HostId oldest = add("m", running(web, 1));
    remove(oldest);
    for (int i = 0; i < FormerHosts.CAPACITY; i++) {
      UUID vm = UUID.randomUUID();
      remove(add("m", running(vm, 1)));
    }
    add("m", running(web, 1));
    assertThat(inventory.standIn(oldest)).isEqualTo(oldest);
  }

  /** Whatever is added and removed in which order, the machine of a row is stood for by a row of that machine. */
  @Test
  void alwaysARowOfTheMachine() {
    long seed = Long.getLong("standin.seed", System.nanoTime());
    System.out.println("StandInTest: " + WALKS + " walks of " + STEPS + " steps, seed " + seed);
    int found = 0;
    for (int i = 0; i < WALKS; i++) {
      found += walk(new Random(seed + i));
    }
    System.out.println("StandInTest: " + found + " times another stood for a removed one");
    assertThat(found).isPositive();
  }

  private int walk(Random random) {
    inventory = new InventoryImpl(new Dispatcher(Runnable::run), new FormerHosts());
    rows.clear();
    Map<HostId, String> ever = new HashMap<>();
    int found = 0;
    for (int step = 0; step < STEPS; step++) {
      String machine = random.nextBoolean() ? "m" : "n";
      List<HostId> there = new ArrayList<>(rows.keySet());
      if (there.isEmpty() || random.nextInt(5) < 3) {
        ever.put(add(machine, running(machine.equals("m") ? web : db, 1)), machine);
      } else {
        remove(there.get(random.nextInt(there.size())));
      }
      Map<String, Set<HostId>> of = rows.entrySet().stream().collect(
          Collectors.groupingBy(Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
      for (Map.Entry<HostId, String> host : ever.entrySet()) {
        Set<HostId> now = of.getOrDefault(host.getValue(), Set.of());
        HostId standsIn = inventory.standIn(host.getKey());
        assertThat(now.isEmpty() || now.contains(standsIn)).as(host + " by " + standsIn + " of " + now).isTrue();
        found += standsIn.equals(host.getKey()) || rows.containsKey(host.getKey()) ? 0 : 1;
      }
    }
    return found;
  }
}
