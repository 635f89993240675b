/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.text.SafeText;

/**
 * A report as comma separated values (RFC 4180): a line for each host, VM, disk and network interface, the first field
 * saying which it is. What is not known is empty.
 */
final class CsvReport implements ReportWriter {

  private static final String END = "\r\n";

  private final Appendable out;

  /** The fields, whose names are the headings. */
  private enum Field {
    KIND, HOST, VM, NAME, ID, STATE, GROUP, ADDRESS, HYPERVISOR, ARCHITECTURE, CPU_MODEL, CPUS, MEMORY_BYTES,
    MAX_MEMORY_BYTES, SOURCE, MODEL, NOTE, DEFINITION
  }

  CsvReport(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin(Instant time, int hosts) throws IOException {
    out.append(Stream.of(Field.values()).map(field -> field.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","))).append(END);
  }

  private void line(Map<Field, String> values) throws IOException {
    out.append(Arrays.stream(Field.values()).map(field -> SafeText.csv(values.getOrDefault(field, "")))
        .collect(Collectors.joining(","))).append(END);
  }

  @Override
  public void host(HostPart part) throws IOException {
    Host host = part.host();
    Optional<HostInfo> info = host.info();
    Map<Field, String> line = new EnumMap<>(Field.class);
    line.put(Field.KIND, "host");
    line.put(Field.HOST, host.name());
    line.put(Field.NAME, info.map(HostInfo::hostName).orElse(""));
    line.put(Field.ID, host.id().key());
    line.put(Field.STATE, part.state());
    line.put(Field.GROUP, part.group());
    line.put(Field.ADDRESS, host.address());
    line.put(Field.NOTE, part.isUnknown() ? Unknown.Unknown_vms : "");
    info.ifPresent(known -> {
      line.put(Field.HYPERVISOR, (known.hypervisor() + ' ' + known.hypervisorVersion()).strip());
      line.put(Field.ARCHITECTURE, known.architecture());
      line.put(Field.CPU_MODEL, known.cpuModel());
      line.put(Field.CPUS, number(known.cpus()));
      line.put(Field.MEMORY_BYTES, number(known.memory()));
    });
    line(line);
    for (HostPart.VmPart vm : part.vms()) {
      vm(host.name(), vm);
    }
  }

  private void vm(String host, HostPart.VmPart part) throws IOException {
    Map<Field, String> line = new EnumMap<>(Field.class);
    line.put(Field.KIND, "vm");
    line.put(Field.HOST, host);
    line.put(Field.VM, part.vm().name());
    line.put(Field.NAME, part.vm().name());
    line.put(Field.ID, part.vm().id().uuid().toString());
    line.put(Field.STATE, part.state());
    line.put(Field.CPUS, number(part.vm().vcpus()));
    line.put(Field.MEMORY_BYTES, number(part.vm().memory()));
    line.put(Field.MAX_MEMORY_BYTES, number(part.vm().maxMemory()));
    line.put(Field.NOTE, part.unread());
    line.put(Field.DEFINITION, part.definition().map(Definition::xml).orElse(""));
    line(line);
    if (part.definition().isPresent()) {
      devices(host, part.vm().name(), part.definition().get());
    }
  }

  private void devices(String host, String vm, Definition definition) throws IOException {
    for (DomainDevices.Disk disk : definition.devices().disks()) {
      line(Map.of(Field.KIND, "disk", Field.HOST, host, Field.VM, vm, Field.NAME, disk.target(), Field.SOURCE,
          disk.source(), Field.MODEL, disk.device(), Field.NOTE, disk.format()));
    }
    for (DomainDevices.Interface nic : definition.devices().interfaces()) {
      line(Map.of(Field.KIND, "interface", Field.HOST, host, Field.VM, vm, Field.ADDRESS, nic.mac(), Field.SOURCE,
          nic.source(), Field.MODEL, nic.model()));
    }
  }

  /** Zero is what is not known. */
  private static String number(long value) {
    return value > 0 ? Long.toString(value) : "";
  }

  @Override
  public void end(int vms, int unread, int unknown) {
    // each line says it
  }
}
