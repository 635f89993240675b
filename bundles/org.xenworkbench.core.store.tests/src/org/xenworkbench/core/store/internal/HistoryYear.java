/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Writes a year of the demo fleet's history and events into a workspace that was closed, with the product's own store,
 * so that every range can be looked at. What a host takes is what the VMs take that its own log has on it then, and
 * some more of its own; at the end each is where the demo fleet has it. Takes the folder of the store (below
 * {@code .metadata/.plugins}), without a folder {@code history} in it, and the identities of pm1 and pm2.
 */
public final class HistoryYear {

  private static final int ROUND = 600;
  private static final long GIB = 1L << 30;
  private static final int HOST_CPUS = 16;
  private static final long SEED = 20_261_129;
  /** How busy, of how many GiB and vCPUs: those of the demo fleet, so that the VMs of a host add up to it. */
  private static final Map<String, double[]> VMS = Map.of(
      "VM1", new double[] {0.08, 4, 2}, "VM2", new double[] {0.2, 4, 2}, "web-01", new double[] {0.3, 4, 4},
      "web-02", new double[] {0.25, 4, 4}, "db-01", new double[] {0.35, 16, 8}, "build-01", new double[] {0.8, 8, 8},
      "mail", new double[] {0.12, 4, 2}, "backup", new double[] {0.5, 2, 2});
  private static final List<String> ON_FIRST = List.of("VM1", "web-01", "db-01", "backup");
  private static final Duration MIGRATION = Duration.ofSeconds(25);

  private final Instant end;
  private final List<HostId> hosts;
  private final Random random = new Random(SEED);
  private final List<Move> moves;

  /** A migration, to the other host unless it failed. */
  private record Move(String vm, Instant start, boolean isFailed) {
  }

  private HistoryYear(Instant end, List<HostId> hosts) {
    this.end = end;
    this.hosts = hosts;
    moves = moves();
  }

  /** Takes the store's folder and the identities of two hosts. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Instant end = Instant.now();
    List<HostId> hosts = List.of(HostId.of(arguments[1]), HostId.of(arguments[2]));
    RrdArchive archive = new RrdArchive(folder.resolve("history"), Clock.systemUTC(), HistoryYear::failed);
    HistoryYear year = new HistoryYear(end, hosts);
    year.samples(archive);
    archive.end();
    try (SqliteEventStore events = new SqliteEventStore(folder.resolve("events.db"), Timing.system(),
        HistoryYear::failed)) {
      events.append(year.events());
    }
  }

  private static void failed(String text, Throwable cause) {
    throw new IllegalStateException(text, cause);
  }

  private void samples(RrdArchive archive) {
    Instant fine = end.minus(Duration.ofHours(2));
    for (Instant time = end.minus(Duration.ofDays(365)); time.isBefore(fine); time = time.plusSeconds(ROUND)) {
      long day = Duration.between(time, end).toDays();
      if (day < 200 || day > 213) { // the workbench was not started in the holidays
        write(archive, time, ROUND);
      }
    }
    Instant finest = end.minus(Duration.ofMinutes(10));
    for (Instant time = fine; time.isBefore(end); time = time.plusSeconds(time.isBefore(finest) ? 60 : 5)) {
      write(archive, time, time.isBefore(finest) ? 60 : 5);
    }
  }

  private void write(RrdArchive archive, Instant time, double interval) {
    for (int host = 0; host < hosts.size(); host++) {
      Map<ObjectId, Map<String, Double>> values = new HashMap<>();
      double cpu = 0.02;
      double memory = GIB;
      double rate = 0;
      for (Map.Entry<String, double[]> vm : VMS.entrySet()) {
        if (where(vm.getKey(), time) == host && isOn(vm.getKey(), time)) {
          double busy = busy(vm.getValue()[0], time);
          values.put(id(vm.getKey()), vm(busy, vm.getValue()[1] * GIB));
          cpu += busy * vm.getValue()[2] / HOST_CPUS;
          memory += vm.getValue()[1] * GIB;
          rate += busy * 4e6;
        }
      }
      double busyCpu = Math.min(1, cpu);
      values.put(hosts.get(host), Map.of("cpu_avg", busyCpu, "memory_total", 64.0 * GIB, "memory_used", memory,
          "memory_free", 64.0 * GIB - memory, "pif_aggr_rx", rate * 0.3, "pif_aggr_tx", rate));
      archive.write(new SampleBatch(hosts.get(host), time, values), interval);
    }
  }

  /** On which of the hosts a VM is: what moves again later is on the other one now. */
  private int where(String vm, Instant time) {
    int home = ON_FIRST.contains(vm) ? 0 : 1;
    long later = moves.stream().filter(move -> move.vm.equals(vm) && !move.isFailed
        && move.start.plus(MIGRATION).isAfter(time)).count();
    return later % 2 == 0 ? home : 1 - home;
  }

  /** The backup runs on Sunday nights only. */
  private static boolean isOn(String name, Instant time) {
    var local = time.atOffset(ZoneOffset.UTC);
    return !name.equals("backup") || local.getDayOfWeek().getValue() == 7 && local.getHour() < 5;
  }

  private static Map<String, Double> vm(double busy, double memory) {
    return Map.of("cpu_usage", busy, "memory", memory, "memory_target", memory, "vif_0_rx", busy * 1e6, "vif_0_tx",
        busy * 4e6, "vbd_xvda_read", busy * 2e6, "vbd_xvda_write", busy * 3e6);
  }

  /** By day more than by night, on working days more than on others, a little more each month, with peaks. */
  private double busy(double usual, Instant time) {
    var local = time.atOffset(ZoneOffset.UTC);
    double day = 1 + 0.35 * Math.sin((local.getHour() + local.getMinute() / 60.0 - 9) / 24 * 2 * Math.PI);
    double week = local.getDayOfWeek().getValue() > 5 ? 0.8 : 1.1;
    double growth = 1 - Duration.between(time, end).toDays() / 730.0;
    double peak = random.nextInt(200) == 0 ? 2 : 1;
    return Math.min(1, usual * day * week * growth * peak * (0.8 + 0.4 * random.nextDouble()));
  }

  /** What its log tells; writes nothing. */
  static List<LogEntry> log(Instant end, List<HostId> hosts) {
    return new HistoryYear(end, hosts).events();
  }

  private List<Move> moves() {
    List<Move> all = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      Instant start = end.minus(Duration.ofDays(365).multipliedBy(160 - i).dividedBy(160))
          .plusSeconds(random.nextInt(40_000));
      if (start.isBefore(end.minusSeconds(120))) {
        all.add(new Move(i % 3 == 0 ? "web-01" : "VM2", start, i % 17 == 5));
      }
    }
    for (int minutes : new int[] {900, 300, 40, 7, 5}) {
      all.add(new Move("VM2", end.minus(Duration.ofMinutes(minutes)), false));
    }
    return all;
  }

  private List<LogEntry> events() {
    List<LogEntry> entries = new ArrayList<>();
    moves.forEach(move -> entries.add(migration(move)));
    for (int day = 3; day < 360; day += 23) {
      entries.add(LogEntry.occurrence(LogEntry.POWER, day % 46 == 3 ? LogEntry.Status.WARNING : LogEntry.Status.INFO,
          day % 46 == 3 ? "VM 'mail' on 'pm2' crashed" : "VM 'mail' on 'pm2' rebooted",
          end.minus(Duration.ofDays(day))).host(hosts.get(1), "pm2").vm(id("mail"), "mail").user("guest").build());
    }
    return entries;
  }

  private LogEntry migration(Move move) {
    String vm = move.vm;
    Instant start = move.start;
    boolean isFailed = move.isFailed;
    int from = where(vm, start);
    String message = "VM '" + vm + "' from 'pm" + (from + 1) + "' to 'pm" + (2 - from) + "'";
    return LogEntry.of(LogEntry.MIGRATION, isFailed ? LogEntry.Status.FAILED : LogEntry.Status.SUCCEEDED,
        isFailed ? "Migrating " + message + ": no memory" : "Migrated " + message, start)
        .host(hosts.get(from), "pm" + (from + 1)).vm(id(vm), vm).finished(start.plus(MIGRATION)).user("ann")
        .attribute(LogAttribute.SOURCE, hosts.get(from).key())
        .attribute(LogAttribute.TARGET, hosts.get(1 - from).key()).build();
  }

  private static VmId id(String name) {
    return VmId.of(UUID.nameUUIDFromBytes(("simulated VM " + name).getBytes(StandardCharsets.UTF_8)));
  }
}
