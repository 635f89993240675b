/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.check;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.definition.internal.Messages;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Looks at the text of a definition: whether it is well-formed, of the VM that it is to be of, and what libvirt's
 * schema has against it. DTDs and external entities are refused. Any thread but the UI's, since a schema takes a
 * moment.
 */
public final class DefinitionCheck {

  /** How a schema complains of text where none may be. */
  private static final String TEXT = "text not allowed";
  private static final int MOST = 100;
  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  private final UUID domain;
  private final Supplier<String> name;
  private final SchemaCheck schema;

  /**
   * Creates one.
   *
   * @param domain the VM that the definition is to be of
   * @param name its name, as it is now
   * @param schema what else is looked for
   */
  public DefinitionCheck(UUID domain, Supplier<String> name, SchemaCheck schema) {
    this.domain = domain;
    this.name = name;
    this.schema = schema;
  }

  /** What is wrong with a text, in order; not all if there is very much. */
  public List<Problem> of(String text) {
    TextLines lines = new TextLines(text);
    Optional<SAXParseException> malformed = read(text, new DefaultHandler(), new DefaultHandler());
    if (malformed.isPresent()) {
      return List.of(problem(lines, malformed.get(), true));
    }
    List<Problem> found = new ArrayList<>();
    DefinitionText.refusal(text, domain, name.get())
        .ifPresent(refusal -> found.add(lines.at(place(text, refusal), true, SafeText.block(refusal))));
    Complaints complaints = new Complaints(lines, found);
    schema.handler(complaints).ifPresent(handler -> read(text, handler, complaints));
    return List.copyOf(found);
  }

  /** What a host said of a text that was made from another: where they begin to differ. */
  public static Problem refused(String text, String base, String words) {
    return new TextLines(text).difference(base, true, SafeText.block(words));
  }

  /** The element that a refusal is about: it names it. */
  private static int place(String text, String refusal) {
    String element = refusal.contains("<uuid>") ? "<uuid" : "<name";
    return Math.max(0, text.indexOf(element));
  }

  private static Problem problem(TextLines lines, SAXParseException failure, boolean error) {
    return lines.problem(failure.getLineNumber(), error, words(failure));
  }

  private static String words(SAXParseException failure) {
    String words = String.valueOf(failure.getMessage());
    String told = failure.getColumnNumber() > 0
        ? NLS.bind(Messages.DefinitionCheck_at,
            new Object[] {words, failure.getLineNumber(), failure.getColumnNumber()})
        : words;
    return SafeText.block(told);
  }

  /** Reads a text once; what ends it is returned. */
  private static Optional<SAXParseException> read(String text, ContentHandler content, ErrorHandler errors) {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, true);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      reader.setContentHandler(content);
      reader.setErrorHandler(errors);
      reader.parse(new InputSource(new StringReader(text)));
      return Optional.empty();
    } catch (SAXParseException e) {
      return Optional.of(e);
    } catch (ParserConfigurationException | SAXException | IOException e) {
      return Optional.of(new SAXParseException(String.valueOf(e.getMessage()), "", "", 1, 0));
    }
  }

  /** Collects what a schema has against a text. */
  private static final class Complaints implements ErrorHandler {

    private final TextLines lines;
    private final List<Problem> found;

    Complaints(TextLines lines, List<Problem> found) {
      this.lines = lines;
      this.found = found;
    }

    @Override
    @NonNullByDefault({}) // the parser's interface says nothing of null
    public void warning(SAXParseException complaint) {
      error(complaint);
    }

    @Override
    @NonNullByDefault({})
    public void error(SAXParseException complaint) {
      if (found.size() < MOST) {
        found.add(String.valueOf(complaint.getMessage()).startsWith(TEXT)
            ? lines.textBefore(complaint.getLineNumber(), complaint.getColumnNumber(), false, words(complaint))
            : problem(lines, complaint, false));
      }
    }

    @Override
    @NonNullByDefault({})
    public void fatalError(SAXParseException complaint) throws SAXException {
      throw complaint;
    }
  }
}
