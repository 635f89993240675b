/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.text.SafeXml;

/** Which kinds of domains a host can have, as its capabilities tell. */
final class GuestTypes {

  private GuestTypes() {
  }

  /** Those of the host's own instruction set first; of the others the order is the host's. */
  static List<GuestType> parse(String capabilities) throws IOException {
    Element root = SafeXml.root(capabilities);
    String own = SafeXml.first(root, "host").flatMap(host -> SafeXml.first(host, "cpu"))
        .flatMap(cpu -> SafeXml.first(cpu, "arch")).map(Element::getTextContent).orElse("");
    List<GuestType> found = new ArrayList<>();
    for (Element guest : SafeXml.children(root, "guest")) {
      Optional<Element> arch = SafeXml.first(guest, "arch");
      Optional<Element> os = SafeXml.first(guest, "os_type");
      if (arch.isPresent() && os.isPresent()) {
        add(found, os.get().getTextContent(), arch.get());
      }
    }
    found.sort(Comparator.comparing(type -> !type.architecture().equals(own)));
    return found;
  }

  /** What the machine itself can run is named behind what is emulated, and is better. */
  private static void add(List<GuestType> found, String os, Element arch) {
    List<Element> hypervisors = SafeXml.children(arch, "domain");
    for (int i = hypervisors.size() - 1; i >= 0; i--) {
      found.add(new GuestType(os, arch.getAttribute("name"), hypervisors.get(i).getAttribute("type"),
          machines(hypervisors.get(i)).isEmpty() ? machines(arch) : machines(hypervisors.get(i))));
    }
  }

  /** The short names, behind each of which is the newest of its kind; others are for old guests. */
  private static List<String> machines(Element parent) {
    return SafeXml.children(parent, "machine").stream().filter(machine -> machine.hasAttribute("canonical"))
        .map(Element::getTextContent).distinct().toList();
  }
}
