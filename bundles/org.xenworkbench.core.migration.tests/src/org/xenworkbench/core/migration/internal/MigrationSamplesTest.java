/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.VirtualTime;

/** What is kept of the time around migrations: all of it, of all that had to do with them, and nothing twice. */
class MigrationSamplesTest {

  private static final Duration MARGIN = MigrationSamples.MARGIN;

  private final VirtualTime time = new VirtualTime();
  private final FakeEventLog log = new FakeEventLog();
  private final FakeHistory history = new FakeHistory();
  private final FakeInventory inventory = new FakeInventory();
  private final FakeSampler sampler = new FakeSampler();
  private final HostId source = host("pm2");
  private final HostId target = host("pm1");
  private final VmId moved = vm(source);
  private final VmId stays = vm(target);

  private MigrationSamples open() {
    return new MigrationSamples(log, history, inventory, sampler, time);
  }

  private HostId host(String name) {
    HostId id = HostId.random();
    inventory.put(Host.of(id, name, Connection.of(Connection.State.CONNECTED, now())).build());
    measure(id);
    return id;
  }

  private VmId vm(HostId host) {
    VmId id = VmId.of(UUID.randomUUID());
    inventory.put(VirtualMachine.of(id, "vm", host).state(DomainState.RUNNING, 1).build());
    measure(id);
    return id;
  }

  private void measure(ObjectId object) {
    history.put(object, "cpu", new TimeSeries(new long[] {1}, new double[] {1}));
  }

  private Instant now() {
    return time.clock().instant();
  }

  private LogEntry begin(HostId from, HostId to, VmId vm) {
    return begin(UUID.randomUUID(), from, to, vm);
  }

  private LogEntry begin(UUID id, HostId from, HostId to, VmId vm) {
    LogEntry entry = LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, "m", now()).correlation(id)
        .vm(vm, "vm").host(from, "pm2").attribute(LogAttribute.SOURCE, from.key())
        .attribute(LogAttribute.TARGET, to.key()).build();
    log.append(entry);
    return entry;
  }

  private LogEntry end(LogEntry entry, LogEntry.Status status) {
    LogEntry ended = entry.toBuilder().status(status).finished(now()).build();
    log.append(ended);
    return ended;
  }

  private Set<ObjectId> objects() {
    return new HashSet<>(history.kept().stream().map(HistoryQuery::object).toList());
  }

  @Test
  void aShortOneIsKeptOnceAMinuteAfterItsEnd() {
    open();
    LogEntry entry = begin(source, target, moved);
    time.advance(Duration.ofSeconds(20));
    LogEntry ended = end(entry, LogEntry.Status.SUCCEEDED);
    time.advance(MARGIN);
    assertThat(history.kept()).as("samples may still come").isEmpty();
    time.advance(Duration.ofSeconds(30));
    assertThat(objects()).containsExactlyInAnyOrder(source, target, moved, stays);
    assertThat(history.kept()).hasSize(4).allSatisfy(query -> {
      assertThat(query.from()).isEqualTo(entry.started().minus(MARGIN));
      assertThat(query.to()).isEqualTo(ended.finished().orElseThrow().plus(MARGIN));
      assertThat(query.metrics()).containsExactly("cpu");
    });
    time.advance(Duration.ofMinutes(30));
    log.append(ended.toBuilder().details("amended").build());
    time.advance(Duration.ofMinutes(30));
    assertThat(history.kept()).as("once").hasSize(4);
  }

  /** Hours in a queue are no hours of a migration. */
  @Test
  void whileOneWaitsForItsTurnNothingIsKept() {
    open();
    LogEntry asked = begin(source, target, moved);
    log.append(asked.withAttribute(LogAttribute.WAITS, "true"));
    time.advance(Duration.ofMinutes(20));
    log.append(asked.toBuilder().status(LogEntry.Status.CANCELLED).finished(now())
        .attribute(LogAttribute.NOT_BEGUN, "true").build());
    time.advance(Duration.ofMinutes(20));
    assertThat(history.kept()).isEmpty();
    LogEntry other = begin(source, target, moved);
    log.append(other.withAttribute(LogAttribute.WAITS, "true"));
    time.advance(Duration.ofMinutes(20));
    LogEntry turn = begin(other.correlation(), source, target, moved);
    end(turn, LogEntry.Status.SUCCEEDED);
    time.advance(Duration.ofMinutes(2));
    assertThat(history.kept()).hasSize(4).allMatch(query -> query.from().equals(turn.started().minus(MARGIN)));
  }

  @Test
  void ofAHostWithManyVmsThoseAreKeptThatUseMost() {
    List<VmId> many = Stream.generate(() -> vm(target)).limit(MigrationSamples.MOST_VMS).toList();
    many.forEach(vm -> sampler.put(vm, Metrics.CPU_USAGE, 0.5));
    sampler.put(stays, Metrics.CPU_USAGE, 0.1);
    open();
    end(begin(source, target, moved), LogEntry.Status.FAILED);
    time.advance(Duration.ofMinutes(2));
    assertThat(objects()).containsAll(many).contains(source, target, moved).doesNotContain(stays);
  }

  @Test
  void whatAnEarlierRunBeganIsKeptAsFarAsItIsStillFine() {
    LogEntry entry = LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, "m", now().minusSeconds(3_600))
        .vm(moved, "vm").host(source, "pm2").attribute(LogAttribute.TARGET, target.key()).build();
    log.hide(Optional.of("not now"));
    log.keep(entry);
    open();
    time.advance(Duration.ofSeconds(1));
    log.hide(Optional.empty());
    log.suffer(Optional.empty());
    Instant began = now();
    time.advance(Duration.ofSeconds(20));
    LogEntry ended = end(entry, LogEntry.Status.CANCELLED);
    time.advance(Duration.ofMinutes(2));
    assertThat(objects()).containsExactlyInAnyOrder(source, target, moved, stays);
    assertThat(history.kept().stream().filter(query -> query.object().equals(moved)))
        .allMatch(query -> query.from().isAfter(began.minus(Duration.ofMinutes(11))))
        .anyMatch(query -> query.to().equals(ended.finished().orElseThrow().plus(MARGIN)));
  }

  @Test
  void anEndInTheMidstKeepsWhatThereIs() {
    MigrationSamples samples = open();
    begin(source, target, moved);
    time.advance(Duration.ofSeconds(20));
    CompletableFuture<Void> closing = CompletableFuture.runAsync(samples::close);
    time.until("The end", Duration.ofSeconds(30), closing::isDone);
    assertThat(history.kept()).hasSize(4).allMatch(query -> !query.to().isAfter(now()));
  }

  /** Migrations at random, some long, some at once: each second that a plain model wants is kept, once. */
  @Test
  void everySecondAroundEachIsKept() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<HostId> hosts = List.of(source, target, host("pm3"), host("pm4"));
    open();
    time.advance(Duration.ofMinutes(2));
    Map<LogEntry, Instant> running = new HashMap<>();
    List<LogEntry> all = new ArrayList<>();
    for (int minute = 0; minute < 240; minute++) {
      if (minute < 200 && random.nextInt(6) == 0) {
        HostId from = hosts.get(random.nextInt(4));
        int length = random.nextBoolean() ? random.nextInt(60) : 60 * random.nextInt(25);
        running.put(begin(from, hosts.get((hosts.indexOf(from) + 1) % 4), moved), now().plusSeconds(length));
      }
      time.advance(Duration.ofSeconds(60));
      List<LogEntry> over = running.keySet().stream().filter(entry -> !running.get(entry).isAfter(now())).toList();
      over.forEach(entry -> all.add(end(entry, LogEntry.Status.SUCCEEDED)));
      running.keySet().removeAll(over);
    }
    assertThat(running).isEmpty();
    for (ObjectId object : hosts) {
      Set<Long> kept = new HashSet<>();
      long total = 0;
      for (HistoryQuery query : history.kept()) {
        if (query.object().equals(object)) {
          total += Duration.between(query.from(), query.to()).toSeconds();
          for (long at = query.from().getEpochSecond(); at < query.to().getEpochSecond(); at++) {
            kept.add(at);
          }
        }
      }
      assertThat(total - kept.size()).as("seed " + seed + ": twice").isZero();
      all.stream().filter(entry -> entry.attributes().containsValue(object.key())).forEach(entry -> {
        for (long at = entry.started().minus(MARGIN).getEpochSecond(); at < entry.finished().orElseThrow()
            .plus(MARGIN).getEpochSecond(); at++) {
          assertThat(kept.contains(at)).as("seed " + seed + ": " + at + " of " + entry.started()).isTrue();
        }
      });
    }
    System.out.println(all.size() + " migrations, " + history.kept().size() + " pieces, seed " + seed);
  }
}
