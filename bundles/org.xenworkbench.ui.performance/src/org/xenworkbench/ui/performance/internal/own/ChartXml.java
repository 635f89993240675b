/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads and writes XML that has elements, attributes and comments only. What is read may come from anybody: a DTD, and so any
 * entity of its own, is refused, and so is what goes beyond bounds.
 */
final class ChartXml {

  static final int MAX_DEPTH = 8;
  private static final int MAX_ATTRIBUTES = 32;
  private static final int MAX_ELEMENTS = 50_000;
  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final String COMMENTS = "http://xml.org/sax/properties/lexical-handler";
  private static final String DTD = "DOCTYPE";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private ChartXml() {
  }

  /** The root of what a text says, with the comments before and after it in it. @throws IOException with a sentence that says what is wrong, and where */
  static ChartElement read(String text) throws IOException {
    Reader reader = new Reader();
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, true);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(COMMENTS, reader);
      parser.parse(new InputSource(new StringReader(text)), reader);
      return reader.root.map(root -> root.with(reader.outside))
          .orElseThrow(() -> new IOException(Messages.ChartXml_empty));
    } catch (SAXParseException e) {
      String reason = String.valueOf(e.getMessage());
      throw new IOException(reason.contains(DTD) ? Messages.ChartXml_dtd
          : NLS.bind(Messages.ChartXml_malformed, e.getLineNumber(), reason), e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The text of an element, with all that is in it. */
  static String write(ChartElement root) {
    StringBuilder text = new StringBuilder(HEAD);
    write(root, "", text);
    return text.toString();
  }

  private static void write(ChartElement element, String indent, StringBuilder text) {
    if (element.isComment()) {
      text.append(indent).append("<!--").append(element.text()).append("-->\n");
      return;
    }
    text.append(indent).append('<').append(element.name());
    element.attributes().forEach((key, value) -> text.append(' ').append(key).append("=\"").append(escaped(value))
        .append('"'));
    if (element.children().isEmpty()) {
      text.append("/>\n");
    } else {
      text.append(">\n");
      element.children().forEach(child -> write(child, indent + "  ", text));
      text.append(indent).append("</").append(element.name()).append(">\n");
    }
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    value.codePoints().forEach(letter -> {
      switch (letter) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\t', '\n', '\r' -> text.append("&#").append(letter).append(';');
        default -> text.appendCodePoint(Character.getType(letter) == Character.SURROGATE ? '?' : letter);
      }
    });
    return text.toString();
  }

  /** An element whose end is still to come. */
  private record Open(String name, Map<String, String> attributes, List<ChartElement> children, int line) {
  }

  private static final class Reader extends DefaultHandler2 {

    private final Deque<Open> open = new ArrayDeque<>();
    /** Comments before the root, and after it once it has those. */
    private final List<ChartElement> outside = new ArrayList<>();
    private Optional<ChartElement> root = Optional.empty();
    private @Nullable Locator locator;
    private int elements;

    @Override
    @NonNullByDefault({}) // the parser's class says nothing of null
    public void setDocumentLocator(Locator given) {
      locator = given;
    }

    @Override
    @NonNullByDefault({})
    public void startElement(String uri, String localName, String name, Attributes given) throws SAXException {
      Locator place = locator;
      int line = place == null ? 0 : place.getLineNumber();
      elements++;
      if (open.size() >= MAX_DEPTH || given.getLength() > MAX_ATTRIBUTES || elements > MAX_ELEMENTS) {
        throw new SAXException(NLS.bind(Messages.ChartXml_limits, line));
      }
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < given.getLength(); i++) {
        attributes.put(given.getQName(i), given.getValue(i));
      }
      open.push(new Open(name, attributes, new ArrayList<>(outside), line));
      outside.clear();
    }

    @Override
    @NonNullByDefault({})
    public void comment(char[] letters, int start, int length) {
      Open around = open.peek();
      (around == null ? outside : around.children).add(ChartElement.comment(new String(letters, start, length)));
    }

    @Override
    @NonNullByDefault({})
    public void endElement(String uri, String localName, String name) {
      Open ended = open.pop();
      ChartElement element = new ChartElement(ended.name, ended.attributes, ended.children, ended.line);
      if (open.isEmpty()) {
        root = Optional.of(element);
      } else {
        open.peek().children.add(element);
      }
    }
  }
}
