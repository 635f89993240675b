/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.VirtualTime;

/**
 * Three hosts in the list that lead to one machine, and one that leads to another, are connected, disconnected, lost,
 * removed and polled in any order: nothing is told that the machines did not do, and VMs stay what they are. The count
 * and the seed can be given: {@code -Dmachine.orders=10000 -Dmachine.seed=1}.
 */
class OneMachineTwiceTest {

  private static final int ORDERS = Integer.getInteger("machine.orders", 500);
  private static final int STEPS = 80;

  @Test
  void nothingIsToldThatTheMachinesDidNotDo() {
    long seed = Long.getLong("machine.seed", System.nanoTime());
    System.out.println("OneMachineTwiceTest: " + ORDERS + " orders of " + STEPS + " steps, seed " + seed);
    VirtualTime clocks = new VirtualTime();
    int taken = 0;
    int told = 0;
    for (int i = 0; i < ORDERS; i++) {
      Run run = new Run(seed + i, i % 2 == 0, clocks);
      for (int step = 0; step < STEPS; step++) {
        run.act();
        run.check();
      }
      taken += run.taken;
      told += run.entries().size();
    }
    System.out.println("OneMachineTwiceTest: VMs were handed over " + taken + " times, " + told + " entries");
    assertThat(taken).as("else nothing is tested").isPositive();
    assertThat(told).as("else nothing is tested").isPositive();
  }

  /** What a VM did. */
  private static final class Truth {

    private final String name;
    private final UUID uuid;
    private boolean runs;
    private int number;
    private int starts;
    private int ends;

    Truth(String name, boolean runs) {
      this.name = name;
      this.uuid = UUID.nameUUIDFromBytes(new byte[] {(byte) name.hashCode()});
      this.runs = runs;
      this.number = name.hashCode() & 0xff;
    }

    void change() {
      runs = !runs;
      starts += runs ? 1 : 0;
      ends += runs ? 0 : 1;
      number += 1000;
    }

    DomainInfo info() {
      return DomainInfo.of(uuid, name).state(runs ? DomainState.RUNNING : DomainState.SHUT_OFF, runs ? number : -1)
          .vcpus(1).memory(64, 64).build();
    }
  }

  private static final class Run {

    private final Random random;
    private final long seed;
    private final boolean quiet;
    private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
    private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
    private final FakeEventLog log = new FakeEventLog();
    private final VirtualTime clocks;
    private final Chronicle chronicle;
    private final Map<HostId, String> machines = new LinkedHashMap<>();
    private final Map<String, List<Truth>> truth = new HashMap<>();
    private final Set<HostId> connected = new HashSet<>();
    private final Set<HostId> listed = new HashSet<>();
    /** Of which it was seen that they are one machine, and have been so since. */
    private final Set<HostId> proven = new HashSet<>();
    private final Map<UUID, HostId> shownBy = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private long time;
    private int taken;
    private boolean alone;

    Run(long seed, boolean quiet, VirtualTime clocks) {
      this.clocks = clocks;
      chronicle = new Chronicle(dispatcher, inventory, new FakeHostCalls((host, role) -> new FakeSession()),
          new FakePolling(), new FakeOperations(), log, clocks);
      this.seed = seed;
      this.quiet = quiet;
      random = new Random(seed);
      truth.put("M", List.of(new Truth("web", true), new Truth("db", false), new Truth("mail", true)));
      truth.put("N", List.of(new Truth("other", true)));
      IntStream.range(0, 4).forEach(i -> machines.put(new HostId(new UUID(2, i)), i < 3 ? "M" : "N"));
      machines.keySet().forEach(host -> {
        put(host, Connection.State.DISCONNECTED);
        connect(host);
        poll(host);
      });
      proven.addAll(of("M"));
      check();
    }

    private List<HostId> of(String machine) {
      return machines.keySet().stream().filter(host -> machine.equals(machines.get(host))).toList();
    }

    void act() {
      HostId host = List.copyOf(machines.keySet()).get(random.nextInt(machines.size()));
      switch (random.nextInt(12)) {
        case 0 -> leave(host, Connection.State.DISCONNECTED);
        case 1 -> leave(host, Connection.State.FAILED);
        case 2 -> remove(host);
        case 3, 4 -> connect(host);
        case 5 -> change();
        default -> pollSome(host);
      }
    }

    private void put(HostId host, Connection.State state) {
      story.add(name(host) + ' ' + state);
      inventory.putHost(Host.of(host, name(host), Connection.of(state, Instant.EPOCH)).info(HostInfo.of("h", "Xen")
          .cpus(1).memory(1).addMarks(Set.of("uuid " + machines.get(host))).build()).build());
    }

    private String name(HostId host) {
      return machines.get(host) + host.toString().substring(host.toString().length() - 1);
    }

    private void connect(HostId host) {
      if (connected.add(host)) {
        put(host, Connection.State.CONNECTED);
        poll(host);
        pollRest(host);
      }
    }

    /** Every other time all that lead to its machine: lists that go on differing are of two machines. */
    private void pollSome(HostId host) {
      poll(host);
      alone = !alone;
      if (!alone) {
        pollRest(host);
      }
    }

    private void pollRest(HostId host) {
      of(machines.getOrDefault(host, "")).stream().filter(other -> listed.contains(other) && !other.equals(host))
          .forEach(this::poll);
    }

    private void leave(HostId host, Connection.State state) {
      if (connected.remove(host)) {
        listed.remove(host);
        put(host, state);
        if (state == Connection.State.FAILED) {
          inventory.loseDomains(host);
        } else {
          inventory.forgetDomains(host);
        }
      }
    }

    /** It is added again at once where nothing else happens: nobody knows that it is the same before both list. */
    private void remove(HostId host) {
      String machine = machines.getOrDefault(host, "");
      if (!quiet && of(machine).size() == 1) {
        return;
      }
      story.add(name(host) + " is removed");
      connected.remove(host);
      listed.remove(host);
      proven.remove(host);
      inventory.removeHost(host);
      if (random.nextBoolean()) {
        Set<HostId> rest = new HashSet<>(machines.keySet());
        rest.remove(host);
        inventory.retainHolders(rest);
      }
      if (quiet) {
        put(host, Connection.State.DISCONNECTED);
      } else {
        machines.remove(host);
      }
    }

    private void poll(HostId host) {
      if (!connected.contains(host)) {
        return;
      }
      story.add(name(host) + " lists");
      if (proven.stream().anyMatch(listed::contains) && machines.get(host).equals("M") && quiet) {
        proven.add(host);
      }
      listed.add(host);
      clocks.advance(Duration.ofMillis(1)); // what comes later is told of later
      inventory.updateDomains(host, infos(host), ++time);
      chronicle.polled(FakePolling.round(host));
    }

    private List<DomainInfo> infos(HostId host) {
      return truth.getOrDefault(machines.get(host), List.of()).stream().map(Truth::info).toList();
    }

    /** Those that are connected are told by an event, in any order, or by the next round. */
    private void change() {
      if (quiet) {
        return;
      }
      String machine = random.nextInt(4) == 0 ? "N" : "M";
      List<Truth> vms = truth.getOrDefault(machine, List.of());
      Truth vm = vms.get(random.nextInt(vms.size()));
      vm.change();
      clocks.advance(Duration.ofSeconds(random.nextInt(120))); // else they flap
      story.add(vm.name + (vm.runs ? " starts" : " ends"));
      if (random.nextBoolean()) {
        of(machine).stream().filter(listed::contains)
            .forEach(host -> inventory.updateDomain(host, vm.info(), ++time));
      }
    }

    List<LogEntry> entries() {
      return log.written();
    }

    void check() {
      List<String> messages = entries().stream().map(LogEntry::message).toList();
      assertThat(messages).as(why()).allMatch(message -> message.contains("was started on")
          || message.contains("has shut down") || message.contains("was ended and started again")
          || message.contains("changes again") || message.contains("counted"));
      truth.values().stream().flatMap(List::stream).forEach(vm -> {
        assertThat(count(messages, "'" + vm.name + "' was started")).as(vm.name + " started" + why())
            .isLessThanOrEqualTo(vm.starts);
        assertThat(messages.stream().filter(message -> message.contains("'" + vm.name + "'")
            && message.contains("started again")).count()).as(vm.name + " restarted" + why())
            .isLessThanOrEqualTo(vm.starts);
        assertThat(messages.stream().filter(message -> message.contains("'" + vm.name + "'")
            && message.contains("has shut down")).count()).as(vm.name + " ended" + why()).isLessThanOrEqualTo(vm.ends);
      });
      if (quiet && proven.stream().anyMatch(listed::contains)) {
        truth.getOrDefault("M", List.of()).forEach(this::checkShown);
      }
    }

    private static long count(List<String> messages, String part) {
      return messages.stream().filter(message -> message.contains(part)).count();
    }

    /** As what it is, and by one of those that are heard. */
    private void checkShown(Truth vm) {
      VirtualMachine shown = inventory.virtualMachine(VmId.of(vm.uuid)).orElseThrow(() -> new AssertionError(why()));
      assertThat(listed).as(why()).contains(shown.host());
      HostId before = shownBy.put(vm.uuid, shown.host());
      taken += before == null || before.equals(shown.host()) ? 0 : 1;
      assertThat(inventory.virtualMachines()).as(why()).filteredOn(other -> other.id().uuid().equals(vm.uuid))
          .noneMatch(other -> other.id().isClaim() && proven.contains(other.host()));
    }

    private String why() {
      return " (seed " + seed + (quiet ? ", quiet" : "") + "):\n" + String.join("\n", story);
    }
  }
}
