/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.io.StringWriter;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Node;

/**
 * Writes XML that was read by {@link SafeXml}, or changed since. Any thread that has it to itself.
 *
 * @since 0.1
 */
public final class XmlText {

  private XmlText() {
  }

  /** An element with all that is in it. */
  public static String of(Node element) {
    StringWriter text = new StringWriter();
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.transform(new DOMSource(element), new StreamResult(text));
    } catch (TransformerException e) {
      throw new IllegalStateException(e); // into memory
    }
    return text.toString();
  }
}
