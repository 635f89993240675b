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
 * Reads and writes XML. Texts and comments stay, blanks between elements do not. What is read may come from anybody: a
 * DTD, and so any entity of its own, is refused, and so is what goes beyond bounds.
 */
final class ChartXml {

  static final int MAX_DEPTH = 8;
  private static final int MAX_ATTRIBUTES = 32;
  private static final int MAX_NODES = 50_000;
  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final String COMMENTS = "http://xml.org/sax/properties/lexical-handler";
  private static final String DTD = "DOCTYPE";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private ChartXml() {
  }

  /**
   * What a text has.
   *
   * @param before what stands before the root
   * @param after what stands behind it
   */
  record Document(List<ChartNode> before, ChartElement root, List<ChartNode> after) {

    /** The same with another root. */
    Document withRoot(ChartElement other) {
      return new Document(before, other, after);
    }
  }

  /** Reads a text. @throws IOException with a sentence that says what is wrong, and where */
  static Document read(String text) throws IOException {
    Reader reader = new Reader();
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, true);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(COMMENTS, reader);
      parser.parse(new InputSource(new StringReader(text)), reader);
      return new Document(reader.before, reader.root.orElseThrow(() -> new IOException(Messages.ChartXml_empty)),
          reader.after);
    } catch (SAXParseException e) {
      String reason = String.valueOf(e.getMessage());
      throw new IOException(reason.contains(DTD) ? Messages.ChartXml_dtd
          : NLS.bind(Messages.ChartXml_malformed, e.getLineNumber(), reason), e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The text of a document. */
  static String write(Document document) {
    StringBuilder text = new StringBuilder(HEAD);
    document.before.forEach(node -> write(node, "", text));
    write(document.root, "", text);
    document.after.forEach(node -> write(node, "", text));
    return text.toString();
  }

  private static void write(ChartNode node, String indent, StringBuilder text) {
    if (node instanceof ChartNode.Other other) {
      text.append(indent).append(other.xml()).append('\n');
    } else if (node instanceof ChartElement element) {
      write(element, indent, text);
    }
  }

  private static void write(ChartElement element, String indent, StringBuilder text) {
    text.append(indent).append('<').append(element.name());
    element.attributes().forEach((key, value) -> text.append(' ').append(key).append("=\"").append(escaped(value))
        .append('"'));
    if (element.content().isEmpty()) {
      text.append("/>\n");
    } else if (element.children().isEmpty()) { // a text is not moved
      text.append('>');
      element.content().forEach(node -> text.append(((ChartNode.Other) node).xml()));
      text.append("</").append(element.name()).append(">\n");
    } else {
      text.append(">\n");
      element.content().forEach(node -> write(node, indent + "  ", text));
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
        default -> text.appendCodePoint(isWritable(letter) ? letter : '?');
      }
    });
    return text.toString();
  }

  /** XML 1.1 has more, as which a text may have been read. */
  private static boolean isWritable(int letter) {
    return letter >= ' ' && Character.getType(letter) != Character.SURROGATE && letter != 0xfffe && letter != 0xffff;
  }

  /** An element whose end is still to come. */
  private record Open(String name, Map<String, String> attributes, List<ChartNode> content, int line) {
  }

  private static final class Reader extends DefaultHandler2 {

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<ChartNode> before = new ArrayList<>();
    private final List<ChartNode> after = new ArrayList<>();
    private final StringBuilder characters = new StringBuilder();
    private Optional<ChartElement> root = Optional.empty();
    private @Nullable Locator locator;
    private int nodes;

    @Override
    @NonNullByDefault({}) // the parser's class says nothing of null
    public void setDocumentLocator(Locator given) {
      locator = given;
    }

    @Override
    @NonNullByDefault({})
    public void startElement(String uri, String localName, String name, Attributes given) throws SAXException {
      addText();
      if (open.size() >= MAX_DEPTH || given.getLength() > MAX_ATTRIBUTES) {
        throw new SAXException(NLS.bind(Messages.ChartXml_limits, line()));
      }
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < given.getLength(); i++) {
        attributes.put(given.getQName(i), given.getValue(i));
      }
      open.push(new Open(name, attributes, new ArrayList<>(), line()));
    }

    private int line() {
      Locator place = locator;
      return place == null ? 0 : place.getLineNumber();
    }

    @Override
    @NonNullByDefault({})
    public void endElement(String uri, String localName, String name) throws SAXException {
      addText();
      Open ended = open.pop();
      add(new ChartElement(ended.name, ended.attributes, ended.content, ended.line));
    }

    private void add(ChartNode node) throws SAXException {
      nodes++;
      if (nodes > MAX_NODES) {
        throw new SAXException(NLS.bind(Messages.ChartXml_limits, line()));
      }
      if (!open.isEmpty()) {
        open.peek().content.add(node);
      } else if (node instanceof ChartElement element) {
        root = Optional.of(element);
      } else {
        (root.isEmpty() ? before : after).add(node);
      }
    }

    private void addText() throws SAXException {
      String text = characters.toString().strip();
      characters.setLength(0);
      if (!text.isEmpty()) {
        add(new ChartNode.Other(escaped(text).replace("&#10;", "\n").replace("&#9;", "\t")));
      }
    }

    @Override
    @NonNullByDefault({})
    public void characters(char[] letters, int start, int length) {
      characters.append(letters, start, length);
    }

    @Override
    @NonNullByDefault({})
    public void comment(char[] letters, int start, int length) throws SAXException {
      addText();
      add(new ChartNode.Other("<!--" + new String(letters, start, length) + "-->"));
    }

    @Override
    @NonNullByDefault({})
    public void processingInstruction(String target, String data) throws SAXException {
      addText();
      add(new ChartNode.Other("<?" + target + ' ' + data + "?>"));
    }
  }
}
