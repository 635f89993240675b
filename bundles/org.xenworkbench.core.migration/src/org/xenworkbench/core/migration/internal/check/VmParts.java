/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;

/**
 * What a VM is made of, as its definition says. It comes from a host: nothing in it is trusted.
 *
 * @param definition the definition
 * @param devices its disks and network interfaces
 * @param ofHost what it has of its host and no other host can give it, in words; empty if nothing
 * @param unsent the guest's names of disks that no migration sends along: read-only, or meant for several
 */
record VmParts(String definition, DomainDevices devices, List<String> ofHost, Set<String> unsent) {

  /** In the order in which an address of a PCI device is written. */
  private static final List<String> PCI = List.of("domain", "bus", "slot", "function");

  static VmParts of(String definition) throws HypervisorException {
    try {
      Element root = SafeXml.root(definition);
      return new VmParts(definition, DomainDevices.of(root), ofHost(root), unsent(root));
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Set<String> unsent(Element root) {
    return SafeXml.first(root, "devices").stream().flatMap(devices -> SafeXml.children(devices, "disk").stream())
        .filter(disk -> SafeXml.first(disk, "readonly").isPresent() || SafeXml.first(disk, "shareable").isPresent())
        .flatMap(disk -> SafeXml.first(disk, "target").stream()).map(target -> target.getAttribute("dev"))
        .limit(Bounds.DEVICES).collect(Collectors.toSet());
  }

  private static List<String> ofHost(Element root) {
    List<String> found = new ArrayList<>();
    SafeXml.first(root, "devices").ifPresent(devices -> {
      SafeXml.children(devices, "hostdev").forEach(device -> found.add(words(device)));
      SafeXml.children(devices, "interface").stream().filter(nic -> nic.getAttribute("type").equals("hostdev"))
          .forEach(device -> found.add(words(device)));
      SafeXml.children(devices, "filesystem").stream()
          .forEach(device -> found.add(source(device).map(VmParts::values).orElse("filesystem")));
    });
    return found.stream().limit(Bounds.DEVICES).map(text -> Bounds.text(text, Bounds.NAME)).toList();
  }

  /** Of which kind it is, and where on the host. */
  private static String words(Element device) {
    String kind = device.getTagName().equals("interface") ? "" : device.getAttribute("type");
    return (kind + ' ' + source(device).flatMap(source -> SafeXml.first(source, "address")).map(VmParts::values)
        .orElse("")).strip();
  }

  private static Optional<Element> source(Element device) {
    return SafeXml.first(device, "source");
  }

  private static String values(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength()).mapToObj(attributes::item)
        .filter(attribute -> !attribute.getNodeName().equals("type"))
        .sorted(Comparator.comparingInt(attribute -> PCI.indexOf(attribute.getNodeName()))).map(Node::getNodeValue)
        .collect(Collectors.joining(":"));
  }
}
