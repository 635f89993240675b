/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eclipse.jdt.annotation.Nullable;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.NetworkMember;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.libvirt.internal.jna.NetworkCalls;
import org.xenworkbench.core.libvirt.internal.jna.StorageCalls;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;

/** Storage and networks as libvirt describes them. What is written is written by a library, whatever is in names. */
final class ResourceXml {

  private ResourceXml() {
  }

  /** Writes an element. */
  private interface Content {
    void to(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String write(String root, Content content) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      element(xml, root, content);
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // nothing of it is written to a file
    }
  }

  private static void element(XMLStreamWriter xml, String name, Content content) throws XMLStreamException {
    xml.writeStartElement(name);
    content.to(xml);
    xml.writeEndElement();
  }

  private static Content text(String text) {
    return xml -> xml.writeCharacters(text);
  }

  private static Content attribute(String name, String value) {
    return xml -> xml.writeAttribute(name, value);
  }

  static String of(PoolPlan plan) {
    return write("pool", xml -> {
      xml.writeAttribute("type", "dir");
      element(xml, "name", text(plan.name()));
      element(xml, "target", target -> element(target, "path", text(plan.path())));
    });
  }

  static String of(VolumePlan plan) {
    return write("volume", xml -> {
      element(xml, "name", text(plan.name()));
      element(xml, "capacity", text(Long.toString(plan.capacity())));
      element(xml, "allocation", text(Long.toString(plan.allocation())));
      element(xml, "target", target -> element(target, "format", attribute("type", plan.format())));
    });
  }

  /** One like another, whose format a plan need not know. */
  static String copy(StorageVolume original, String name) {
    return write("volume", xml -> {
      element(xml, "name", text(name));
      element(xml, "capacity", text(Long.toString(original.capacity())));
      element(xml, "allocation", text(Long.toString(Math.min(original.capacity(), original.allocation()))));
      if (!original.format().isEmpty()) {
        element(xml, "target", target -> element(target, "format", attribute("type", original.format())));
      }
    });
  }

  static String of(NetworkPlan plan) {
    return write("network", xml -> {
      element(xml, "name", text(plan.name()));
      switch (plan.mode()) {
        case NAT -> element(xml, "forward", attribute("mode", "nat"));
        case BRIDGE -> {
          element(xml, "forward", attribute("mode", "bridge"));
          element(xml, "bridge", attribute("name", plan.bridge()));
        }
        case ISOLATED -> {
          // what leads nowhere has no such element
        }
      }
      if (plan.mode() != NetworkPlan.Mode.BRIDGE) {
        element(xml, "ip", ip -> addresses(ip, "192.168." + plan.subnet() + '.'));
      }
    });
  }

  private static void addresses(XMLStreamWriter xml, String subnet) throws XMLStreamException {
    xml.writeAttribute("address", subnet + 1);
    xml.writeAttribute("netmask", "255.255.255.0");
    element(xml, "dhcp", dhcp -> element(dhcp, "range", range -> {
      range.writeAttribute("start", subnet + 2);
      range.writeAttribute("end", subnet + 254);
    }));
  }

  /** A pool; empty if it has gone while they were listed. One whose description cannot be read has its numbers. */
  static Optional<StoragePool> read(StorageCalls.Pool pool) {
    String description = pool.description();
    if (description == null) {
      return Optional.empty();
    }
    Optional<Element> root = root(description);
    String path = root.flatMap(xml -> child(xml, "target", "path")).map(Element::getTextContent).orElse("");
    return Optional.of(StoragePool.of(pool.name(), root.map(xml -> xml.getAttribute("type")).orElse(""), path)
        .state(state(pool.state())).sizes(pool.capacity(), pool.allocation(), pool.available())
        .kept(pool.persistent(), pool.autostart()).build());
  }

  /** As virStoragePoolState counts them. */
  private static StoragePool.State state(int number) {
    StoragePool.State[] states = StoragePool.State.values();
    return number >= 0 && number < states.length ? states[number] : StoragePool.State.INACTIVE;
  }

  /** A volume; empty if it has gone meanwhile. */
  static Optional<StorageVolume> read(String pool, StorageCalls.Volume volume) {
    String description = volume.description();
    if (description == null) {
      return Optional.empty();
    }
    Optional<Element> root = root(description);
    String format = root.flatMap(xml -> child(xml, "target", "format")).map(xml -> xml.getAttribute("type")).orElse("");
    String path = root.flatMap(xml -> child(xml, "target", "path")).map(Element::getTextContent).orElse("");
    String backing = root.flatMap(xml -> child(xml, "backingStore", "path")).map(Element::getTextContent).orElse("");
    return Optional.of(new StorageVolume(pool, volume.name(), path, format, bytes(root, "capacity"),
        bytes(root, "allocation"), backing));
  }

  /** libvirt tells sizes in bytes, and takes others. */
  private static long bytes(Optional<Element> root, String name) {
    try {
      return root.flatMap(xml -> SafeXml.first(xml, name)).map(xml -> Long.parseLong(xml.getTextContent().strip()))
          .orElse(0L);
    } catch (NumberFormatException e) {
      return 0; // no driver writes that
    }
  }

  /** A network; empty if it has gone meanwhile. */
  static Optional<VirtualNetwork> read(NetworkCalls.Network network) {
    String description = network.description();
    if (description == null) {
      return Optional.empty();
    }
    Optional<Element> root = root(description);
    String bridge = root.flatMap(xml -> SafeXml.first(xml, "bridge")).map(xml -> xml.getAttribute("name")).orElse("");
    String forward = root.flatMap(xml -> SafeXml.first(xml, "forward"))
        .map(xml -> xml.getAttribute("mode").isEmpty() ? "nat" : xml.getAttribute("mode")).orElse("");
    return Optional.of(new VirtualNetwork(network.name(), bridge, forward, network.active(), network.persistent(),
        network.autostart()));
  }

  /** The interfaces of a domain by which it is in networks or on bridges; none of one that cannot be read. */
  static List<NetworkMember> members(UUID domain, @Nullable String description) {
    return (description == null ? Optional.<Element>empty() : root(description))
        .flatMap(xml -> SafeXml.first(xml, "devices")).stream()
        .flatMap(devices -> SafeXml.children(devices, "interface").stream()).limit(Bounds.DEVICES)
        .flatMap(each -> SafeXml.first(each, "source").stream())
        .map(source -> new NetworkMember(domain, source.getAttribute("network"), source.getAttribute("bridge")))
        .filter(member -> !member.network().isEmpty() || !member.bridge().isEmpty()).toList();
  }

  private static Optional<Element> root(String description) {
    try {
      return Optional.of(SafeXml.root(description));
    } catch (IOException e) {
      return Optional.empty(); // what is known without it is shown
    }
  }

  private static Optional<Element> child(Element root, String name, String below) {
    return SafeXml.first(root, name).flatMap(found -> SafeXml.first(found, below));
  }
}
