/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads descriptions that come from another machine: DTDs and external entities are refused, and so is what goes beyond
 * bounds. These are our own and lie below those of any JDK, which differ from version to version, so that the same text
 * is refused everywhere and with the same words.
 */
final class HostXml {

  /** libvirt's own elements reach a depth of about ten; metadata of others may be deeper. */
  static final int MAX_DEPTH = 64;
  /** libvirt's elements have a dozen. */
  static final int MAX_ATTRIBUTES = 128;

  private static final String JDK_LIMIT = "JAXP0001";
  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  private HostXml() {
  }

  /**
   * The root of a description.
   *
   * @throws IOException with a sentence of ours if it is not well-formed or beyond the bounds
   */
  static Element root(String xml) throws IOException {
    try {
      check(xml);
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (BoundsException e) {
      throw new IOException(e.getMessage(), e);
    } catch (ParserConfigurationException | SAXException e) {
      String text = String.valueOf(e.getMessage());
      throw new IOException(text.contains(JDK_LIMIT) ? Messages.Xml_limits : NLS.bind(Messages.Xml_malformed, text), e);
    }
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
        throw new BoundsException(NLS.bind(Messages.Xml_deep, MAX_DEPTH));
      }
      if (attributes.getLength() > MAX_ATTRIBUTES) {
        throw new BoundsException(Messages.Xml_limits);
      }
    }

    @Override
    @NonNullByDefault({})
    public void endElement(String uri, String localName, String name) {
      depth--;
    }
  }
}
