/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads descriptions that come from another machine: DTDs and external entities are refused, and so is what goes beyond
 * bounds. These are our own and lie below those of any JDK, which differ from version to version, so that the same text
 * is refused everywhere and with the same words. Any thread.
 *
 * @since 0.1
 */
public final class SafeXml {

  /** libvirt's own elements reach a depth of about ten; metadata of others may be deeper. */
  public static final int MAX_DEPTH = 64;
  /** libvirt's elements have a dozen. */
  public static final int MAX_ATTRIBUTES = 128;

  private static final String JDK_LIMIT = "JAXP0001";
  /** What the JDK's parser says of one where it may be, and elsewhere. */
  private static final List<String> DOCTYPE = List.of("DOCTYPE", "Scanner State 24");
  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  private SafeXml() {
  }

  /**
   * The root of a description.
   *
   * @throws IOException with a sentence of ours if it is not well-formed or beyond the bounds
   */
  public static Element root(String xml) throws IOException {
    try {
      check(xml);
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (BoundsException e) {
      throw new IOException(e.getMessage(), e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(sentence(String.valueOf(e.getMessage())), e);
    }
  }

  private static String sentence(String text) {
    if (text.contains(JDK_LIMIT)) {
      return Messages.SafeXml_limits;
    }
    return DOCTYPE.stream().anyMatch(text::contains) ? Messages.SafeXml_doctype
        : NLS.bind(Messages.SafeXml_malformed, text);
  }

  /** Reads it once without keeping anything: the tree of a deep one would be built before it is seen to be deep. */
  private static void check(String xml) throws ParserConfigurationException, SAXException, IOException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DTD, true);
    factory.newSAXParser().parse(new InputSource(new StringReader(xml)), new BoundsCheck());
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DTD, true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /** The elements of a name right below another, in order. */
  public static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** The first of them. */
  public static Optional<Element> first(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  private static final class BoundsException extends SAXException {

    private static final long serialVersionUID = 1;

    BoundsException(String message) {
      super(message);
    }
  }

  private static final class BoundsCheck extends DefaultHandler {

    private int depth;

    @Override
    @NonNullByDefault({}) // the parser's class says nothing of null
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
      depth++;
      if (depth > MAX_DEPTH) {
        throw new BoundsException(NLS.bind(Messages.SafeXml_deep, MAX_DEPTH));
      }
      if (attributes.getLength() > MAX_ATTRIBUTES) {
        throw new BoundsException(Messages.SafeXml_limits);
      }
    }

    @Override
    @NonNullByDefault({})
    public void endElement(String uri, String localName, String name) {
      depth--;
    }
  }
}
