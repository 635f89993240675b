/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;

/**
 * What the driver needs of a domain's XML: the devices that have counters.
 *
 * @param interfaces the host's names of the virtual interfaces in the guest's order; empty text where the host has none
 * @param disks the guest's names of the block devices, such as {@code vda}
 */
record DomainXml(List<String> interfaces, List<String> disks) {

  /** A domain without devices. */
  static final DomainXml NONE = new DomainXml(List.of(), List.of());

  /**
   * Reads a domain's description.
   *
   * @throws IOException if it is not a well-formed description
   */
  static DomainXml parse(String xml) throws IOException {
    return SafeXml.first(SafeXml.root(xml), "devices")
        .map(devices -> new DomainXml(interfaces(devices), disks(devices))).orElse(NONE);
  }

  /** Whether there is a text console that can be opened: a console or serial device that is a pty. */
  static boolean hasConsole(String xml) throws IOException {
    return SafeXml.first(SafeXml.root(xml), "devices").stream()
        .flatMap(devices -> Stream.of("console", "serial").flatMap(name -> SafeXml.children(devices, name).stream()))
        .anyMatch(device -> device.getAttribute("type").equals("pty"));
  }

  /**
   * As much memory as it may have, in KiB, which libvirt writes whatever was defined.
   *
   * @throws IOException if it does not say
   */
  static long memory(String xml) throws IOException {
    String text = SafeXml.first(SafeXml.root(xml), "memory").map(Element::getTextContent).orElse("").strip();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("memory: '" + text + "'", e);
    }
  }

  private static List<String> interfaces(Element devices) {
    List<String> names = new ArrayList<>();
    for (Element element : SafeXml.children(devices, "interface")) {
      names.add(target(element));
    }
    return bounded(names);
  }

  private static List<String> disks(Element devices) {
    List<String> names = new ArrayList<>();
    for (Element element : SafeXml.children(devices, "disk")) {
      String device = element.getAttribute("device");
      String name = target(element);
      if (!name.isEmpty() && (device.isEmpty() || device.equals("disk"))) {
        names.add(name);
      }
    }
    return bounded(names);
  }

  /** Each costs a call in every round. */
  private static List<String> bounded(List<String> names) {
    return List.copyOf(names.subList(0, Math.min(names.size(), Bounds.DEVICES)));
  }

  /** A name that is too long is none. */
  private static String target(Element device) {
    String name = SafeXml.first(device, "target").map(target -> target.getAttribute("dev")).orElse("");
    return name.length() <= Bounds.DEVICE_NAME ? name : "";
  }
}
