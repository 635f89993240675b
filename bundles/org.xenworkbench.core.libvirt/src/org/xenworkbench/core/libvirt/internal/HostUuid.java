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

/** The UUID of the machine, which its board has; the test driver knows none. */
final class HostUuid {

  /** What makers leave in boards by the thousand. */
  private static final String NEVER_SET = "03000200-0400-0500-0006-000700080009";

  private HostUuid() {
  }

  /** Asks a host; a host that does not say has none. */
  static Optional<UUID> of(Connect connect) {
    try {
      String xml = connect.getCapabilities();
      return xml == null ? Optional.empty() : parse(xml);
    } catch (LibvirtException | IOException e) {
      SafeLog.of(HostUuid.class).info("A host does not tell its UUID: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Reads a host's capabilities. */
  static Optional<UUID> parse(String xml) throws IOException {
    try {
      return child(HostXml.root(xml), "host").flatMap(host -> child(host, "uuid"))
          .map(uuid -> UUID.fromString(uuid.getTextContent().strip())).filter(HostUuid::isOwn);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
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
