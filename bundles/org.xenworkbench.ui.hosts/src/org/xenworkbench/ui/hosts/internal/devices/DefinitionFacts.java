/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.hosts.internal.Messages;

/** What a definition says of a VM besides its devices, in words: it comes from a host. */
final class DefinitionFacts {

  private DefinitionFacts() {
  }

  /** What its users wrote of it, how it boots, and its consoles. */
  static List<Detail> of(Element root) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail(Messages.DefinitionFacts_description, text(SafeXml.first(root, "description"))));
    Optional<Element> os = SafeXml.first(root, "os");
    details.add(new Detail(Messages.DefinitionFacts_type, os.map(DefinitionFacts::type).orElse("")));
    details.add(new Detail(Messages.DefinitionFacts_boot, os.map(DefinitionFacts::boot).orElse("")));
    Optional<Element> devices = SafeXml.first(root, "devices");
    details.add(new Detail(Messages.DefinitionFacts_consoles,
        all(devices, "console").map(console -> console.getAttribute("type")).collect(Collectors.joining(", "))));
    details.add(new Detail(Messages.DefinitionFacts_graphics,
        all(devices, "graphics").map(DefinitionFacts::graphics).collect(Collectors.joining(", "))));
    return details;
  }

  private static Stream<Element> all(Optional<Element> devices, String name) {
    return devices.stream().flatMap(found -> SafeXml.children(found, name).stream()).limit(Bounds.DEVICES);
  }

  private static String text(Optional<Element> element) {
    return Bounds.text(element.map(Element::getTextContent).orElse("").strip(), Bounds.TEXT);
  }

  /** What kind of guest it is, and its firmware. */
  private static String type(Element os) {
    String loader = text(SafeXml.first(os, "loader"));
    String firmware = loader.isEmpty() ? os.getAttribute("firmware") : loader;
    String type = text(SafeXml.first(os, "type"));
    return firmware.isEmpty() ? type : NLS.bind(Messages.DefinitionFacts_with, type, firmware);
  }

  /** A kernel of the host's, or devices in order. */
  private static String boot(Element os) {
    String kernel = text(SafeXml.first(os, "kernel"));
    return kernel.isEmpty()
        ? SafeXml.children(os, "boot").stream().map(boot -> boot.getAttribute("dev")).limit(Bounds.DEVICES)
            .collect(Collectors.joining(", "))
        : kernel;
  }

  private static String graphics(Element graphics) {
    String port = graphics.getAttribute("port");
    return port.isEmpty() || port.startsWith("-") ? graphics.getAttribute("type")
        : NLS.bind(Messages.DefinitionFacts_port, graphics.getAttribute("type"), port);
  }
}
