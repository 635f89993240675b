/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;

/**
 * What a VM is made of, by its definition, which comes from its host.
 *
 * @param xml the definition itself
 * @param disks its disks
 * @param interfaces its network interfaces
 */
public record Definition(String xml, List<Disk> disks, List<Interface> interfaces) {

  /** What of a source tells nothing of where it is. */
  private static final List<String> IGNORED = List.of("index", "startupPolicy", "portid");

  /**
   * A disk.
   *
   * @param target the guest's name of it
   * @param device what it is, such as a disk or a CD
   * @param source the file, device or volume; empty for an empty drive
   * @param format how it is stored
   */
  public record Disk(String target, String device, String source, String format) {
  }

  /**
   * A network interface.
   *
   * @param mac its address
   * @param source the network or bridge that it is connected to
   * @param model what the guest sees
   */
  public record Interface(String mac, String source, String model) {
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is not well-formed or beyond bounds, as a sentence
   */
  public static Definition parse(String xml) throws IOException {
    Optional<Element> devices = SafeXml.first(SafeXml.root(xml), "devices");
    return new Definition(xml, all(devices, "disk").map(Definition::disk).toList(),
        all(devices, "interface").map(Definition::nic).toList());
  }

  private static Stream<Element> all(Optional<Element> devices, String name) {
    return devices.stream().flatMap(all -> SafeXml.children(all, name).stream()).limit(Bounds.DEVICES);
  }

  private static Disk disk(Element disk) {
    String device = disk.getAttribute("device");
    return new Disk(attribute(disk, "target", "dev"), device.isEmpty() ? "disk" : text(device), source(disk),
        attribute(disk, "driver", "type"));
  }

  private static Interface nic(Element nic) {
    return new Interface(attribute(nic, "mac", "address"), source(nic), attribute(nic, "model", "type"));
  }

  /** Whatever it says: a file, a device, pool and volume, a network, a bridge, or protocol and name of a server's. */
  private static String source(Element device) {
    return SafeXml.first(device, "source").map(source -> text(source.getAttributes())).orElse("");
  }

  private static String text(NamedNodeMap attributes) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!IGNORED.contains(attributes.item(i).getNodeName())) {
        values.add(attributes.item(i).getNodeValue());
      }
    }
    return text(String.join(" ", values));
  }

  private static String attribute(Element device, String child, String name) {
    return SafeXml.first(device, child).map(found -> text(found.getAttribute(name))).orElse("");
  }

  private static String text(String told) {
    return Bounds.text(told, Bounds.TEXT);
  }
}
