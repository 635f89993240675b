/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.CpuComparison;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.text.SafeXml;

/** The CPUs of a session's host: all hosts of a fleet have the same, but for what they were made to lack. */
record Cpus(SimulatorSession session) implements CpuComparison {

  private static final Set<String> FEATURES = Set.of("aes", "avx2", "sse4.2");

  private Set<String> own() {
    Set<String> own = new TreeSet<>(FEATURES);
    own.removeAll(session.host().lackingCpuFeatures());
    return own;
  }

  @Override
  public String hostCpu() throws HypervisorException {
    return session.call(() -> own().stream().map(name -> "<feature name=\"" + name + "\"/>")
        .collect(Collectors.joining("", "<cpu><model>" + Messages.Session_CpuModel + "</model>", "</cpu>")));
  }

  @Override
  public Match compareHost(String cpu) throws HypervisorException {
    Element read = root(cpu);
    return session.call(() -> compare(read));
  }

  private Match compare(Element cpu) {
    Set<String> missing = SafeXml.children(cpu, "feature").stream().map(feature -> feature.getAttribute("name"))
        .filter(FEATURES::contains).collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(own());
    return new Match(missing.isEmpty(), String.join(", ", missing));
  }

  @Override
  public Optional<Match> compareGuest(String definition) throws HypervisorException {
    Optional<Element> cpu = SafeXml.first(root(definition), "cpu")
        .filter(found -> SafeXml.first(found, "model").isPresent());
    return session.call(() -> cpu.map(this::compare));
  }

  private static Element root(String xml) throws HypervisorException {
    try {
      return SafeXml.root(xml);
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }
}
