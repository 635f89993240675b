/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.AddressAccess;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.HypervisorException;

/** What the domains of a session's host are made of, and how their guests are reached: all of it made up. */
record Descriptions(SimulatorSession session) implements DefinitionAccess, AddressAccess {

  private static final int BYTE = 256;
  private static final long KIB = 1024;
  private static final String DISK = "xvda";

  /** What a domain that nobody has defined otherwise has, as far as it is measured. */
  static final Counted FIRST = Counted.of(new DomainDevices("",
      List.of(new DomainDevices.Disk(DISK, "disk", "", "", "", "", "")),
      List.of(new DomainDevices.Interface("", "", "", HostResources.BRIDGE, ""))));

  @Override
  public String definition(UUID domain) throws HypervisorException {
    return session.call(() -> {
      Domain found = session.world().require(session.host(), domain);
      return found.presentForm(session.world().definition().xenLike()).withoutPasswords().toString();
    });
  }

  @Override
  public List<String> addresses(UUID domain) throws HypervisorException {
    return session.call(() -> {
      Domain found = session.world().require(session.host(), domain);
      if (!found.isActive()) {
        throw World.wrongState(session.host(), found, Messages.State_running);
      }
      return found.isControlDomain() ? List.of() : List.of(address(domain));
    });
  }

  /** Of a net that is for documentation only would have too few. */
  private static String address(UUID domain) {
    int hash = domain.hashCode();
    return "10." + Math.floorMod(hash >> 16, BYTE) + '.' + Math.floorMod(hash >> 8, BYTE) + '.'
        + (1 + Math.floorMod(hash, BYTE - 2));
  }

  /** What a domain that nobody has defined otherwise consists of. */
  static String first(Domain domain, boolean xenLike) {
    StringWriter text = new StringWriter();
    try {
      Lines xml = new Lines(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text));
      xml.open("domain", "type", xenLike ? "xen" : "test");
      xml.element("name", domain.name());
      xml.element("uuid", domain.uuid().toString());
      xml.element("memory", Long.toString(domain.info().maxMemory() / KIB), "unit", "KiB");
      xml.element("vcpu", Integer.toString(domain.vcpus()));
      xml.open("os");
      xml.element("type", xenLike ? "xenpvh" : "hvm");
      xml.close();
      if (!domain.isControlDomain()) {
        devices(xml, domain);
      }
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // into memory
    }
    return text.toString();
  }

  private static void devices(Lines xml, Domain domain) throws XMLStreamException {
    xml.open("devices");
    xml.open("disk", "type", "file", "device", "disk");
    xml.empty("source", "file", NLS.bind("/srv/images/{0}.qcow2", domain.name()));
    xml.empty("target", "dev", DISK);
    xml.close();
    xml.open("interface", "type", "bridge");
    xml.empty("mac", "address", mac(domain.uuid(), 0));
    xml.empty("source", "bridge", HostResources.BRIDGE);
    xml.close();
    xml.empty("console", "type", "pty");
    xml.close();
  }

  /** The address of an interface of a domain; the same in every run. */
  static String mac(UUID domain, int number) {
    int suffix = domain.hashCode() + number;
    return String.format(Locale.ROOT, "00:16:3e:%02x:%02x:%02x", Math.floorMod(suffix >> 16, BYTE),
        Math.floorMod(suffix >> 8, BYTE), Math.floorMod(suffix, BYTE));
  }

  /** Elements on lines of their own, as libvirt writes them. */
  private static final class Lines {

    private static final String INDENT = "  ";

    private final XMLStreamWriter xml;
    private int depth;

    Lines(XMLStreamWriter xml) {
      this.xml = xml;
    }

    private void line() throws XMLStreamException {
      if (depth > 0) {
        xml.writeCharacters('\n' + INDENT.repeat(depth));
      }
    }

    /** Attributes are names followed by their values. */
    void open(String name, String... attributes) throws XMLStreamException {
      line();
      xml.writeStartElement(name);
      attributes(attributes);
      depth++;
    }

    void close() throws XMLStreamException {
      depth--;
      xml.writeCharacters('\n' + INDENT.repeat(depth));
      xml.writeEndElement();
    }

    void element(String name, String text, String... attributes) throws XMLStreamException {
      line();
      xml.writeStartElement(name);
      attributes(attributes);
      xml.writeCharacters(text);
      xml.writeEndElement();
    }

    void empty(String name, String... attributes) throws XMLStreamException {
      line();
      xml.writeEmptyElement(name);
      attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
      for (int i = 0; i < attributes.length; i += 2) {
        xml.writeAttribute(attributes[i], attributes[i + 1]);
      }
    }
  }
}
