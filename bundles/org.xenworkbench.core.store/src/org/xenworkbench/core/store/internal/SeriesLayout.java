/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Which file and data source keeps a metric. The data sources of an RRD file are fixed when it is made, so metrics that
 * always come together share one: those of every host or VM, those of one device, four CPUs each; anything else, such
 * as a third party's metric, has a file of its own. Not for several threads at once.
 */
final class SeriesLayout {

  private static final Group HOST_BASE = new Group("base", List.of(Metrics.CPU_AVG, Metrics.LOADAVG,
      Metrics.MEMORY_TOTAL, Metrics.MEMORY_FREE, Metrics.MEMORY_USED, Metrics.RUNNING_DOMAINS, Metrics.RUNNING_VCPUS));
  private static final Group VM_BASE = new Group("base",
      List.of(Metrics.CPU_USAGE, Metrics.MEMORY, Metrics.MEMORY_TARGET, Metrics.MEMORY_INTERNAL_FREE));
  /** Whatever else has metrics: what comes of it always is not known here. */
  private static final Group NO_BASE = new Group("base", List.of());
  private static final List<Device> DEVICES = List.of(
      new Device(Pattern.compile("((?:pif|vif)_.+)_(rx|tx)"), List.of("rx", "tx")),
      new Device(Pattern.compile("(disk_.+)_(read|write)"), List.of("read", "write")),
      new Device(Pattern.compile("(vbd_.+?)_(iops_read|iops_write|read|write)"),
          List.of("read", "write", "iops_read", "iops_write")));
  private static final Pattern CPU = Pattern.compile("cpu(\\d{1,5})");
  private static final int CPUS_PER_FILE = 4;
  private static final int UUID_LENGTH = 36;
  private static final String SINGLE = "value";
  private static final String METRIC = "metric-";
  /** Leaves room for prefix and extension in the 255 bytes that file systems allow. */
  private static final int LONGEST_NAME = 160;
  /** Places are found once rather than with every value, as long as names are not made up without end. */
  private static final int KNOWN_PLACES = 20_000;

  private final Map<String, Place> hostPlaces = new HashMap<>();
  private final Map<String, Place> vmPlaces = new HashMap<>();
  private final Map<String, Place> otherPlaces = new HashMap<>();

  /** Where a metric of an object is kept. */
  Place place(ObjectId object, String metric) {
    Map<String, Place> known = places(object);
    if (known.size() >= KNOWN_PLACES) {
      known.clear();
    }
    return known.computeIfAbsent(metric, name -> find(object, name));
  }

  private Map<String, Place> places(ObjectId object) {
    if (object instanceof HostId) {
      return hostPlaces;
    }
    return object instanceof VmId ? vmPlaces : otherPlaces;
  }

  private static Group base(ObjectId object) {
    if (object instanceof HostId) {
      return HOST_BASE;
    }
    return object instanceof VmId ? VM_BASE : NO_BASE;
  }

  /** The same, found anew, on any thread. */
  static Place find(ObjectId object, String metric) {
    Group base = base(object);
    int index = base.sources().indexOf(metric);
    if (index >= 0) {
      return new Place(base, index);
    }
    Matcher cpu = CPU.matcher(metric);
    if (cpu.matches()) {
      return cpu(Integer.parseInt(cpu.group(1)));
    }
    for (Device device : DEVICES) {
      Matcher matcher = device.pattern().matcher(metric);
      if (matcher.matches()) {
        Group group = new Group(fileName(matcher.group(1)), device.sources());
        return new Place(group, device.sources().indexOf(matcher.group(2)));
      }
    }
    return new Place(new Group(METRIC + fileName(metric), List.of(SINGLE)), 0);
  }

  private static Place cpu(int number) {
    int first = number / CPUS_PER_FILE * CPUS_PER_FILE;
    List<String> sources = IntStream.range(first, first + CPUS_PER_FILE).mapToObj(n -> "cpu" + n).toList();
    return new Place(new Group("cpu" + first, sources), number - first);
  }

  /**
   * The metrics that a file of an object keeps, if it is one of these. A file whose name was too long tells no metric:
   * that is found by its name only.
   *
   * @param file its name without the extension
   */
  static List<String> metrics(ObjectId object, String file) {
    List<String> candidates = new ArrayList<>(base(object).sources());
    Matcher cpu = CPU.matcher(file);
    if (cpu.matches()) {
      candidates.addAll(cpu(Integer.parseInt(cpu.group(1))).group().sources());
    }
    try {
      String name = URLDecoder.decode(file, StandardCharsets.UTF_8);
      DEVICES.forEach(device -> device.sources().forEach(source -> candidates.add(name + '_' + source)));
      candidates.add(name.replaceFirst("^" + METRIC, ""));
    } catch (IllegalArgumentException e) {
      return List.of(); // no name that was made here
    }
    return candidates.stream().distinct().filter(metric -> find(object, metric).group().name().equals(file)).toList();
  }

  /** The folder of an object's files. */
  static String folder(ObjectId object) {
    return object.key().replace('/', '-');
  }

  /**
   * A name that is one file on every file system: what is not a small letter or digit is written as its code, and a
   * long one ends in a number made of all of it.
   */
  private static String fileName(String text) {
    StringBuilder name = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '_' || b == '-';
      name.append(plain ? String.valueOf((char) b) : String.format("%%%02x", b));
    }
    return name.length() <= LONGEST_NAME ? name.toString()
        : name.substring(0, LONGEST_NAME - UUID_LENGTH) + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The metrics of one file.
   *
   * @param name the file's name without its extension
   * @param sources the data sources, in order
   */
  record Group(String name, List<String> sources) {

    /** Asked for with every value: the names of the sources would take longer than all the rest. */
    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * Where a metric is kept.
   *
   * @param group the file
   * @param index which of its data sources
   */
  record Place(Group group, int index) {
  }

  private record Device(Pattern pattern, List<String> sources) {
  }
}
