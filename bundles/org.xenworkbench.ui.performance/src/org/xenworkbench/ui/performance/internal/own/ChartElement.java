/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xenworkbench.core.text.SafeText;

/**
 * An element of XML, of a file or of a bundle's plugin.xml.
 *
 * @param attributes in their order
 * @param content other elements, and what else is in it
 * @param line where it begins; 0 if that is not known
 */
record ChartElement(String name, Map<String, String> attributes, List<ChartNode> content, int line)
    implements ChartNode {

  /** More of a name is not needed to find it in a file. */
  private static final int LONGEST_LABEL = 60;

  /** Copies attributes and content. */
  ChartElement {
    attributes = new LinkedHashMap<>(attributes);
    content = List.copyOf(content);
  }

  /** An attribute; empty if it is not there. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** The elements in it. */
  List<ChartElement> children() {
    return content.stream().filter(ChartElement.class::isInstance).map(ChartElement.class::cast).toList();
  }

  /** What a user finds it by: its name, its identity if it has none, or else which element it is; never long. */
  String label() {
    return cut(Stream.of(attribute(ChartForm.NAME), attribute(ChartForm.ID), name)
        .filter(text -> !text.isBlank()).findFirst().orElse(name), LONGEST_LABEL);
  }

  /** One line of at most so many characters, none of them in half. */
  static String cut(String text, int most) {
    String line = SafeText.line(text);
    return line.codePointCount(0, line.length()) <= most ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + '\u2026';
  }

  /** Another one in the place of this one, with the texts and comments that this one has, each where it was. */
  ChartElement replacedBy(ChartElement other) {
    Deque<ChartElement> children = new ArrayDeque<>(other.children());
    List<ChartNode> nodes = new ArrayList<>();
    for (ChartNode node : content) {
      if (!(node instanceof ChartElement child)) {
        nodes.add(node);
      } else if (children.isEmpty()) {
        child.content.stream().filter(Other.class::isInstance).forEach(nodes::add);
      } else {
        nodes.add(child.replacedBy(children.remove()));
      }
    }
    nodes.addAll(children);
    return new ChartElement(other.name, other.attributes, nodes, line);
  }
}
