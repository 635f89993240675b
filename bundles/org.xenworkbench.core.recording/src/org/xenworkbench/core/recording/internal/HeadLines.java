/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * What a recording says of itself and of its objects, as lines that begin with what they tell; others are of a later
 * version of this form, and skipped. Addresses of hosts, and what tells their machines from others, are not written.
 */
final class HeadLines {

  static final String FORM = "xenrec";
  private static final String FACTS = "facts";
  private static final String HOST = "host";
  private static final String VM = "vm";
  private static final String STAY = "stay";
  private static final String STATE = "state";
  private static final String METRIC = "metric";

  private HeadLines() {
  }

  static List<String> lines(Content content) {
    Content.Facts facts = content.facts();
    List<String> lines = new ArrayList<>();
    lines.add(Fields.line(FORM, Limits.VERSION));
    lines.add(Fields.line(FACTS, facts.id(), facts.title(), facts.from(), facts.to(), facts.made(), facts.version(),
        facts.interval().toMillis()));
    content.hosts().values().forEach(host -> lines.add(line(host)));
    content.vms().values().forEach(vm -> lines.add(Fields.line(VM, vm.id().key(), vm.name(), vm.host().key(),
        vm.vcpus(), vm.memory(), vm.maxMemory(), vm.persistent(), vm.domainNumber())));
    content.stays().forEach((vm, stays) -> stays.forEach(
        (since, host) -> lines.add(Fields.line(STAY, vm.key(), since, host.key()))));
    content.states().forEach((vm, states) -> states.forEach(
        (since, state) -> lines.add(Fields.line(STATE, vm.key(), since, state))));
    content.metrics().forEach(metric -> lines.add(Fields.line(METRIC, metric.id(), metric.label(), metric.scope(),
        metric.unit().name(), metric.group(), metric.definition(), metric.source())));
    return lines;
  }

  private static String line(Host host) {
    List<Object> fields = new ArrayList<>(
        List.of(HOST, host.id().key(), host.name(), host.kind(), host.simulated()));
    host.info().ifPresent(info -> fields.addAll(List.of(info.hostName(), info.hypervisor(), info.hypervisorVersion(),
        info.architecture(), info.cpuModel(), info.cpus(), info.memory())));
    return Fields.line(fields.toArray());
  }

  /**
   * The version of the form that the lines have.
   *
   * @throws IllegalArgumentException if they have none
   */
  static int version(List<String> lines) {
    Fields first = Fields.of(lines.isEmpty() ? "" : lines.get(0));
    if (!first.get(0).equals(FORM)) {
      throw new IllegalArgumentException("No recording begins like that.");
    }
    return Integer.parseInt(first.get(1));
  }

  /**
   * Reads lines of this version.
   *
   * @throws IllegalArgumentException if they are none, a {@link Times.OutsideException} if the recording is of a time
   *     that cannot be
   */
  static Content content(List<String> lines) {
    Content content = Content.of(lines.stream().filter(line -> line.startsWith(FACTS)).map(Fields::of)
        .filter(line -> line.get(0).equals(FACTS)).findFirst().map(HeadLines::facts)
        .orElseThrow(() -> new IllegalArgumentException("It says nothing of itself.")));
    Identities ids = new Identities(content.facts().id());
    lines.forEach(line -> read(Fields.of(line), content, ids));
    content.vms().values().forEach(vm -> require(content, vm.host()));
    content.stays().values().forEach(stays -> stays.values().forEach(host -> require(content, host)));
    return content;
  }

  private static void require(Content content, HostId host) {
    if (!content.hosts().containsKey(host)) {
      throw new IllegalArgumentException("A VM is on a host of which nothing is told.");
    }
  }

  private static Content.Facts facts(Fields line) {
    int next = 1;
    UUID id = UUID.fromString(line.get(next++));
    String title = Bounds.text(line.get(next++), Bounds.NAME);
    Instant from = Times.instant(line.get(next++));
    Instant to = Times.instant(line.get(next++));
    Instant made = Times.instant(line.get(next++));
    String version = Bounds.text(line.get(next++), Bounds.NAME);
    Duration interval = Duration.ofMillis(Long.parseLong(line.get(next)));
    Times.check(from, to);
    if (interval.isNegative() || interval.isZero() || interval.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("It was sampled at no interval.");
    }
    return new Content.Facts(id, title, from, to, made, version, interval);
  }

  private static void read(Fields line, Content content, Identities ids) {
    switch (line.get(0)) {
      case HOST -> {
        Host host = host(line, ids, content.from());
        content.hosts().put(host.id(), host);
        content.recordedIds().put(host.id(), line.get(1));
      }
      case VM -> {
        VirtualMachine vm = vm(line, ids);
        content.vms().put(vm.id(), vm);
        content.recordedIds().put(vm.id(), line.get(1));
      }
      case STAY -> {
        VmId vm = ids.vm(line.get(1));
        content.stays().computeIfAbsent(vm, key -> new TreeMap<>()).put(Times.instant(line.get(2)),
            ids.host(line.get(3)));
      }
      case STATE -> States.named(line.get(3)).ifPresent(state -> content.states()
          .computeIfAbsent(ids.vm(line.get(1)), key -> new TreeMap<>()).put(Times.instant(line.get(2)), state));
      case METRIC -> content.metrics().add(metric(line));
      default -> {
        // of a later version
      }
    }
  }

  private static Host host(Fields line, Identities ids, Instant since) {
    int next = 1;
    HostId id = ids.host(line.get(next++));
    Host.Builder host = Host.of(id, Bounds.text(line.get(next++), Bounds.NAME),
        Connection.of(Connection.State.DISCONNECTED, since)).kind(Host.Kind.valueOf(line.get(next++)))
        .simulated(Boolean.parseBoolean(line.get(next++)));
    if (line.size() > next) {
      host.info(HostInfo.of(name(line, next++), name(line, next++)).hypervisorVersion(name(line, next++))
          .architecture(name(line, next++)).cpuModel(name(line, next++))
          .cpus(Bounds.known(Integer.parseInt(line.get(next++)), Bounds.CPUS))
          .memory(Bounds.memory(Long.parseLong(line.get(next)))).build());
    }
    return host.build();
  }

  private static String name(Fields line, int index) {
    return Bounds.text(line.get(index), Bounds.NAME);
  }

  private static VirtualMachine vm(Fields line, Identities ids) {
    int next = 1;
    VmId id = ids.vm(line.get(next++));
    String name = Bounds.text(line.get(next++), Bounds.NAME);
    HostId host = ids.host(line.get(next++));
    return VirtualMachine.of(id, name, host).vcpus(Bounds.known(Integer.parseInt(line.get(next++)), Bounds.VCPUS))
        .memory(Bounds.memory(Long.parseLong(line.get(next++))), Bounds.memory(Long.parseLong(line.get(next++))))
        .persistent(Boolean.parseBoolean(line.get(next++)))
        .state(DomainState.NO_STATE, Math.max(-1, Integer.parseInt(line.get(next)))).build();
  }

  private static MetricDescriptor metric(Fields line) {
    int next = 1;
    String id = name(line, next++);
    String label = name(line, next++);
    MetricDescriptor.Scope scope = MetricDescriptor.Scope.valueOf(line.get(next++));
    String unit = line.get(next++);
    return new MetricDescriptor(id, label, scope, unit(unit), name(line, next++),
        Bounds.text(line.get(next++), Bounds.TEXT), name(line, next));
  }

  /** A third party's unit is told as a number. */
  private static Unit unit(String name) {
    return Optional.of(name).flatMap(wanted -> Unit.ALL.stream().filter(unit -> unit.name().equals(wanted)).findFirst())
        .orElse(Unit.COUNT);
  }
}
