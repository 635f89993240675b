/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.CpuComparison;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.CpuCalls;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.text.XmlText;

/** Has the hypervisor compare CPUs. */
final class Cpus implements CpuComparison {

  private static final String CPU = "cpu";
  /** What libvirt's text has before the names of what is missing. */
  private static final String FEATURES = "required features: ";

  private final Connection connection;
  private final boolean isHostsUnlessSaid;

  Cpus(Means means) {
    this.connection = means.connection();
    this.isHostsUnlessSaid = means.traits() == DriverTraits.XEN;
  }

  @Override
  public String hostCpu() throws HypervisorException {
    return connection.call(Messages.Action_compareCpus, connect -> {
      String capabilities = connect.getCapabilities();
      return XmlText.of(child(root(capabilities == null ? "" : capabilities), "host").flatMap(host -> child(host, CPU))
          .orElseThrow(() -> failed(Messages.Cpus_untold)));
    });
  }

  @Override
  public Match compareHost(String cpu) throws HypervisorException {
    String read = XmlText.of(root(cpu));
    return compare(connect -> CpuCalls.virConnectCompareCPU(connect, read, CpuCalls.FAIL_INCOMPATIBLE));
  }

  /** Of QEMU, a guest of which nothing is said has a CPU that is the same everywhere. */
  @Override
  public Optional<Match> compareGuest(String definition) throws HypervisorException {
    Element domain = root(definition);
    Optional<Element> cpu = child(domain, CPU).filter(found -> child(found, "model").isPresent());
    if (cpu.isEmpty()) {
      boolean isHosts = isHostsUnlessSaid || child(domain, CPU).isPresent();
      return isHosts ? Optional.empty() : Optional.of(new Match(true, ""));
    }
    String read = XmlText.of(cpu.get());
    if (isHostsUnlessSaid) {
      return Optional.of(compareHost(read));
    }
    Optional<Element> type = child(domain, "os").flatMap(os -> child(os, "type"));
    return Optional.of(compare(connect -> CpuCalls.virConnectCompareHypervisorCPU(connect, null,
        attribute(type, "arch"), attribute(type, "machine"), attribute(Optional.of(domain), "type"), read,
        CpuCalls.FAIL_INCOMPATIBLE)));
  }

  private Match compare(ToIntFunction<Pointer> call) throws HypervisorException {
    return connection.call(Messages.Action_compareCpus, connect -> {
      int answer = call.applyAsInt(Connection.pointer(connect));
      if (answer >= 0) {
        return new Match(answer != CpuCalls.INCOMPATIBLE, "");
      }
      if (Virt.virGetLastErrorCode() == CpuCalls.ERR_INCOMPATIBLE) {
        return new Match(false, missing(Virt.lastErrorText()));
      }
      throw connection.lastError(Messages.Action_compareCpus);
    });
  }

  /** What libvirt says to be missing; empty if it does not. */
  static String missing(String text) {
    int at = text.lastIndexOf(FEATURES);
    return at < 0 ? "" : Bounds.text(text.substring(at + FEATURES.length()).strip(), Bounds.TEXT);
  }

  private Element root(String xml) throws HypervisorException {
    try {
      return SafeXml.root(xml);
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private HypervisorException failed(String reason) {
    return connection.errors().of(Messages.Action_compareCpus, Kind.FAILED, reason, null);
  }

  private static Optional<Element> child(Element parent, String name) {
    return SafeXml.first(parent, name);
  }

  private static @Nullable String attribute(Optional<Element> element, String name) {
    return element.map(found -> found.getAttribute(name)).filter(value -> !value.isEmpty()).orElse(null);
  }
}
