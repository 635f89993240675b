/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An element of XML, of a file or of a bundle's plugin.xml; or a comment among elements.
 *
 * @param attributes in their order
 * @param line where it begins; 0 if that is not known
 */
record ChartElement(String name, Map<String, String> attributes, List<ChartElement> children, int line) {

  /** No name of XML. */
  private static final String COMMENT = "#comment";

  /** Copies attributes and children. */
  ChartElement {
    attributes = new LinkedHashMap<>(attributes);
    children = List.copyOf(children);
  }

  /** A comment. */
  static ChartElement comment(String text) {
    return new ChartElement(COMMENT, Map.of(COMMENT, text), List.of(), 0);
  }

  boolean isComment() {
    return name.equals(COMMENT);
  }

  /** The text of a comment, as it stands between its marks. */
  String text() {
    return attribute(COMMENT);
  }

  /** The same with more in it, at its end. */
  ChartElement with(List<ChartElement> more) {
    return new ChartElement(name, attributes, Stream.concat(children.stream(), more.stream()).toList(), line);
  }

  /** The elements in it, without comments. */
  List<ChartElement> elements() {
    return children.stream().filter(child -> !child.isComment()).toList();
  }

  /** An attribute; empty if it is not there. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }
}
