/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.xenworkbench.core.text.SafeXml;
import org.xml.sax.SAXParseException;

/**
 * Looks at the definition of a domain before it is given to a host. Any thread.
 *
 * @since 0.1
 */
public final class DefinitionText {

  private static final String ROOT = "domain";

  private DefinitionText() {
  }

  /**
   * Why a definition cannot be one of that domain, as a sentence for the user; empty if it can. A host takes one with
   * another name or UUID for the definition of another domain, and makes that.
   *
   * @param xml the definition, whoever wrote it
   */
  public static Optional<String> refusal(String xml, UUID domain, String name) {
    Element root;
    try {
      root = SafeXml.root(xml);
    } catch (IOException e) {
      return Optional.of(e.getCause() instanceof SAXParseException malformed
          ? NLS.bind(Messages.DefinitionText_malformed, malformed.getMessage()) : String.valueOf(e.getMessage()));
    }
    if (!root.getTagName().equals(ROOT)) {
      return Optional.of(NLS.bind(Messages.DefinitionText_root, root.getTagName()));
    }
    return named(root, name).or(() -> identified(root, domain));
  }

  private static Optional<String> named(Element root, String name) {
    List<Element> names = SafeXml.children(root, "name");
    boolean same = names.size() == 1 && names.get(0).getTextContent().equals(name);
    return same ? Optional.empty() : Optional.of(NLS.bind(Messages.DefinitionText_name, name));
  }

  private static Optional<String> identified(Element root, UUID domain) {
    List<Element> uuids = SafeXml.children(root, "uuid");
    boolean same = uuids.size() == 1 && plain(uuids.get(0).getTextContent()).equals(plain(domain.toString()));
    return same ? Optional.empty() : Optional.of(NLS.bind(Messages.DefinitionText_uuid, domain));
  }

  /** libvirt takes one with or without hyphens, and in either case. */
  private static String plain(String uuid) {
    return uuid.strip().replace("-", "").toLowerCase(Locale.ROOT);
  }
}
