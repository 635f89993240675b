/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.guide;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.jdt.annotation.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The guide as text with looks, read from the page that an IDE's help shows and {@code HelpPages} writes. */
final class GuidePage {

  /** How a piece of the text looks. */
  enum Look { TITLE, HEADING, BOLD, ITALIC, CODE }

  /** A piece of the text and its look. */
  record Piece(int start, int length, Look look) {
  }

  /** What a heading begins; the id is what the help's topics name it by. */
  record Part(String id, String title, int level, int start) {
  }

  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();

  private GuidePage() {
  }

  static GuidePage read(InputStream page) throws IOException {
    try {
      GuidePage guide = new GuidePage();
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      Element html = factory.newDocumentBuilder().parse(page).getDocumentElement();
      children((Element) html.getElementsByTagName("body").item(0)).forEach(guide::block);
      return guide;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  String text() {
    return text.toString();
  }

  List<Piece> pieces() {
    return Collections.unmodifiableList(pieces);
  }

  List<Part> parts() {
    return Collections.unmodifiableList(parts);
  }

  /** Where the rows of tables begin. */
  List<Integer> rows() {
    return Collections.unmodifiableList(rows);
  }

  private void block(Element element) {
    switch (element.getTagName()) {
      case "table" -> table(element);
      case "pre" -> add(element.getTextContent(), Look.CODE);
      case "p" -> words(element, null);
      case "ul" -> list(element);
      case "h1", "h2", "h3" -> heading(element);
      default -> throw new IllegalArgumentException("The guide has no way to show " + element.getTagName());
    }
    text.append(element.getTagName().equals("pre") ? "\n" : "\n\n");
  }

  private void heading(Element element) {
    int level = element.getTagName().charAt(1) - '0';
    parts.add(new Part(element.getAttribute("id"), element.getTextContent(), level, text.length()));
    words(element, level == 1 ? Look.TITLE : Look.HEADING);
  }

  /** What begins below its mark goes on below it, as a row of a table does. */
  private void list(Element list) {
    for (Element point : children(list)) {
      rows.add(text.length());
      text.append("\u2022 ");
      words(point, null);
      text.append('\n');
    }
    text.setLength(text.length() - 1);
  }

  /** A row is a line, since a text has no columns: of more than two each says which it is. */
  private void table(Element table) {
    List<Element> lines = children(table);
    List<Element> head = children(lines.get(0));
    for (Element line : lines) {
      List<Element> cells = children(line);
      boolean isHead = line == lines.get(0);
      if (isHead && (cells.size() > 2 || cells.get(0).getTextContent().isBlank())) {
        continue;
      }
      rows.add(text.length());
      words(cells.get(0), isHead ? Look.ITALIC : Look.BOLD);
      IntStream.range(1, cells.size()).filter(i -> !cells.get(i).getTextContent().isBlank()).forEach(i -> {
        text.append(i == 1 ? " \u2013 " : "; ")
            .append(cells.size() > 2 ? head.get(i).getTextContent() + ": " : "");
        words(cells.get(i), isHead ? Look.ITALIC : null);
      });
      text.append('\n');
    }
    text.setLength(text.length() - 1);
  }

  private void words(Node node, @Nullable Look look) {
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element element) {
        words(element, look == null || look == Look.BOLD && isCode(element) ? look(element) : look);
      } else {
        add(child.getTextContent().replaceAll("\\s+", " "), look);
      }
    }
  }

  private static boolean isCode(Element element) {
    return element.getTagName().equals("code");
  }

  private static Look look(Element element) {
    return isCode(element) ? Look.CODE : element.getTagName().equals("b") ? Look.BOLD : Look.ITALIC;
  }

  private void add(String words, @Nullable Look look) {
    if (look != null) {
      pieces.add(new Piece(text.length(), words.length(), look));
    }
    text.append(words);
  }

  private static List<Element> children(Element parent) {
    NodeList children = parent.getChildNodes();
    return IntStream.range(0, children.getLength()).mapToObj(children::item).filter(Element.class::isInstance)
        .map(Element.class::cast).toList();
  }
}
