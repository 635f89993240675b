/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal.tree;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xenworkbench.core.text.SafeXml;

/**
 * The tree of a definition that is made, or made over: texts are texts in it, whatever is in them. What one VM alone
 * can have is left out where another is made of it ({@link #anew}).
 */
public final class DomainTree {

  private static final String EMPTY = "<domain/>";
  private static final String INDENT = "{http://xml.apache.org/xslt}indent-amount";
  private static final Set<String> CONSOLES = Set.of("console", "serial", "parallel", "channel");
  /** Their places are made by libvirt for each domain. */
  private static final Set<String> MADE = Set.of("pty", "unix");

  private final Element root;

  private DomainTree(Element root) {
    this.root = root;
  }

  /**
   * That of a definition, whoever wrote it.
   *
   * @throws IOException with a sentence if it is none
   */
  public static DomainTree of(String xml) throws IOException {
    DomainTree tree = new DomainTree(SafeXml.root(xml));
    dropBlanks(tree.root);
    return tree;
  }

  /** The tree of another VM that is made of a definition, whoever wrote it. */
  public static DomainTree anew(String xml, String name, UUID uuid) throws IOException {
    DomainTree tree = of(xml);
    tree.forgetWho();
    tree.name(name, uuid);
    return tree;
  }

  /** One without anything. */
  public static DomainTree empty() {
    try {
      return of(EMPTY);
    } catch (IOException e) {
      throw new IllegalStateException(e); // it is well-formed
    }
  }

  /** Blanks between elements are made anew. */
  private static void dropBlanks(Element element) {
    NodeList nodes = element.getChildNodes();
    List<Node> blank = new ArrayList<>();
    boolean hasElements = false;
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child) {
        hasElements = true;
        dropBlanks(child);
      } else if (nodes.item(i) instanceof Text text && text.getData().isBlank()) {
        blank.add(text);
      }
    }
    if (hasElements) {
      blank.forEach(element::removeChild);
    }
  }

  /** Who it was, where it ran, and what libvirt made of it then. */
  private void forgetWho() {
    root.removeAttribute("id");
    for (String own : List.of("uuid", "name", "title", "genid", "seclabel", "resource")) {
      drop(root, own);
    }
    SafeXml.first(root, "os").ifPresent(os -> drop(os, "nvram"));
    forgetFirmwareUuid();
    Element devices = devices();
    SafeXml.children(devices, "interface").forEach(nic -> {
      drop(nic, "mac");
      drop(nic, "target");
    });
    SafeXml.children(devices, "graphics").forEach(graphics -> {
      if (graphics.hasAttribute("port")) {
        graphics.setAttribute("port", "-1");
        graphics.setAttribute("autoport", "yes");
      }
    });
    for (Element device : elements(devices)) {
      dropAlias(device);
      if (CONSOLES.contains(device.getTagName()) && MADE.contains(device.getAttribute("type"))) {
        device.removeAttribute("tty");
        drop(device, "source");
      }
    }
  }

  /** libvirt refuses one that is not the domain's. */
  private void forgetFirmwareUuid() {
    SafeXml.children(root, "sysinfo").stream().flatMap(info -> SafeXml.children(info, "system").stream())
        .forEach(system -> SafeXml.children(system, "entry").stream()
            .filter(entry -> entry.getAttribute("name").equals("uuid")).forEach(system::removeChild));
  }

  private static void dropAlias(Element device) {
    SafeXml.children(device, "alias").stream().filter(alias -> !alias.getAttribute("name").startsWith("ua-"))
        .forEach(device::removeChild);
  }

  /** Says who it is, in front of all else. */
  public void name(String name, UUID uuid) {
    for (Element who : List.of(set(root, "uuid", uuid.toString()), set(root, "name", name))) {
      root.insertBefore(who, root.getFirstChild());
    }
  }

  /** All of it. */
  public Element root() {
    return root;
  }

  /** What it has. */
  public Element devices() {
    return child(root, "devices");
  }

  /** The disks. */
  public List<Element> disks() {
    return SafeXml.children(devices(), "disk");
  }

  private static List<Element> elements(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  /** Takes away all children of that name. */
  public static void drop(Element parent, String name) {
    SafeXml.children(parent, name).forEach(parent::removeChild);
  }

  /** The child of that name, which is made if there is none. */
  public static Element child(Element parent, String name) {
    return SafeXml.first(parent, name).orElseGet(() -> add(parent, name));
  }

  /** A new child; attributes are names followed by their values. */
  public static Element add(Element parent, String name, String... attributes) {
    Element made = parent.getOwnerDocument().createElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      made.setAttribute(attributes[i], attributes[i + 1]);
    }
    parent.appendChild(made);
    return made;
  }

  /** Gives the child of that name a text, which is made if there is none. */
  public static Element set(Element parent, String name, String text) {
    Element set = child(parent, name);
    set.setTextContent(text);
    return set;
  }

  /** As libvirt writes it: each element on a line of its own. */
  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.setOutputProperty(OutputKeys.INDENT, "yes");
      transformer.setOutputProperty(INDENT, "2");
      transformer.transform(new DOMSource(root), new StreamResult(text));
    } catch (TransformerException e) {
      throw new IllegalStateException(e); // into memory
    }
    return text.toString();
  }
}
