/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the elements of an SVG document into a text. For one thread. */
final class SvgWriter {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int DECIMALS = 2;
  private static final char UNKNOWN = '\ufffd';

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  /** Begins a document of a size. */
  SvgWriter(int width, int height) {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace(NAMESPACE);
    } catch (XMLStreamException e) {
      throw failed(e);
    }
    attributes("version", "1.1", "width", width, "height", height, "viewBox", "0 0 " + width + " " + height);
  }

  /** Begins an element with attributes: names and values in turn. */
  void start(String name, Object... attributes) {
    try {
      xml.writeStartElement(name);
    } catch (XMLStreamException e) {
      throw failed(e);
    }
    attributes(attributes);
  }

  /** Ends the last element that was begun. */
  void end() {
    try {
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** Writes an element without content. */
  void element(String name, Object... attributes) {
    start(name, attributes);
    end();
  }

  /** Writes characters; those that no XML may have are shown as unknown. */
  void characters(String content) {
    try {
      xml.writeCharacters(legal(content));
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** Ends the document. */
  String finish() {
    try {
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw failed(e);
    }
    return text.toString();
  }

  private void attributes(Object... attributes) {
    try {
      for (int i = 0; i < attributes.length; i += 2) {
        Object value = attributes[i + 1];
        xml.writeAttribute((String) attributes[i], value instanceof Double number ? number(number) : legal(value + ""));
      }
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** A length with as many decimals as can be seen. */
  static String number(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }

  /** A colour as SVG has it. */
  static String color(int rgb) {
    return String.format("#%06x", rgb & 0xFFFFFF);
  }

  private static String legal(String content) {
    StringBuilder legal = new StringBuilder(content.length());
    content.codePoints().forEach(c -> legal.appendCodePoint(isLegal(c) ? c : UNKNOWN));
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF || c == '\n' || c == '\t';
  }

  private static IllegalStateException failed(XMLStreamException cause) {
    return new IllegalStateException("A text in memory could not be written", cause);
  }
}
