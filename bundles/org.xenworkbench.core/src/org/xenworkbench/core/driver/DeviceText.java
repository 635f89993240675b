/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.xenworkbench.core.text.SafeXml;

/**
 * Writes devices in libvirt's form, by a library, whatever is in their names. Any thread.
 *
 * @since 0.1
 */
public final class DeviceText {

  private static final String DEVICES = "/dev/";
  private static final String RAW = "raw";

  private DeviceText() {
  }

  /** Writes what is in an element. */
  private interface Content {
    void into(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String write(String root, Content content) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement(root);
      content.into(xml);
      xml.writeEndElement();
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // nothing of it is written to a file
    }
  }

  private static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  /**
   * A disk.
   *
   * @param hypervisor of which kind the domain is, such as {@code xen} or {@code kvm}
   */
  public static String of(DiskPlan disk, String hypervisor) {
    return write("disk", xml -> {
      xml.writeAttribute("type", isDevice(disk.source()) ? "block" : "file");
      xml.writeAttribute("device", disk.use() == DiskPlan.Use.CD ? "cdrom" : "disk");
      if (!hypervisor.equals("xen") || !disk.format().equals(RAW)) { // libxl finds what fits by itself for raw ones
        empty(xml, "driver", "name", "qemu", "type", disk.format());
      }
      source(xml, disk.source());
      empty(xml, "target", "dev", disk.target(), "bus", disk.bus().id());
      if (disk.use() != DiskPlan.Use.DISK) {
        xml.writeEmptyElement("readonly");
      }
    });
  }

  /** Whether a path is that of a block device. */
  public static boolean isDevice(String path) {
    return path.startsWith(DEVICES);
  }

  private static void source(XMLStreamWriter xml, String path) throws XMLStreamException {
    if (!path.isEmpty()) {
      empty(xml, "source", isDevice(path) ? "dev" : "file", path);
    }
  }

  /**
   * Changes what is in a drive.
   *
   * @param drive the drive, as a definition has it
   * @param path what is in it from now on; empty if it is empty
   */
  public static void putInto(Element drive, String path) {
    for (String former : List.of("source", "backingStore")) {
      SafeXml.children(drive, former).forEach(drive::removeChild);
    }
    drive.setAttribute("type", isDevice(path) ? "block" : "file");
    if (!path.isEmpty()) {
      Element source = drive.getOwnerDocument().createElement("source");
      source.setAttribute(isDevice(path) ? "dev" : "file", path);
      SafeXml.first(drive, "target").ifPresentOrElse(target -> drive.insertBefore(source, target),
          () -> drive.appendChild(source));
    }
  }

  /**
   * A network interface.
   *
   * @param mac its address
   */
  public static String of(InterfacePlan nic, String mac) {
    String kind = nic.kind().name().toLowerCase(Locale.ROOT);
    return write("interface", xml -> {
      xml.writeAttribute("type", kind);
      empty(xml, "mac", "address", mac);
      empty(xml, "source", kind, nic.source());
      if (!nic.model().isEmpty()) {
        empty(xml, "model", "type", nic.model());
      }
    });
  }
}
