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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Events of three hosts in any order: what runs is shown and can be acted on, and a VM moves by a migration, or when
 * its host has it no longer. The count and the seed can be given: {@code -Didentity.orders=100000 -Didentity.seed=1}.
 */
class IdentityOrdersTest {

  private static final int ORDERS = Integer.getInteger("identity.orders", 2_000);
  private static final int STEPS = 60;
  private static final List<DomainState> STATES =
      List.of(DomainState.RUNNING, DomainState.BLOCKED, DomainState.PAUSED, DomainState.SHUT_OFF, DomainState.CRASHED);

  @Test
  void invariantsHoldInAnyOrder() {
    long seed = Long.getLong("identity.seed", System.nanoTime());
    System.out.println("IdentityOrdersTest: " + ORDERS + " orders of " + STEPS + " events, seed " + seed);
    int moves = 0;
    int claims = 0;
    for (int i = 0; i < ORDERS; i++) {
      Run run = new Run(seed + i);
      run.go();
      moves += run.moves;
      claims += run.claims;
    }
    System.out.println("IdentityOrdersTest: " + moves + " moves, " + claims + " claims");
    assertThat(moves).as("else nothing is tested").isPositive();
    assertThat(claims).as("else nothing is tested").isPositive();
  }

  private record Ended(Ownership.Journey journey, Map<HostId, Integer> listings) {
    boolean isSettled() {
      return journey.hosts().allMatch(host -> listings.getOrDefault(host, 0) >= Journeys.LISTINGS);
    }
  }

  /** One order of events, and what hosts really said until now. */
  private static final class Run {

    private final Random random;
    private final long seed;
    private final List<HostId> hosts;
    private final List<UUID> uuids = List.of(new UUID(1, 1), new UUID(1, 2));
    private final InventoryImpl inventory = new InventoryImpl(new Dispatcher(Runnable::run), new FormerHosts());
    /** What connected hosts last listed; a host that is not there did not list anything since it was connected. */
    private final Map<HostId, Map<UUID, DomainInfo>> truth = new HashMap<>();
    private final Map<UUID, HostId> holders = new HashMap<>();
    private final Map<UUID, Ownership.Journey> journeys = new HashMap<>();
    /** Those that have ended, and how often each host has listed its domains since. */
    private final Map<UUID, Ended> ended = new HashMap<>();
    private final Map<VmId, VirtualMachine> shown = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private long time;
    private int moves;
    private int claims;

    Run(long seed) {
      this.seed = seed;
      random = new Random(seed);
      hosts = IntStream.range(0, 3).mapToObj(i -> new HostId(new UUID(2, i))).toList();
      hosts.forEach(this::put);
      inventory.addListener(changes -> changes.forEach(this::changed));
    }

    void go() {
      for (int step = 0; step < STEPS; step++) {
        act();
        check();
      }
    }

    private void act() {
      HostId host = hosts.get(random.nextInt(hosts.size()));
      UUID uuid = uuids.get(random.nextInt(uuids.size()));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> tell(host, uuid);
        case 3 -> undefine(host, uuid);
        case 4 -> list(host);
        case 5 -> migrate(uuid);
        case 6 -> arrive(uuid);
        default -> interrupt(host);
      }
    }

    private void tell(HostId host, UUID uuid) {
      if (truth.containsKey(host)) {
        set(host, uuid, STATES.get(random.nextInt(STATES.size())));
      }
    }

    private void set(HostId host, UUID uuid, DomainState state) {
      story.add(host + " tells " + uuid + ' ' + state);
      DomainInfo info = DomainInfo.of(uuid, "VM of " + host).state(state, 1).vcpus(1).memory(64, 64).build();
      truth.getOrDefault(host, new HashMap<>()).put(uuid, info);
      inventory.updateDomain(host, info, ++time);
    }

    private void undefine(HostId host, UUID uuid) {
      if (truth.containsKey(host)) {
        story.add(host + " removes " + uuid);
        truth.get(host).remove(uuid);
        inventory.removeDomain(host, uuid, ++time);
      }
    }

    private void list(HostId host) {
      story.add(host + " lists");
      Map<UUID, DomainInfo> listed = truth.computeIfAbsent(host, key -> new HashMap<>());
      ended.values().forEach(end -> end.listings().merge(host, 1, Integer::sum));
      ended.values().removeIf(Ended::isSettled);
      inventory.updateDomains(host, List.copyOf(listed.values()), ++time);
    }

    private void migrate(UUID uuid) {
      Optional<HostId> source = inventory.virtualMachine(VmId.of(uuid)).map(VirtualMachine::host);
      HostId target = hosts.get(random.nextInt(hosts.size()));
      if (journeys.containsKey(uuid)) {
        story.add("migration ends " + uuid);
        inventory.setMigrating(VmId.of(uuid), Optional.empty());
        ended.put(uuid, new Ended(journeys.remove(uuid), new HashMap<>()));
      } else if (source.isPresent() && !source.get().equals(target)) {
        story.add("migration " + uuid + " from " + source.get() + " to " + target);
        ended.remove(uuid);
        journeys.put(uuid, new Ownership.Journey(source.get(), target));
        inventory.setMigrating(VmId.of(uuid), source.get(), Optional.of(target));
      }
    }

    private void arrive(UUID uuid) {
      Optional.ofNullable(journeys.get(uuid)).filter(journey -> truth.containsKey(journey.target()))
          .ifPresent(journey -> set(journey.target(), uuid, DomainState.RUNNING));
    }

    private void interrupt(HostId host) {
      if (random.nextBoolean()) {
        story.add(host + " is disconnected");
        truth.remove(host);
        ended.values().removeIf(end -> end.journey().hosts().anyMatch(host::equals));
        inventory.forgetDomains(host);
      } else if (truth.containsKey(host)) {
        story.add(host + " is lost");
        truth.get(host).replaceAll((uuid, info) -> DomainInfo.of(uuid, info.name()).state(DomainState.NO_STATE, -1)
            .vcpus(1).memory(64, 64).build());
        inventory.loseDomains(host);
      }
    }

    /** The migration that a VM is on, or was on a moment ago. */
    private Optional<Ownership.Journey> journey(UUID uuid) {
      return Optional.ofNullable(journeys.get(uuid)).or(() -> Optional.ofNullable(ended.get(uuid)).map(Ended::journey));
    }

    private void put(HostId host) {
      inventory.putHost(Host.of(host, "PM", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    }

    private void changed(InventoryChange change) {
      if (change instanceof InventoryChange.VmChange vm) {
        assertThat(Optional.ofNullable(shown.get(vm.id())).map(VirtualMachine::host)).as(why())
            .isEqualTo(vm.before().map(VirtualMachine::host));
        vm.after().ifPresentOrElse(after -> shown.put(vm.id(), after), () -> shown.remove(vm.id()));
      }
    }

    private void check() {
      assertThat(new HashSet<>(inventory.virtualMachines())).as("listeners know what there is" + why())
          .isEqualTo(new HashSet<>(shown.values()));
      truth.forEach((host, listed) -> listed.values().stream().filter(info -> info.state().isRunning())
          .forEach(info -> checkShown(host, info)));
      uuids.forEach(this::checkHolder);
    }

    /** What runs has one row on its host, with its own name, unless it is the other end of a migration. */
    private void checkShown(HostId host, DomainInfo info) {
      List<VirtualMachine> rows = inventory.virtualMachines(host).stream()
          .filter(vm -> vm.id().uuid().equals(info.uuid())).toList();
      boolean otherEnd = journey(info.uuid())
          .filter(journey -> journey.source().equals(host)
              && inventory.virtualMachine(VmId.of(info.uuid())).filter(vm -> vm.host().equals(journey.target()))
                  .isPresent())
          .isPresent();
      assertThat(rows).as(host + " shows " + info.uuid() + why()).hasSize(otherEnd ? 0 : 1);
      for (VirtualMachine row : rows) {
        assertThat(row.name()).as(why()).isEqualTo(info.name());
        assertThat(inventory.virtualMachine(row.id())).as(why()).contains(row);
        assertThat(inventory.identity(host, info.uuid())).as(why()).isEqualTo(row.id());
        claims += row.id().isClaim() ? 1 : 0;
      }
    }

    /** Whether the target of a migration shows the VM for its source, which is not heard, and may have it still. */
    private boolean standsIn(HostId target, UUID uuid) {
      return journey(uuid).filter(journey -> journey.target().equals(target)
          && journey.source().equals(holders.get(uuid)) && !truth.containsKey(journey.source())
          && !truth.get(target).get(uuid).state().isRunning()).isPresent();
    }

    /** Another host has it only after a migration to it, or when the one that had it says that it has it no longer. */
    private void checkHolder(UUID uuid) {
      Optional<HostId> now = inventory.virtualMachine(VmId.of(uuid)).map(VirtualMachine::host);
      HostId before = holders.get(uuid);
      if (now.isPresent() && before != null && !now.get().equals(before)) {
        moves++;
        boolean gone = truth.containsKey(before) && !truth.get(before).containsKey(uuid);
        boolean travelled = journey(uuid)
            .filter(journey -> Set.of(journey.source(), journey.target()).equals(Set.of(before, now.get())))
            .isPresent();
        assertThat(gone || travelled).as(uuid + " goes from " + before + " to " + now.get() + why()).isTrue();
      }
      now.filter(host -> !standsIn(host, uuid)).ifPresent(host -> holders.put(uuid, host));
      boolean listed = truth.values().stream().anyMatch(said -> said.containsKey(uuid));
      if (listed && now.isEmpty()) {
        assertThat(before).as(uuid + " is with a host that is not heard" + why()).isNotNull();
        assertThat(truth).as(uuid + " is with a host that is not heard" + why()).doesNotContainKey(before);
      }
      if (!listed && before != null && truth.containsKey(before)) {
        holders.remove(uuid); // gone for good: anybody may have another
      }
    }

    private String why() {
      return " (seed " + seed + "):\n" + String.join("\n", story);
    }
  }
}
