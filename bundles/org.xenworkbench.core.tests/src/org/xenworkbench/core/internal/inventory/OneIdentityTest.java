/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.ObjectId;

/**
 * Hosts are added (under this address or that, to a machine that is in the list already or not), connected,
 * disconnected, changed, and removed, and the workbench is started anew, in any order: a host is what it was, and never
 * what another machine was. Only one that is elsewhere may not be taken for it while another row leads to its machine.
 * {@code -Didentity.walks=100000 -Didentity.seed=1}.
 */
class OneIdentityTest {

  private static final int WALKS = Integer.getInteger("identity.walks", 400);
  private static final int STEPS = 60;

  @Test
  void aHostIsAllThatItWasAndNothingElse() {
    long seed = Long.getLong("identity.seed", System.nanoTime());
    System.out.println("OneIdentityTest: " + WALKS + " walks of " + STEPS + " steps, seed " + seed);
    int found = 0;
    for (int i = 0; i < WALKS; i++) {
      Walk walk = new Walk(seed + i);
      for (int step = 0; step < STEPS; step++) {
        walk.step();
        found += walk.check();
      }
    }
    System.out.println("OneIdentityTest: " + found + " times a host had been another before");
    assertThat(found).isPositive();
  }

  /** Two boards of one UUID, one of its own, and one without any, which nobody can know under another address. */
  private record Machine(int number, Set<String> uuid, int places) {

    static final List<Machine> ALL = List.of(new Machine(1, Set.of("uuid 0a"), 2), new Machine(2, Set.of("uuid 0a"), 2),
        new Machine(3, Set.of("uuid 0b"), 2), new Machine(4, Set.of(), 1));

    /** The address of its first name is in its marks; nothing tells that of a tunnel. */
    HostInfo info(int place) {
      return HostInfo.of("h", "Xen").cpus(1).memory(1).addMarks(uuid)
          .addMarks(place == 0 ? Set.of("xen+tls://192.0.2." + number + ":0") : Set.of()).build();
    }

    /** One of its own, and one whose UUID all machines know. */
    List<DomainInfo> domains() {
      return List.of(running(new UUID(7, number), "own"), running(new UUID(7, 0), "copied"));
    }

    private DomainInfo running(UUID uuid, String name) {
      return DomainInfo.of(uuid, name).state(DomainState.RUNNING, number).vcpus(1).memory(64, 64).build();
    }
  }

  private static final class Row {
    final HostId id = HostId.random();
    final Machine machine;
    int place;
    boolean isFresh = true;
    boolean isConnected;
    /** Whether it was connected since the workbench was started. */
    boolean isKnown;

    Row(Machine machine, int place) {
      this.machine = machine;
      this.place = place;
    }
  }

  private static final class Walk {

    private final Random random;
    private final long seed;
    private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> removed = new ArrayList<>();
    /** Which removed and present ones are known to be of one machine. */
    private final Map<HostId, Set<Row>> same = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private InventoryImpl inventory;
    private long time;

    Walk(long seed) {
      this.seed = seed;
      random = new Random(seed);
      inventory = inventory();
    }

    private InventoryImpl inventory() {
      return new InventoryImpl(new Dispatcher(Runnable::run), FormerHosts.keptIn(preferences, Runnable::run));
    }

    void step() {
      int what = random.nextInt(20);
      Row row = rows.isEmpty() || what < 7 ? add() : rows.get(random.nextInt(rows.size()));
      if (what < 11) {
        connect(row);
      } else if (what < 13) {
        disconnect(row);
      } else if (what < 15) {
        change(row);
      } else if (what < 19) {
        remove(row);
      } else {
        restart();
      }
    }

    private Row add() {
      Machine machine = Machine.ALL.get(random.nextInt(Machine.ALL.size()));
      Row row = new Row(machine, random.nextInt(machine.places));
      story.add("added " + row.id + " of machine " + machine.number + " at " + row.place);
      rows.add(row);
      same.put(row.id, new HashSet<>(Set.of(row)));
      inventory.former().added(row.id);
      put(row, Connection.State.DISCONNECTED);
      return row;
    }

    private void put(Row row, Connection.State state) {
      inventory.former().at(row.id, "place " + row.machine.number + ' ' + row.place);
      Host.Builder host = Host.of(row.id, "PM", Connection.of(state, Instant.EPOCH));
      inventory.putHost(row.isKnown ? host.info(row.machine.info(row.place)).build() : host.build());
    }

    private void connect(Row row) {
      story.add("connected " + row.id);
      row.isConnected = true;
      row.isKnown = true;
      put(row, Connection.State.CONNECTED);
      inventory.updateDomains(row.id, row.machine.domains(), ++time);
      if (row.isFresh) {
        row.isFresh = false;
        boolean isAlone = rows.stream().noneMatch(other -> other != row && other.machine.equals(row.machine));
        removed.stream().filter(gone -> gone.isKnown && gone.machine.equals(row.machine))
            .filter(gone -> isAlone || gone.place == row.place).forEach(gone -> unite(gone, row));
      }
    }

    private void unite(Row one, Row other) {
      Set<Row> all = same.get(one.id);
      all.addAll(same.get(other.id));
      all.forEach(each -> same.put(each.id, all));
    }

    private void disconnect(Row row) {
      story.add("disconnected " + row.id);
      row.isConnected = false;
      put(row, Connection.State.DISCONNECTED);
      inventory.forgetDomains(row.id);
    }

    /** Its settings: it has the same identity, and may be reached otherwise. */
    private void change(Row row) {
      row.place = random.nextInt(row.machine.places);
      story.add("changed " + row.id + " to " + row.place);
      inventory.removeHost(row.id);
      row.isConnected = false;
      row.isKnown = false;
      put(row, Connection.State.DISCONNECTED);
    }

    private void remove(Row row) {
      Set<HostId> twins = new HashSet<>();
      rows.stream().filter(other -> other != row && other.machine.equals(row.machine))
          .filter(other -> inventory.standIn(other.id).equals(inventory.standIn(row.id)))
          .forEach(other -> twins.add(other.id));
      story.add("removed " + row.id + ", twins " + twins);
      rows.remove(row);
      inventory.removeHost(row.id);
      inventory.retainHolders(Set.copyOf(rows.stream().map(each -> each.id).toList()));
      rows.stream().filter(other -> twins.contains(other.id)).forEach(other -> unite(row, other));
      removed.add(row);
    }

    private void restart() {
      story.add("restarted");
      inventory = inventory();
      rows.forEach(row -> {
        row.isConnected = false;
        row.isKnown = false;
        put(row, Connection.State.DISCONNECTED);
      });
      inventory.retainHolders(Set.copyOf(rows.stream().map(each -> each.id).toList()));
    }

    /**
     * A host is at least what is certain, and at most what is true: of one that was not connected since the start, its
     * address and its VMs may tell. How many were another before.
     */
    int check() {
      int found = 0;
      for (Row row : rows) {
        List<ObjectId> was = inventory.identities(row.id);
        assertThat(was).as("what " + row.id + " was" + why()).startsWith(row.id).doesNotHaveDuplicates()
            .containsAll(same.get(row.id).stream().filter(removed::contains).map(gone -> gone.id).toList());
        Set<ObjectId> possible = new HashSet<>(Set.of(row.id));
        removed.stream().filter(gone -> gone.machine.equals(row.machine)).forEach(gone -> possible.add(gone.id));
        assertThat(possible).as("what " + row.id + " may have been" + why()).containsAll(was);
        found += was.size() - 1;
      }
      for (Row gone : removed) {
        HostId now = inventory.standIn(gone.id);
        boolean isItself = now.equals(gone.id) && same.get(gone.id).stream().noneMatch(rows::contains);
        assertThat(isItself || rows.stream().anyMatch(row -> row.id.equals(now) && row.machine.equals(gone.machine)))
            .as(now + " stands for " + gone.id + why()).isTrue();
      }
      return found;
    }

    private String why() {
      return " (seed " + seed + "):\n" + String.join("\n", story);
    }
  }
}
