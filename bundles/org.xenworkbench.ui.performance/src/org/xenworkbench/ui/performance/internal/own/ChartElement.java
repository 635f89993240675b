/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of XML, of a file or of a bundle's plugin.xml.
 *
 * @param attributes in their order
 * @param line where it begins; 0 if that is not known
 */
record ChartElement(String name, Map<String, String> attributes, List<ChartElement> children, int line) {

  /** Copies attributes and children. */
  ChartElement {
    attributes = new LinkedHashMap<>(attributes);
    children = List.copyOf(children);
  }

  /** An attribute; empty if it is not there. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }
}
