/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.FileLines.Line;
import org.xenworkbench.core.host.FileSection;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedFault;
import org.xenworkbench.core.simulator.SimulatedHost;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/** Reads a {@link FleetFile}. Hosts first, then VMs, then faults, whatever their order: these name those. */
final class FleetFileReader {

  private static final int MOST_HOSTS = 2_000;
  private static final int MOST_VMS = 40_000;
  private static final int MOST_CHANGES = 1_000;
  private static final int MOST_PROBLEMS = 100;
  private static final int LONGEST_QUOTE = 600;
  private static final long GIB = 1L << 30;
  private static final long CONTROL_MEMORY = GIB;
  /** What an address takes, a part of which the name is. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]{1,100}");
  private static final String OFF = "off";
  private static final List<String> STATES = List.of("running", OFF);
  private static final String NUMBER = "{n}";
  private static final String HOST = "{host}";

  private final List<String> problems = new ArrayList<>();
  private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
  private final Map<String, Long> free = new HashMap<>();
  private final List<SimulatedVm> vms = new ArrayList<>();
  private final Set<String> vmNames = new HashSet<>();
  private final List<SimulatedFault> faults = new ArrayList<>();
  private final String fileName;

  FleetFileReader(String fileName) {
    this.fileName = fileName;
  }

  FleetFile read(List<Line> lines) {
    List<FileSection> sections = FileSection.read(lines, List.of("fleet", "hosts", "vms", "fault"), this::complain);
    FleetDefinition.Builder fleet = FleetDefinition.named(fileName);
    for (FileSection section : named("fleet", sections)) {
      try {
        fleet = fleet(section);
      } catch (IllegalArgumentException e) {
        complain(e);
      }
    }
    each("hosts", sections, this::hosts);
    each("vms", sections, this::vms);
    each("fault", sections, this::fault);
    hosts.values().forEach(fleet::host);
    vms.forEach(fleet::vm);
    faults.forEach(fleet::fault);
    if (hosts.isEmpty()) {
      problems.add(Messages.FleetFile_NoHosts);
    }
    return new FleetFile(fleet.build(), List.copyOf(problems));
  }

  private static List<FileSection> named(String name, List<FileSection> sections) {
    return sections.stream().filter(section -> section.name().equals(name)).toList();
  }

  private void each(String name, List<FileSection> sections, Consumer<FileSection> taker) {
    for (FileSection section : named(name, sections)) {
      try {
        taker.accept(section);
      } catch (IllegalArgumentException e) {
        complain(e);
      }
    }
  }

  private void complain(IllegalArgumentException e) {
    if (problems.size() < MOST_PROBLEMS) {
      String text = String.valueOf(e.getMessage());
      problems.add(text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + '\u2026');
    }
  }

  private FleetDefinition.Builder fleet(FileSection section) {
    section.require(List.of("name", "like", "bandwidth", "downtime", "shutdown", "changes"));
    FleetDefinition.Builder fleet = FleetDefinition.named(checked(section, section.text("name", fileName)));
    fleet.migrationBandwidth(Math.max(1 << 20, section.rate("bandwidth", 512L << 20)));
    fleet.downtime(section.time("downtime", Duration.ofMillis(300)));
    fleet.changes(section.text("changes").isEmpty() ? 0 : section.count("changes", 1, MOST_CHANGES));
    fleet.shutdownTime(section.time("shutdown", Duration.ofSeconds(2)));
    return section.choice("like", List.of("qemu", "xen")).equals("xen") ? fleet.xenLike() : fleet;
  }

  /** Whether a fleet or a host can have that name: it becomes part of an address, and the name of a file. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.contains("..");
  }

  private static String checked(FileSection section, String name) {
    if (!isName(name)) {
      throw section.wrong("name", NLS.bind(Messages.FleetFile_BadName, name));
    }
    return name;
  }

  private void hosts(FileSection section) {
    section.require(List.of("name", "count", "cpus", "memory"));
    int count = section.count("count", 1, MOST_HOSTS);
    int cpus = section.count("cpus", 16, 4096);
    long memory = section.bytes("memory", 64 * GIB);
    if (hosts.size() + count > MOST_HOSTS) {
      throw section.wrong("count", NLS.bind(Messages.FleetFile_TooManyHosts, MOST_HOSTS));
    }
    if (memory <= CONTROL_MEMORY) {
      throw section.wrong("memory", Messages.FleetFile_NoControlMemory);
    }
    Map<String, SimulatedHost> added = new LinkedHashMap<>();
    for (int n = 1; n <= count; n++) {
      String name = checked(section, numbered(section, n, count, "pm" + NUMBER));
      VmLoad control = new VmLoad(Load.busy(0.08, name.hashCode() & 0xff), Load.NONE, Load.NONE, Load.NONE, Load.NONE);
      if (hosts.containsKey(name)
          || added.put(name, new SimulatedHost(name, cpus, memory, CONTROL_MEMORY, control)) != null) {
        throw section.wrong("name", NLS.bind(Messages.FleetFile_NameTwice, name));
      }
    }
    hosts.putAll(added);
    added.values().forEach(host -> free.put(host.name(), host.memory() - CONTROL_MEMORY));
  }

  private static String numbered(FileSection section, int n, int count, String otherwise) {
    String pattern = section.text("name", otherwise);
    if (count > 1 && !pattern.contains(NUMBER)) {
      throw section.wrong("name", NLS.bind(Messages.FleetFile_NoNumber, NUMBER, count));
    }
    return pattern.replace(NUMBER, Integer.toString(n));
  }

  private void vms(FileSection section) {
    section.require(List.of("name", "on", "count", "vcpus", "memory", "cpu", "network", "disk", "state"));
    int count = section.count("count", 1, MOST_VMS);
    List<String> on = section.text("on").map(List::of).orElse(List.copyOf(hosts.keySet()));
    if (!hosts.keySet().containsAll(on)) {
      throw section.wrong("on", NLS.bind(Messages.FleetFile_NoSuchHost, on.get(0)));
    }
    if (vms.size() + (long) count * on.size() > MOST_VMS) {
      throw section.wrong("count", NLS.bind(Messages.FleetFile_TooManyVms, MOST_VMS));
    }
    double wanted = requireRoom(section, on, count);
    List<SimulatedVm> added = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String host : on) {
      for (int n = 1; n <= count; n++) {
        SimulatedVm vm = vm(section, host, numbered(section, n, count, HOST + "-vm" + NUMBER).replace(HOST, host));
        if (vmNames.contains(vm.name()) || !names.add(vm.name())) {
          throw section.wrong("name", NLS.bind(Messages.FleetFile_NameTwice, vm.name()));
        }
        added.add(vm);
      }
    }
    on.forEach(host -> free.merge(host, -(long) wanted, Long::sum));
    vms.addAll(added);
    vmNames.addAll(names);
  }

  /** Before any is made: a file with many sections that do not fit takes no time. */
  private double requireRoom(FileSection section, List<String> on, int count) {
    double wanted = section.choice("state", STATES).equals(OFF) ? 0 : (double) count * section.bytes("memory", GIB);
    on.stream().filter(host -> free.getOrDefault(host, 0L) < wanted).findFirst().ifPresent(host -> {
      throw section.wrong("memory", NLS.bind(Messages.FleetFile_NoRoom, host));
    });
    return wanted;
  }

  private static SimulatedVm vm(FileSection section, String host, String name) {
    if (name.isBlank() || name.length() > 200) {
      throw section.wrong("name", NLS.bind(Messages.FleetFile_BadVmName, name));
    }
    int vcpus = section.count("vcpus", 2, 512);
    VmLoad load = List.of("cpu", "network", "disk").stream().allMatch(key -> section.text(key).isEmpty()) ? VmLoad.IDLE
        : VmLoad.server(Math.min(vcpus / 2.0, section.cpus("cpu", 0.01)), section.rate("network", 0),
            section.rate("disk", 0), name.hashCode() & 0xffff);
    SimulatedVm vm = SimulatedVm.of(name, host, vcpus, section.bytes("memory", GIB), load);
    return section.choice("state", STATES).equals(OFF) ? vm.shutOff() : vm;
  }

  private void fault(FileSection section) {
    section.require(List.of("host", "what", "after", "for", "every"));
    String host = section.text("host", "");
    if (!hosts.containsKey(host)) {
      throw section.wrong("host", NLS.bind(Messages.FleetFile_NoSuchHost, host));
    }
    String what = section.text("what", "");
    SimulatedFault.Kind kind = switch (what.startsWith("slow ") ? "slow" : what) {
      case "unreachable" -> SimulatedFault.Kind.UNREACHABLE;
      case "frozen" -> SimulatedFault.Kind.FROZEN;
      case "slow" -> SimulatedFault.Kind.SLOW;
      case "refuses migrations" -> SimulatedFault.Kind.REFUSES_MIGRATIONS;
      case "disk full" -> SimulatedFault.Kind.DISK_FULL;
      default -> throw section.wrong("what", NLS.bind(Messages.FleetFile_UnknownFault, what));
    };
    Duration latency = kind != SimulatedFault.Kind.SLOW ? Duration.ZERO
        : what.equals("slow") ? Duration.ofSeconds(1) : section.time("what", what.substring("slow ".length()));
    Duration length = section.time("for", Duration.ZERO);
    Duration every = section.time("every", Duration.ZERO);
    if (!every.isZero() && (length.isZero() || every.compareTo(length) <= 0)) {
      throw section.wrong("every", Messages.FleetFile_Every);
    }
    faults.add(new SimulatedFault(host, kind, section.time("after", Duration.ZERO), length, every, latency));
  }
}
