/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.text.XmlText;

/** What a definition says of a simulated domain, in libvirt's form: read from a text, and written into it. */
final class DomainForm {

  private static final long KIB = 1024;
  private static final Map<String, Long> UNITS = Map.of("b", 1L, "bytes", 1L, "", KIB, "k", KIB, "kib", KIB, "m",
      KIB << 10, "mib", KIB << 10, "g", KIB << 20, "gib", KIB << 20);
  private static final String PASSWORD = "passwd";

  private final Element root;

  private DomainForm(Element root) {
    this.root = root;
  }

  /** The form of a text, which is one. */
  static DomainForm of(String xml) throws HypervisorException {
    try {
      return new DomainForm(SafeXml.root(xml));
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<Element> child(String name) {
    return SafeXml.first(root, name);
  }

  /** Of which kind of hypervisor it is. */
  String type() {
    return root.getAttribute("type");
  }

  /** The device of that name. */
  Optional<Element> device(String name) {
    return DomainDevices.find(root, name);
  }

  /** Adds a device, given as XML. */
  void addDevice(String xml) throws HypervisorException {
    Node device = root.getOwnerDocument().importNode(of(xml).root, true);
    Element devices = child("devices").orElseGet(() -> (Element) root
        .appendChild(root.getOwnerDocument().createElement("devices")));
    devices.appendChild(root.getOwnerDocument().createTextNode("  "));
    devices.appendChild(device);
    devices.appendChild(root.getOwnerDocument().createTextNode("\n  "));
  }

  /** Takes a device away, if it has it. */
  void removeDevice(String name) {
    device(name).ifPresent(device -> device.getParentNode().removeChild(device));
  }

  /** What it has, as far as it says; what it does not say is as the host has it. */
  Hardware hardware(Hardware before) throws HypervisorException {
    long most = memory("memory").orElse(before.maxMemory());
    long memory = memory("currentMemory").orElse(most);
    long maxVcpus = child("vcpu").isEmpty() ? before.maxVcpus() : number(child("vcpu").get().getTextContent());
    String current = child("vcpu").map(vcpu -> vcpu.getAttribute("current")).orElse("");
    long vcpus = !current.isEmpty() ? number(current) : child("vcpu").isEmpty() ? before.vcpus() : maxVcpus;
    if (memory < KIB || memory > most || most > Bounds.MEMORY || vcpus < 1 || vcpus > maxVcpus
        || maxVcpus > Bounds.VCPUS) {
      throw new HypervisorException(Kind.FAILED, Messages.DomainForm_Amounts);
    }
    return new Hardware((int) vcpus, (int) maxVcpus, memory, most);
  }

  private Optional<Long> memory(String name) throws HypervisorException {
    Optional<Element> element = child(name);
    if (element.isEmpty()) {
      return Optional.empty();
    }
    Long unit = UNITS.get(element.get().getAttribute("unit").toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw malformed(element.get().getAttribute("unit"));
    }
    long told = number(element.get().getTextContent());
    return Optional.of(told > Bounds.MEMORY / unit ? Long.MAX_VALUE : told * unit);
  }

  private static long number(String text) throws HypervisorException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  private static HypervisorException malformed(String text) {
    return new HypervisorException(Kind.FAILED, NLS.bind(Messages.DomainForm_Number, text));
  }

  /** What its users wrote of it. */
  String description() {
    return child("description").map(Element::getTextContent).orElse("");
  }

  /** The same domain as it is called and as much as it has now. */
  DomainForm with(String name, String description, Hardware hardware) {
    set("name", name, "");
    set("memory", Long.toString(hardware.maxMemory() / KIB), "KiB");
    set("currentMemory", Long.toString(hardware.memory() / KIB), "KiB");
    Element vcpu = set("vcpu", Integer.toString(hardware.maxVcpus()), "");
    if (hardware.vcpus() == hardware.maxVcpus()) {
      vcpu.removeAttribute("current");
    } else {
      vcpu.setAttribute("current", Integer.toString(hardware.vcpus()));
    }
    if (description.isEmpty()) {
      child("description").ifPresent(root::removeChild);
    } else {
      set("description", description, "");
    }
    return this;
  }

  private Element set(String name, String text, String unit) {
    Element element = child(name).orElseGet(() -> added(name));
    element.setTextContent(text);
    if (!unit.isEmpty()) {
      element.setAttribute("unit", unit);
    }
    return element;
  }

  /** A new element on a line of its own, behind the UUID. */
  private Element added(String name) {
    Element element = root.getOwnerDocument().createElement(name);
    Node next = child("uuid").map(Node::getNextSibling).orElse(root.getFirstChild());
    root.insertBefore(root.getOwnerDocument().createTextNode("\n  "), next);
    root.insertBefore(element, next);
    return element;
  }

  /** Without what only who may change it is told. */
  DomainForm withoutPasswords() {
    child("devices").stream().flatMap(devices -> SafeXml.children(devices, "graphics").stream())
        .forEach(graphics -> graphics.removeAttribute(PASSWORD));
    return this;
  }

  @Override
  public String toString() {
    return XmlText.of(root) + '\n';
  }
}
