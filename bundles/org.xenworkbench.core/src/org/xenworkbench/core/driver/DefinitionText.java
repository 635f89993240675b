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

/**
 * Looks at the definition of a domain before it is given to a host. Any thread.
 *
 * @since 0.1
 */
public final class DefinitionText {

  private static final String ROOT = "domain";
  private static final int HEX = 16;
  private static final int HEX_OF_LONG = 16;

  private DefinitionText() {
  }

  /**
   * Whom a definition is of.
   *
   * @param name as {@link VmText.Kind#NAME} allows
   */
  public record Identity(String name, UUID uuid) {
  }

  /**
   * Whom the definition of a new domain is of.
   *
   * @param xml the definition, whoever wrote it
   * @throws HypervisorException with {@link HypervisorException.Kind#CONFIGURATION} if it is none, or has not one name
   *     that can be and one UUID
   */
  public static Identity identity(String xml) throws HypervisorException {
    Element root = root(xml);
    String name = only(root, "name");
    Optional<String> odd = ResourceAction.NAME.refusal(name);
    if (odd.isPresent()) {
      throw refused(odd.get());
    }
    String uuid = plain(only(root, "uuid"));
    if (!uuid.matches("[0-9a-f]{32}")) {
      throw refused(NLS.bind(Messages.DefinitionText_one, "uuid"));
    }
    return new Identity(name, new UUID(Long.parseUnsignedLong(uuid, 0, HEX_OF_LONG, HEX),
        Long.parseUnsignedLong(uuid, HEX_OF_LONG, uuid.length(), HEX)));
  }

  private static String only(Element root, String element) throws HypervisorException {
    List<Element> all = SafeXml.children(root, element);
    if (all.size() != 1) {
      throw refused(NLS.bind(Messages.DefinitionText_one, element));
    }
    return all.get(0).getTextContent();
  }

  private static HypervisorException refused(String why) {
    return new HypervisorException(HypervisorException.Kind.CONFIGURATION, why);
  }

  /**
   * Why a definition cannot be one of that domain, as a sentence for the user; empty if it can. A host takes one with
   * another name or UUID for the definition of another domain, and makes that.
   *
   * @param xml the definition, whoever wrote it
   */
  public static Optional<String> refusal(String xml, UUID domain, String name) {
    try {
      Element root = root(xml);
      return named(root, name).or(() -> identified(root, domain));
    } catch (HypervisorException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Element root(String xml) throws HypervisorException {
    Element root;
    try {
      root = SafeXml.root(xml);
    } catch (IOException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    if (!root.getTagName().equals(ROOT)) {
      throw refused(NLS.bind(Messages.DefinitionText_root, root.getTagName()));
    }
    return root;
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
