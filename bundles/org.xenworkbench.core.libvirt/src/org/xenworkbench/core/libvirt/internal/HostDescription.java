/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeXml;

/**
 * What a host tells about its machine in its capabilities.
 *
 * @param uuid which its board has; the test driver knows none
 * @param cpuModel name of libvirt's model that its CPUs come nearest to; empty where its driver knows none
 */
record HostDescription(Optional<UUID> uuid, String cpuModel) {

  /** What makers leave in boards by the thousand. */
  private static final String NEVER_SET = "03000200-0400-0500-0006-000700080009";

  /** A host that tells nothing. */
  private static final HostDescription NONE = new HostDescription(Optional.empty(), "");

  /** Asks a host; what a host does not say is not known. */
  static HostDescription of(Connect connect) {
    try {
      String xml = connect.getCapabilities();
      return xml == null ? NONE : parse(xml);
    } catch (LibvirtException | IOException e) {
      SafeLog.of(HostDescription.class).info("A host does not tell its UUID and CPU model: " + e.getMessage());
      return NONE;
    }
  }

  /** Reads a host's capabilities. */
  static HostDescription parse(String xml) throws IOException {
    Optional<Element> host = child(SafeXml.root(xml), "host");
    try {
      return new HostDescription(
          host.flatMap(found -> text(found, "uuid")).map(UUID::fromString).filter(HostDescription::isOwn),
          host.flatMap(found -> child(found, "cpu")).flatMap(cpu -> text(cpu, "model")).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(found -> found.getTextContent().strip());
  }

  private static boolean isOwn(UUID uuid) {
    String text = uuid.toString();
    return !text.equals(NEVER_SET) && text.replace("-", "").chars().distinct().count() > 1;
  }

  private static Optional<Element> child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }
}
