/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text in XML, which need not be well-formed: a tag, or what is none, such as text, a comment or a CDATA
 * section. The pieces of a text one behind the other are the text.
 *
 * @param text all of it
 * @param isTag whether attributes can be in it
 */
record XmlPiece(String text, boolean isTag) {

  /** What begins and ends pieces that are no tags; of two that fit the first is meant. */
  private static final List<List<String>> OTHERS =
      List.of(List.of("<!--", "-->"), List.of("<![CDATA[", "]]>"), List.of("<?", "?>"), List.of("<!", ">"));

  static List<XmlPiece> of(String text) {
    List<XmlPiece> pieces = new ArrayList<>();
    for (int at = 0; at < text.length();) {
      XmlPiece piece = at(text, at);
      pieces.add(piece);
      at += piece.text().length();
    }
    return pieces;
  }

  private static XmlPiece at(String text, int at) {
    if (text.charAt(at) != '<') {
      return new XmlPiece(text.substring(at, end(text, text.indexOf('<', at), 0)), false);
    }
    for (List<String> other : OTHERS) {
      if (text.startsWith(other.get(0), at)) {
        int closing = text.indexOf(other.get(1), at + other.get(0).length());
        return new XmlPiece(text.substring(at, end(text, closing, other.get(1).length())), false);
      }
    }
    return new XmlPiece(text.substring(at, endOfTag(text, at)), true);
  }

  private static int end(String text, int found, int length) {
    return found < 0 ? text.length() : found + length;
  }

  /** Behind the bracket that closes it, which is none in quotes. */
  private static int endOfTag(String text, int at) {
    char quote = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return text.length();
  }
}
