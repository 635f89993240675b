/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.AddressAccess;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.HypervisorException;

/** What the domains of a session's host are made of, and how their guests are reached: all of it made up. */
record Descriptions(SimulatorSession session) implements DefinitionAccess, AddressAccess {

  private static final int BYTE = 256;
  private static final long KIB = 1024;

  @Override
  public String definition(UUID domain) throws HypervisorException {
    return session.call(() -> xml(session.world().require(session.host(), domain)));
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

  private static String xml(Domain domain) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("domain");
      xml.writeAttribute("type", "simulator");
      element(xml, "name", domain.name());
      element(xml, "uuid", domain.uuid().toString());
      xml.writeStartElement("memory");
      xml.writeAttribute("unit", "KiB");
      xml.writeCharacters(Long.toString(domain.info().maxMemory() / KIB));
      xml.writeEndElement();
      element(xml, "vcpu", Integer.toString(domain.vcpus()));
      if (!domain.isControlDomain()) {
        devices(xml, domain);
      }
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // into memory
    }
    return text.toString();
  }

  private static void devices(XMLStreamWriter xml, Domain domain) throws XMLStreamException {
    xml.writeStartElement("devices");
    xml.writeStartElement("disk");
    xml.writeAttribute("type", "file");
    xml.writeAttribute("device", "disk");
    empty(xml, "source", "file", NLS.bind("/srv/simulated/{0}.img", domain.name()));
    empty(xml, "target", "dev", "xvda");
    xml.writeEndElement();
    xml.writeStartElement("interface");
    xml.writeAttribute("type", "bridge");
    empty(xml, "source", "bridge", "xenbr0");
    xml.writeEndElement();
    xml.writeStartElement("console");
    xml.writeAttribute("type", "pty");
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void empty(XMLStreamWriter xml, String name, String attribute, String value)
      throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute(attribute, value);
  }
}
